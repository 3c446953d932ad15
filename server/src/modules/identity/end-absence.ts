import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Keeper, holdKept } from './hold-kept.ts'
import { lockAbsence, markAbsenceEnded } from './store/stand-ins.ts'
import { getStaff } from './store/staff.ts'

export interface EndAbsence {
  readonly keeper: Keeper
  /** Public id. */
  readonly absence: string
}

/**
 * Somebody is back before the last day, or does not go after all (trở lại làm việc). Who stands in for them does so
 * until
 * that is ended, too. Doing it again changes nothing. Leaves `absence.ended`. Refuses with `absence-unknown`.
 */
export async function endAbsence(
  ctx: Ctx, { keeper, absence }: EndAbsence,
): Promise<Result<null, { readonly code: 'absence-unknown' }>> {
  const row = await lockAbsence(ctx.tx, absence)
  const [staff] = row ? await getStaff(ctx.tx, [row.accountId]) : []
  if (!row || !staff || !(await holdKept(ctx, keeper, staff.publicId)).ok) return refuse({ code: 'absence-unknown' })
  if (row.endedAt !== null) return ok(null)
  await markAbsenceEnded(ctx.tx, row.id, ctx.actorId, ctx.now)
  await recordEvent(ctx, {
    type: 'absence.ended', subjectKind: 'account', subjectId: row.accountId,
    data: { absence, account: staff.publicId },
  })
  return ok(null)
}
