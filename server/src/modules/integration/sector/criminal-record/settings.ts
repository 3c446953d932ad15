import type { Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of the criminal record system. */
export const CRIMINAL_RECORD_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** Of this province there. */
  agency: WORD,
})

export type CriminalRecordSettings = Static<typeof CRIMINAL_RECORD_SETTINGS>
