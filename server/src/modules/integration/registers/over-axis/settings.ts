import Type, { type Static } from 'typebox'
import type { Answer } from '../../../../platform/partner/ask-partner.ts'
import type { Manifest } from '../../../../platform/partner/manifest.ts'
import { WORD, settingsOf } from '../../../../platform/partner/read-settings.ts'
import { DOCUMENT_AXIS } from '../../document-axis/package-body.ts'

/**
 * What the file of MOTCUA_PARTNERS says of a register that is asked over the axis of documents: address and key are
 * those of the axis.
 */
export const OVER_AXIS_SETTINGS = settingsOf({
  transport: Type.Literal('axis'),
  /** The agency that keeps it, by its code on the axis. */
  axisAgency: WORD,
  /** The account and the agency that stand in each question. */
  account: WORD,
  agency: WORD,
})

export type OverAxisSettings = Static<typeof OVER_AXIS_SETTINGS>

/** Whether the settings of a register say that it is asked over the axis: then what they must be. */
export function overAxisOf({ transport }: Answer): ReturnType<NonNullable<Manifest['over']>> {
  return transport === 'axis' ? { partner: DOCUMENT_AXIS, settings: OVER_AXIS_SETTINGS } : undefined
}
