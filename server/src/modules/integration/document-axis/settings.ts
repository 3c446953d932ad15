import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'

/** What the file of MOTCUA_PARTNERS says of the axis of documents. */
export interface DocumentAxisSettings {
  readonly url: string
  readonly key: string
  /** The agency for which this program sends and fetches. */
  readonly agency: string
}

const NAMES = ['url', 'key', 'agency'] as const

/** Refuses with the names of what is missing or no text that a header may hold; it repeats no value. */
export function readDocumentAxisSettings(
  given: Answer,
): Result<DocumentAxisSettings, { readonly code: 'settings-faulty'; readonly names: readonly string[] }> {
  const [url, key, agency] = NAMES.map((name) => {
    const value = given[name]
    return typeof value === 'string' && /^[\x21-\x7e]{1,500}$/.test(value) ? value : ''
  })
  const isAddress = url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  if (isAddress && key && agency) return ok({ url, key, agency })
  const names = [...isAddress ? [] : ['url'], ...key ? [] : ['key'], ...agency ? [] : ['agency']]
  return refuse({ code: 'settings-faulty', names })
}
