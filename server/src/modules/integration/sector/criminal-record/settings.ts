import Type, { type Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of the criminal record system. */
export const CRIMINAL_RECORD_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** Of this province there. */
  agency: WORD,
  /** For so many hours its list of nationalities is gone by: a day where nothing is said, and with 0 none. */
  nationalitiesHours: Type.Optional(Type.Integer({ minimum: 0, maximum: 168 })),
  /** The name under which files are told of by links; without it none go along: the reference has no place for them. */
  files: Type.Optional(Type.String({ pattern: '^\\w{1,40}$' })),
})

export type CriminalRecordSettings = Static<typeof CRIMINAL_RECORD_SETTINGS>
