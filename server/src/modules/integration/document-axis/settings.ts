import Type, { type Static } from 'typebox'
import { ADDRESS, SECRET, WORD, YES_OR_NO, settingsOf } from '../../../platform/partner/read-settings.ts'

/** What the file of MOTCUA_PARTNERS says of the axis of documents. */
export const DOCUMENT_AXIS_SETTINGS = settingsOf({
  url: ADDRESS,
  key: SECRET,
  /** The agency for which this program sends and fetches; its key in the folder of keys signs what is sent. */
  agency: WORD,
  /** Whether what is sent is signed: it is, unless the settings say that it is not. */
  signs: Type.Optional(YES_OR_NO),
  /** Unit, by its id of the data, to which goes first what others ask of us; without it such documents are held. */
  inquiriesTo: Type.Optional(WORD),
})

export type DocumentAxisSettings = Pick<Static<typeof DOCUMENT_AXIS_SETTINGS>, 'url' | 'key' | 'agency'>

/** What is left to each province. */
export interface AxisRules {
  readonly isSigning: boolean
}

/** What is left to each province, as its settings say it. */
export function axisRulesOf({ signs = 'yes' }: Static<typeof DOCUMENT_AXIS_SETTINGS>): AxisRules {
  return { isSigning: signs === 'yes' }
}
