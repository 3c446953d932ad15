import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import type { SettingsFaulty } from '../../../platform/partner/partner-texts.ts'

/** What the file of MOTCUA_PARTNERS says of the axis of documents. */
export interface DocumentAxisSettings {
  readonly url: string
  readonly key: string
  /** The agency for which this program sends and fetches; its key in the folder of keys signs what is sent. */
  readonly agency: string
}

/** What is left to each province. */
export interface AxisRules {
  /** Whether packages must be signed by somebody whom we trust; systems in use also send unsigned ones. */
  readonly isTrustNeeded: boolean
  /** Whether what is sent is signed: it is, unless the settings say that it is not. */
  readonly isSigning: boolean
}

const NAMES = ['url', 'key', 'agency'] as const
const CHOICES = ['yes', 'no']

/** Refuses with the names of what is missing or no text that a header may hold; it repeats no value. */
export function readDocumentAxisSettings(
  given: Answer,
): Result<DocumentAxisSettings & AxisRules, SettingsFaulty> {
  const [url, key, agency] = NAMES.map((name) => {
    const value = given[name]
    return typeof value === 'string' && /^[\x21-\x7e]{1,500}$/.test(value) ? value : ''
  })
  const { signedOnly = 'no', signs = 'yes' } = given
  const isAddress = url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  const unclear = Object.entries({ signedOnly, signs }).filter(([, value]) => !CHOICES.includes(String(value)))
  if (isAddress && key && agency && unclear.length === 0)
    return ok({ url, key, agency, isTrustNeeded: signedOnly === 'yes', isSigning: signs === 'yes' })
  const names = [
    ...isAddress ? [] : ['url'], ...key ? [] : ['key'], ...agency ? [] : ['agency'], ...unclear.map(([name]) => name),
  ]
  return refuse({ code: 'settings-faulty', names })
}
