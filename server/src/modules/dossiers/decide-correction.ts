import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type DutyDirectory, type DutySeparated, keepDutiesApart } from '../identity/public.ts'
import { type DeclareHolidayRefusal, declareHoliday, newestCalendarId } from '../organisation/public.ts'
import { type Correction, keepDecision, lockCorrection } from './store/correction-store.ts'

/** The policy `separate-duties` keeps these two apart. */
export const CORRECTING = { subject: 'calendar', first: 'propose-calendar', second: 'approve-calendar' } as const

export interface DecideCorrection {
  readonly publicId: string
  readonly isApproved: boolean
  readonly note: string
  readonly directory: DutyDirectory
  /** Units for which whoever decides has the right; an exception of one of them lets the proposer approve. */
  readonly unitIds: readonly bigint[]
}

export type DecideCorrectionRefusal = DeclareHolidayRefusal | DutySeparated
  | { readonly code: 'correction-unknown' } | { readonly code: 'correction-decided' }
  | { readonly code: 'correction-not-counted' }

/**
 * Approves a correction of the calendars or declines it (duyệt điều chỉnh lịch nghỉ). Approved, its day is a holiday
 * from now on, and a job moves what was promised; declined, nothing is changed. Refuses with `correction-not-counted`
 * while nobody knows whose day would move by the calendars as they are, with `correction-decided` a second time, with
 * `duty-separated` whoever proposed it and approves. Leaves `calendar.correction-decided`.
 */
export async function decideCorrection(
  ctx: Ctx, { publicId, isApproved, note, directory, unitIds }: DecideCorrection,
): Promise<Result<Correction, DecideCorrectionRefusal>> {
  const correction = await lockCorrection(ctx.tx, publicId)
  if (!correction) return refuse({ code: 'correction-unknown' })
  if (correction.decidedAt) return refuse({ code: 'correction-decided' })
  if (isApproved) {
    if (correction.countedCalendarId !== await newestCalendarId(ctx.tx))
      return refuse({ code: 'correction-not-counted' })
    const asked = { subject: CORRECTING.subject, deed: CORRECTING.second, unitIds }
    const apart = await keepDutiesApart(ctx, directory, asked, () =>
      [{ deed: CORRECTING.first, by: correction.proposedBy, for: correction.proposedFor }])
    if (!apart.ok) return apart
    const { day, name, basis } = correction
    const declared = day !== null && name !== null ? await declareHoliday(ctx, { day, name, basis }) : undefined
    if (declared && !declared.ok) return declared
  }
  await keepDecision(ctx.tx, correction.id, { at: ctx.now, by: ctx.actorId, isApproved, note })
  await recordEvent(ctx, {
    type: 'calendar.correction-decided', subjectKind: 'correction', subjectId: correction.id,
    data: { correction: publicId, approved: isApproved },
  })
  return ok(correction)
}
