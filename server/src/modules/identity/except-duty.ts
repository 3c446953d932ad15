import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanText } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import {
  insertDutyException, lockDutyException, markDutyExceptionEnded,
} from './store/duty-exceptions.ts'

export interface ExceptDuty {
  /** Of the policy `separate-duties`, as it is today; the door has looked. */
  readonly rule: string
  readonly unit: { readonly id: bigint; readonly publicId: string }
  readonly from: Day
  /** The last day. */
  readonly to: Day
  readonly reason: string
}

export type ExceptDutyRefusal =
  | { readonly code: 'days-reversed' } | { readonly code: 'absence-past' } | { readonly code: 'duty-excepted-already' }
  | { readonly code: 'duty-reason-short' }

/**
 * Lets one person do both deeds at a unit and its parts for a time, with the reason (ngoại lệ tách nhiệm vụ): a commune
 * with one officer. Leaves `duty.excepted`. Answers the public id. Refuses with `days-reversed`, `absence-past`,
 * `duty-reason-short` under 10 signs, or `duty-excepted-already` on some of these days.
 */
export async function exceptDuty(
  ctx: Ctx, { rule, unit, from, to, reason }: ExceptDuty,
): Promise<Result<string, ExceptDutyRefusal>> {
  if (to < from) return refuse({ code: 'days-reversed' })
  if (from < dayOf(ctx.now)) return refuse({ code: 'absence-past' })
  const said = cleanText(reason)
  if (said.length < 10) return refuse({ code: 'duty-reason-short' })
  const row = await insertDutyException(ctx.tx, { rule, unitId: unit.id, from, to, reason: said }, ctx.actorId, ctx.now)
  if (!row) return refuse({ code: 'duty-excepted-already' })
  await recordEvent(ctx, {
    type: 'duty.excepted', subjectKind: 'duty-exception', subjectId: row.id,
    data: { exception: row.publicId, rule, unit: unit.publicId, from, to },
  })
  return ok(row.publicId)
}

/**
 * Ends an exception at once. Doing it again changes nothing. Leaves `duty.exception-ended`. Refuses with
 * `duty-exception-unknown`.
 */
export async function endDutyException(
  ctx: Ctx, publicId: string,
): Promise<Result<string, { readonly code: 'duty-exception-unknown' }>> {
  const row = await lockDutyException(ctx.tx, publicId)
  if (!row) return refuse({ code: 'duty-exception-unknown' })
  if (row.endedAt !== null) return ok(publicId)
  await markDutyExceptionEnded(ctx.tx, row.id, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'duty.exception-ended', subjectKind: 'duty-exception', subjectId: row.id,
    data: { exception: publicId, rule: row.rule },
  })
  return ok(publicId)
}
