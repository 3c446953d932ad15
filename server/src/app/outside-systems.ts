import { INTEGRATION_MANIFESTS } from '../modules/integration/public.ts'
import type { Manifest } from '../platform/partner/manifest.ts'
import { CARRIER_MANIFEST } from '../platform/carrier/carrier-manifest.ts'
import { GATEWAY_MANIFEST } from '../platform/gateway/gateway-manifest.ts'
import { PUSH_MANIFEST } from '../platform/push/push-manifest.ts'
import { IDENTITY_PROVIDER_MANIFEST, STAFF_PROVIDER_MANIFEST } from '../platform/sign-in/provider-manifest.ts'
import { SMS_MANIFEST } from '../platform/sms/sms-manifest.ts'
import { ZALO_MANIFEST } from '../platform/zalo-manifest.ts'

/** Every outside system that MOTCUA_PARTNERS may name. */
export const OUTSIDE_SYSTEMS: readonly Manifest[] = [
  ...INTEGRATION_MANIFESTS, IDENTITY_PROVIDER_MANIFEST, STAFF_PROVIDER_MANIFEST, GATEWAY_MANIFEST, ZALO_MANIFEST,
  SMS_MANIFEST, CARRIER_MANIFEST, PUSH_MANIFEST,
]
