import type { Ctx } from '../../platform/db.ts'
import type { Directory } from '../organisation/public.ts'
import { type Leg, insertLegs, listLegs } from '../workflow/public.ts'
import { agencyIdOf } from './follow-run.ts'

interface Working { readonly caseId: bigint; readonly directory: Directory; readonly unitId: bigint }

/**
 * Gives the agency of a unit its stay of a case that it has already (tiếp tục chặng): a unit that was a part of another
 * agency when the case came, and is an agency of its own since, hands nothing over to itself. What was written of the
 * stay until then stays as it is; the new one goes on with its clock (`leg.continues`). Does nothing where the agency
 * has a stay, and the second time.
 */
export async function continueStay(ctx: Ctx, { caseId, directory, unitId }: Working): Promise<void> {
  const legs = (await listLegs(ctx.tx, caseId)).filter(({ endedAt }) => endedAt === null)
  const agencyId = agencyIdOf(directory, unitId)
  const had = stayOf(legs, unitId)
  if (agencyId === undefined || !had || legs.some((leg) => leg.agencyId === agencyId)) return
  await insertLegs(ctx.tx, [{
    caseId, unitId, agencyId, handedOverAt: ctx.now, handedOverBy: ctx.actorId, handedOverFrom: unitId, how: had.how,
    opensAt: had.opensAt, hours: Number(had.hours), calendarVersionId: had.calendarVersionId, dueAt: had.dueAt,
    acknowledgeBy: null, receivedAt: ctx.now, receivedBy: ctx.actorId, endedAt: null, continues: had.id,
  }])
}

/** The stay in which a unit has a case: that of the unit itself before that of what it was a part of. */
function stayOf(legs: readonly Leg[], unitId: bigint): Leg | undefined {
  const received = legs.filter(({ receivedAt }) => receivedAt !== null)
  return received.find((leg) => leg.unitId === unitId) ?? received.at(-1)
}
