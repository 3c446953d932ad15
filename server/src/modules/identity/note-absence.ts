import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Keeper, holdKept } from './hold-kept.ts'
import { insertAbsence } from './store/stand-ins.ts'

export interface NoteAbsence {
  readonly keeper: Keeper
  /** Of whoever is away, as its public id. */
  readonly account: string
  readonly from: Day
  /** The last day. */
  readonly to: Day
}

export type NoteAbsenceRefusal =
  | { readonly code: 'staff-unknown' } | { readonly code: 'account-unknown' } | { readonly code: 'days-reversed' }
  | { readonly code: 'absence-past' } | { readonly code: 'absence-noted-already' }

/**
 * Notes that somebody is away from a day to a day (vắng mặt), without asking why: no work is given to them by a rule
 * then. Leaves `absence.noted`. Answers its public id. Refuses with `days-reversed`, with `absence-past` if it is
 * over, and
 * with `absence-noted-already` on one of the days.
 */
export async function noteAbsence(
  ctx: Ctx, { keeper, account, from, to }: NoteAbsence,
): Promise<Result<string, NoteAbsenceRefusal>> {
  if (to < from) return refuse({ code: 'days-reversed' })
  if (to < dayOf(ctx.now)) return refuse({ code: 'absence-past' })
  const held = await holdKept(ctx, keeper, account)
  if (!held.ok) return held
  const { accountId } = held.value.staff
  const row = await insertAbsence(ctx.tx, { accountId, from, to }, ctx.actorId, ctx.now)
  if (!row) return refuse({ code: 'absence-noted-already' })
  await recordEvent(ctx, {
    type: 'absence.noted', subjectKind: 'account', subjectId: accountId,
    data: { absence: row.publicId, account, from, to },
  })
  return ok(row.publicId)
}
