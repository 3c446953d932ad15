import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/partner/ask-partner.ts'
import { type SettingsFaulty, readPartnerTexts } from '../../../platform/partner/partner-texts.ts'

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
export function readNationalPortalSettings(given: Answer): Result<NationalPortalSettings, SettingsFaulty> {
  return readPartnerTexts(given, NAMES)
}
