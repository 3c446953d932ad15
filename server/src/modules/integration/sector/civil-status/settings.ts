import type { Result } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import { type SettingsFaulty, readPartnerTexts } from '../../../../platform/partner/partner-texts.ts'

/** What the file of MOTCUA_PARTNERS says of the civil status system. */
export interface CivilStatusSettings {
  readonly url: string
  readonly key: string
  /** Of this province there (maDonVi). */
  readonly agency: string
}

const NAMES = ['url', 'key', 'agency'] as const

/** Refuses with the names of what is missing or no text; it repeats no value. */
export function readCivilStatusSettings(given: Answer): Result<CivilStatusSettings, SettingsFaulty> {
  return readPartnerTexts(given, NAMES)
}
