import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Day, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Exception, insertException } from './store/exceptions.ts'

export interface ListException {
  /** A one-stop section that is in force; for the door to say. */
  readonly unitId: bigint
  readonly procedure: { readonly id: bigint; readonly publicId: string }
  readonly from: Day
  /** The last day; null until somebody ends it. */
  readonly until: Day | null
  readonly reason: string
  readonly decisionNumber: string
  readonly decidedOn: Day
}

export type ListExceptionRefusal =
  | { readonly code: 'exception-listed' } | { readonly code: 'decision-later' } | { readonly code: 'days-reversed' }

/**
 * Puts on record that a section does not receive a procedure, why and by which decision (thủ tục không tiếp nhận tại Bộ
 * phận Một cửa, KH 1107 II.6.1; NĐ 61/2018 Đ.14). Refuses with `exception-listed` where it is listed on one of those
 * days, with `days-reversed` a last day before the first, with `decision-later` a decision of a day to come. Leaves
 * `section-exception.listed`.
 */
export async function listException(ctx: Ctx, input: ListException): Promise<Result<Exception, ListExceptionRefusal>> {
  const { unitId, procedure, from, until, reason, decisionNumber, decidedOn } = input
  if (decidedOn > dayOf(ctx.now)) return refuse({ code: 'decision-later' })
  if (until !== null && until < from) return refuse({ code: 'days-reversed' })
  const made = await insertException(ctx.tx, {
    unitId, procedureId: procedure.id, from, until, reason, decisionNumber, decidedOn, listedAt: ctx.now,
    listedBy: ctx.actorId,
  })
  if (!made) return refuse({ code: 'exception-listed' })
  await recordEvent({ ...ctx, unitId }, {
    type: 'section-exception.listed', subjectKind: 'section-exception', subjectId: made.id,
    data: {
      exception: made.publicId, procedure: procedure.publicId, from, ...until !== null && { until },
      decision: decisionNumber, decidedOn,
    },
  })
  return ok(made)
}
