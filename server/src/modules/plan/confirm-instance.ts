import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockInstance } from './store/instances.ts'
import { findReporters, insertConfirmation } from './store/reports.ts'

export interface ConfirmInstance {
  readonly instanceId: string
  /** The report that the screen showed. */
  readonly reportId: string
  readonly verdict: 'confirmed' | 'sent-back'
  /** Why it is sent back. */
  readonly note: string
  /** Whether whoever decides may decide about a unit. */
  readonly isReached: (unitId: bigint) => boolean
}

export type ConfirmInstanceRefusal = {
  readonly code: 'plan-part-unknown' | 'plan-moved-on' | 'plan-nothing-to-confirm' | 'plan-own-report'
    | 'plan-note-needed'
}

/**
 * Confirms what an agency reported as done, or as a threshold reached, or sends it back. Refuses with
 * `plan-part-unknown` what is not within reach, `plan-moved-on` where that report is not the newest or was decided,
 * `plan-nothing-to-confirm` one that only says how it goes, `plan-own-report` whoever made it or had it made,
 * `plan-note-needed` one that is sent back without a word. Leaves `plan.confirmed` or `plan.sent-back`.
 */
export async function confirmInstance(
  ctx: Ctx, { instanceId, reportId, verdict, note, isReached }: ConfirmInstance,
): Promise<Result<string, ConfirmInstanceRefusal>> {
  const today = dayOf(ctx.now)
  const part = await lockInstance(ctx.tx, instanceId, today)
  if (!part || !isReached(part.unitId)) return refuse({ code: 'plan-part-unknown' })
  const { report } = part
  if (report?.publicId !== reportId || report.verdict !== null) return refuse({ code: 'plan-moved-on' })
  if (report.status !== 'done' && report.milestone === null) return refuse({ code: 'plan-nothing-to-confirm' })
  if (verdict === 'sent-back' && note === '') return refuse({ code: 'plan-note-needed' })
  const reporters = await findReporters(ctx.tx, reportId)
  if (reporters.includes(ctx.actorId) || reporters.includes(ctx.onBehalfOfId ?? ctx.actorId))
    return refuse({ code: 'plan-own-report' })
  await insertConfirmation(ctx.tx, reportId, { verdict, note, day: today, at: ctx.now, by: ctx.actorId })
  await recordEvent({ ...ctx, unitId: part.unitId }, {
    type: verdict === 'confirmed' ? `plan.confirmed` : `plan.sent-back`, subjectKind: 'plan-part', subjectId: part.id,
    data: { part: part.publicId, report: reportId },
  })
  return ok(reportId)
}
