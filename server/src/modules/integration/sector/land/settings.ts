import type { Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of the land information system. */
export const LAND_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** Of this province there (maDonVi). */
  agency: WORD,
})

export type LandSettings = Static<typeof LAND_SETTINGS>
