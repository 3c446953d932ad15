import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'

/** What the file of MOTCUA_PARTNERS says of the command centre. */
export interface CommandCentreSettings {
  readonly url: string
  readonly key: string
  /** Under which this province is known there: the `source` of what it sends. */
  readonly source: string
}

const NAMES = ['url', 'key', 'source'] as const

/** Refuses with the names of what is missing or no text; it repeats no value. */
export function readCommandCentreSettings(
  given: Answer,
): Result<CommandCentreSettings, { readonly code: 'settings-faulty'; readonly names: readonly string[] }> {
  const faulty = NAMES.filter((name) => typeof given[name] !== 'string' || given[name] === '')
  const url = String(given['url'])
  if (!faulty.includes('url') && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) faulty.unshift('url')
  if (faulty.length > 0) return refuse({ code: 'settings-faulty', names: faulty })
  return ok(Object.fromEntries(NAMES.map((name) => [name, given[name]])) as unknown as CommandCentreSettings)
}
