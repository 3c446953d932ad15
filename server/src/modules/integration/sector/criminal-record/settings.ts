import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { type SettingsFaulty, readPartnerTexts } from '../../../../platform/partner/partner-texts.ts'

/** What the file of MOTCUA_PARTNERS says of the criminal record system. */
export interface CriminalRecordSettings {
  readonly url: string
  readonly key: string
  /** Of this province there. */
  readonly agency: string
}

const NAMES = ['url', 'key', 'agency'] as const

/** Refuses with the names of what is missing or no text; it repeats no value. */
export function readCriminalRecordSettings(given: Answer): Result<CriminalRecordSettings, SettingsFaulty> {
  return readPartnerTexts(given, NAMES)
}
