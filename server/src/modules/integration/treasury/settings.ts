import type { Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../platform/partner/read-settings.ts'

/** The part of MOTCUA_PARTNERS. */
export const TREASURY = 'treasury'
/** The kind of its messages. */
export const TAX_RECEIPT = 'tax-receipt'

/** What the file of MOTCUA_PARTNERS says of the treasury. */
export const TREASURY_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** Of this province there (MaDonVi). */
  agency: WORD,
})

export type TreasurySettings = Static<typeof TREASURY_SETTINGS>
