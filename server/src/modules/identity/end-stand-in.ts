import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { isOfWork, mayNameFor } from './domain/stand-in.ts'
import type { Keeper } from './hold-kept.ts'
import { lockStandIn, markStandInEnded } from './store/stand-ins.ts'
import { getStaff } from './store/staff.ts'

export interface EndStandIn {
  readonly keeper: Keeper
  /** Public id. */
  readonly standIn: string
}

/**
 * Ends what somebody does for another (chấm dứt làm thay); it holds at once, since each request of a session asks anew.
 * The absent one may, whoever could have named it, and whoever stands in. What has ended stays so: doing it again
 * changes
 * nothing. Leaves `stand-in.ended`. Refuses with `stand-in-unknown`.
 */
export async function endStandIn(
  ctx: Ctx, { keeper, standIn }: EndStandIn,
): Promise<Result<null, { readonly code: 'stand-in-unknown' }>> {
  const row = await lockStandIn(ctx.tx, standIn)
  if (!row) return refuse({ code: 'stand-in-unknown' })
  const isTheirs = row.absentId === ctx.actorId || row.standInId === ctx.actorId
  const isNamers = isOfWork(row.role) && mayNameFor(keeper.grants, row.role, dayOf(ctx.now))
    && keeper.isReached(row.unitId)
  if (!isTheirs && !isNamers) return refuse({ code: 'stand-in-unknown' })
  if (row.endedAt !== null) return ok(null)
  await markStandInEnded(ctx.tx, row.id, ctx.actorId, ctx.now)
  const [absent] = await getStaff(ctx.tx, [row.absentId])
  await recordEvent(ctx, {
    type: 'stand-in.ended', subjectKind: 'account', subjectId: row.absentId,
    data: { standIn, account: absent?.publicId ?? '', role: row.role },
  })
  return ok(null)
}
