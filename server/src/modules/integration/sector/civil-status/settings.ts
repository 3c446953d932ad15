import Type, { type Static } from 'typebox'
import { ADDRESS, SECRET, WORD, settingsOf } from '../../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of the civil status system. */
export const CIVIL_STATUS_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** Of this province there (maDonVi). */
  agency: WORD,
  /** The name by which its list is asked from a moment on; without it all is listed each time. */
  since: Type.Optional(Type.String({ pattern: '^\\w{1,40}$' })),
  /** The name under which files are told of by links; without it none go along: the reference has no place for them. */
  files: Type.Optional(Type.String({ pattern: '^\\w{1,40}$' })),
})

export type CivilStatusSettings = Static<typeof CIVIL_STATUS_SETTINGS>
