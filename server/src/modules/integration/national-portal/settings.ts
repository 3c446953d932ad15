import type { Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of the national portal. */
export const NATIONAL_PORTAL_SETTINGS = settingsOf({
  url: ADDRESS,
  user: WORD,
  key: SECRET,
  /** Of the portal on the national platform (dstcode). */
  destination: WORD,
  /** Of this province there (madonvi). */
  agency: WORD,
})

export type NationalPortalSettings = Static<typeof NATIONAL_PORTAL_SETTINGS>
