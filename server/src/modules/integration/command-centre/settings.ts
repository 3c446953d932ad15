import type { Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of the command centre. */
export const COMMAND_CENTRE_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** Under which this province is known there: the `source` of what it sends. */
  source: WORD,
})

export type CommandCentreSettings = Static<typeof COMMAND_CENTRE_SETTINGS>
