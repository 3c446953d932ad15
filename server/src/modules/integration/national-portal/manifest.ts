import type { Manifest } from '../../../platform/partner/manifest.ts'
import { openNationalPortal } from './client.ts'
import { lookAtPortal } from './look.ts'
import { NATIONAL_PORTAL } from './outlet.ts'
import { NATIONAL_PORTAL_SETTINGS, type NationalPortalSettings } from './settings.ts'

export const NATIONAL_PORTAL_MANIFEST: Manifest = {
  partner: NATIONAL_PORTAL,
  title: 'Cổng Dịch vụ công quốc gia',
  ways: ['tells', 'brings'],
  shapes: 'domain reference 8.1',
  settings: NATIONAL_PORTAL_SETTINGS,
  async check(settings) {
    // A number as no province has one: it opens a session and finds nothing.
    await lookAtPortal(openNationalPortal(settings as NationalPortalSettings), ['000-000000-0000'])
  },
}
