import type { Answer } from '../partner/ask-partner.ts'
import type { Manifest } from '../partner/manifest.ts'
import { systemClock } from '../clock.ts'
import { SendFault } from '../send-fault.ts'
import { openOidcClient } from './oidc-client.ts'
import { PROVIDER_SETTINGS, type ProviderName, providerConfigOf } from './provider-config.ts'

export const IDENTITY_PROVIDER_MANIFEST = providerManifest('identity-provider', 'Định danh điện tử')
export const STAFF_PROVIDER_MANIFEST = providerManifest('staff-identity', 'Đăng nhập chung của cán bộ')

/** Reads where the provider says that it listens; nobody is sent there. A wrong key is not seen so. */
function providerManifest(partner: ProviderName, title: string): Manifest {
  return {
    partner, title, ways: ['answers'], shapes: 'OpenID Connect Core 1.0, Discovery 1.0', settings: PROVIDER_SETTINGS,
    async check(settings: Answer) {
      const config = providerConfigOf({ [partner]: settings }, partner)
      if (!config) return
      const nothing = { state: 'x', nonce: 'x', verifier: 'x', backTo: 'https://localhost/' }
      if (!(await openOidcClient(config, systemClock).begin(nothing)).ok) throw new SendFault('unreachable', false)
    },
  }
}
