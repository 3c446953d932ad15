import type { Manifest } from '../../platform/partner/manifest.ts'
import { COMMAND_CENTRE_MANIFEST } from './command-centre/manifest.ts'
import { DOCUMENT_AXIS_MANIFEST } from './document-axis/manifest.ts'
import { NATIONAL_PORTAL_MANIFEST } from './national-portal/manifest.ts'
import { BUSINESS_MANIFEST } from './registers/business/manifest.ts'
import { POPULATION_MANIFEST } from './registers/population/manifest.ts'
import { SOCIAL_INSURANCE_MANIFEST } from './registers/social-insurance/manifest.ts'
import { CIVIL_STATUS_MANIFEST } from './sector/civil-status/manifest.ts'
import { CRIMINAL_RECORD_MANIFEST } from './sector/criminal-record/manifest.ts'
import { MINISTRY_MANIFEST } from './sector/generic/manifest.ts'
import { LAND_MANIFEST } from './sector/land/manifest.ts'
import { TREASURY_MANIFEST } from './treasury/manifest.ts'

/** Of the outside systems with which this room speaks. */
export const INTEGRATION_MANIFESTS: readonly Manifest[] = [
  NATIONAL_PORTAL_MANIFEST, DOCUMENT_AXIS_MANIFEST, COMMAND_CENTRE_MANIFEST, POPULATION_MANIFEST,
  BUSINESS_MANIFEST, SOCIAL_INSURANCE_MANIFEST,
  CRIMINAL_RECORD_MANIFEST, CIVIL_STATUS_MANIFEST, LAND_MANIFEST, TREASURY_MANIFEST, MINISTRY_MANIFEST,
]
