import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Clock } from '../clock.ts'
import { type ProviderDown, type SignInFault, type UnderWay, openOidcClient } from './oidc-client.ts'
import type { ProviderConfig } from './provider-config.ts'
import { type Vouched, vouchedOf } from './vouched.ts'

export interface IdentityProvider {
  /** The address to send a browser to. `level` is the least that is asked for. */
  begin(ask: UnderWay & { readonly backTo: string; readonly level: 1 | 2 }): Promise<Result<URL, ProviderDown>>
  /** What the provider says of whoever came back to this address. */
  finish(at: URL, kept: UnderWay): Promise<Result<Vouched, SignInFault>>
  /** Where the provider's own session ends; nothing where it has no such page, or is down. */
  leave(backTo: string): Promise<URL | undefined>
}

/** Signs people in through the national OpenID provider, which says how far it knows them (ADR 0089). */
export function openIdentityProvider(config: ProviderConfig, clock: Clock): IdentityProvider {
  const client = openOidcClient(config, clock)
  return {
    begin: ({ level, ...ask }) => client.begin({ ...ask, more: { acr_values: String(level) } }),
    async finish(at, kept) {
      const told = await client.finish(at, kept, true)
      if (!told.ok) return told
      const vouched = vouchedOf(told.value.token, told.value.userinfo)
      return vouched ? ok(vouched) : refuse({ code: 'not-trusted', why: 'no-level' })
    },
    leave: (backTo) => client.leave(backTo),
  }
}
