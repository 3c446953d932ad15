import Type, { type Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of every register; what one of them asks beside it its folder says. */
export const EVERY_REGISTER = {
  url: ADDRESS,
  key: SECRET,
  transport: Type.Union([Type.Literal('lgsp'), Type.Literal('ndxp'), Type.Literal('direct')]),
  /** Name of this program there; with `lgsp` nobody asks for it. */
  client: WORD,
  /** The account and the agency that stand in each call. */
  account: WORD,
  agency: WORD,
}

export const REGISTER_SETTINGS = settingsOf(EVERY_REGISTER)

export type RegisterSettings = Static<typeof REGISTER_SETTINGS>
