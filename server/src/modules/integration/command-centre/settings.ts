import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { type SettingsFaulty, readPartnerTexts } from '../../../platform/partner/partner-texts.ts'

/** What the file of MOTCUA_PARTNERS says of the command centre. */
export interface CommandCentreSettings {
  readonly url: string
  readonly key: string
  /** Under which this province is known there: the `source` of what it sends. */
  readonly source: string
}

const NAMES = ['url', 'key', 'source'] as const

/** Refuses with the names of what is missing or no text; it repeats no value. */
export function readCommandCentreSettings(given: Answer): Result<CommandCentreSettings, SettingsFaulty> {
  return readPartnerTexts(given, NAMES)
}
