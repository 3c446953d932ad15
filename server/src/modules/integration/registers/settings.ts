import Type, { type Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of a register. */
export const REGISTER_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  transport: Type.Union([Type.Literal('lgsp'), Type.Literal('ndxp'), Type.Literal('direct')]),
  /** Name of this program there; with `lgsp` nobody asks for it. */
  client: WORD,
  /** The account, the agency and the telephone that stand in each call. */
  account: WORD,
  agency: WORD,
  phone: WORD,
})

export type RegisterSettings = Static<typeof REGISTER_SETTINGS>
