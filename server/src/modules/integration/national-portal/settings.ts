import Type, { type Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../platform/partner/read-settings.ts'
import { CODE_TABLES } from './procedures-in/code-tables.ts'

/** What the file of MOTCUA_PARTNERS says of the national portal. */
export const NATIONAL_PORTAL_SETTINGS = settingsOf({
  url: ADDRESS,
  user: WORD,
  key: SECRET,
  /** Of the portal on the national platform (dstcode). */
  destination: WORD,
  /** Of this province there (madonvi). */
  agency: WORD,
  /** What the codes of its procedures mean here. */
  codes: Type.Optional(CODE_TABLES),
})

export type NationalPortalSettings = Static<typeof NATIONAL_PORTAL_SETTINGS>
