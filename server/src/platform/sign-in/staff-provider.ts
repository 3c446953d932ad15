import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Clock } from '../clock.ts'
import { type ProviderDown, type SignInFault, type UnderWay, openOidcClient } from './oidc-client.ts'
import type { ProviderConfig } from './provider-config.ts'

export interface StaffProvider {
  /** Of whom a subject is: the same subject of another provider is somebody else. */
  readonly issuer: string
  begin(ask: UnderWay & { readonly backTo: string }): Promise<Result<URL, ProviderDown>>
  /** Who came back to this address, by the provider's own identifier (`sub`) and nothing else that it says. */
  finish(at: URL, kept: UnderWay): Promise<Result<{ readonly subject: string }, SignInFault>>
}

/** Of OpenID Connect Core, 2: at most 255 signs of ASCII. */
const SUBJECT = /^[\x21-\x7e]{1,255}$/

/** Whether a text can be the identifier of somebody at a provider. */
export function isSubject(text: string): boolean {
  return SUBJECT.test(text)
}

/** Signs staff in through the OpenID provider that the installation names for them (ADR 0095). */
export function openStaffProvider(config: ProviderConfig, clock: Clock): StaffProvider {
  const client = openOidcClient(config, clock)
  return {
    issuer: config.url.href,
    begin: (ask) => client.begin(ask),
    async finish(at, kept) {
      const told = await client.finish(at, kept, false)
      if (!told.ok) return told
      const { sub: subject } = told.value.token
      return isSubject(subject) ? ok({ subject }) : refuse({ code: 'not-trusted', why: 'subject' })
    },
  }
}
