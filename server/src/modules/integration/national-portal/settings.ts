import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'

/** What the file of MOTCUA_PARTNERS says of the national portal. */
export interface NationalPortalSettings {
  readonly url: string
  readonly user: string
  readonly key: string
  /** Of the portal on the national platform (dstcode). */
  readonly destination: string
  /** Of this province there (madonvi). */
  readonly agency: string
}

const NAMES = ['url', 'user', 'key', 'destination', 'agency'] as const

/** Refuses with the names of what is missing or no text; it repeats no value. */
export function readNationalPortalSettings(
  given: Answer,
): Result<NationalPortalSettings, { readonly code: 'settings-faulty'; readonly names: readonly string[] }> {
  const faulty = NAMES.filter((name) => typeof given[name] !== 'string' || given[name] === '')
  const url = String(given['url'])
  if (!faulty.includes('url') && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) faulty.unshift('url')
  if (faulty.length > 0) return refuse({ code: 'settings-faulty', names: faulty })
  return ok(Object.fromEntries(NAMES.map((name) => [name, given[name]])) as unknown as NationalPortalSettings)
}
