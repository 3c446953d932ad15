import type { Answer } from '../partner/ask-partner.ts'
import { ADDRESS, SECRET, WORD, readSettings, settingsOf, soundSettings } from '../partner/read-settings.ts'
import { isLoopback } from './is-loopback.ts'

/** Where the OpenID provider is, and as which client it knows us. */
export interface ProviderConfig {
  readonly url: URL
  readonly client: string
  readonly key: string
}

/** Providers by the names of their parts in MOTCUA_PARTNERS: of people, and of staff. */
export type ProviderName = 'identity-provider' | 'staff-identity'

/** What the file of MOTCUA_PARTNERS says of a provider. */
export const PROVIDER_SETTINGS = settingsOf({ url: ADDRESS, client: WORD, key: SECRET })

/**
 * The part of that name; nothing where there is none. Throws, without a word of what stands in it, where it is faulty,
 * or the address is not https and not on this machine.
 */
export function providerConfigOf(
  parts: Readonly<Record<string, Answer>>, name: ProviderName,
): ProviderConfig | undefined {
  const part = parts[name]
  if (part === undefined) return undefined
  const { url, client, key } = soundSettings(name, readSettings(PROVIDER_SETTINGS, part))
  const address = new URL(url)
  const isSafe = address.protocol === 'https:' || address.protocol === 'http:' && isLoopback(address)
  if (!isSafe) throw new Error(`MOTCUA_PARTNERS: url của ${name} phải là https`)
  return { url: address, client, key }
}
