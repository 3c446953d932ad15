import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf, momentOn } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { DossierRooms } from '../dossiers/public.ts'
import { withPast } from '../organisation/public.ts'
import { lockVisitOfNumber } from '../queue/public.ts'
import { asOfToday, keepDeed } from './act-delegated.ts'
import { type DelegationRefusal, judgeDelegations } from './domain/delegation.ts'
import { guidanceLimitsOf } from './post-operator.ts'
import { lockDelegation, lockGuidances } from './store/delegations.ts'

export interface GuideDelegated {
  /** Public ids. */
  readonly delegation: string
  readonly procedure: string
  /** Of the ticket that whoever is guided drew today, at the section or at the office. */
  readonly number: number
  /** Under which somebody works. */
  readonly delegationIds: readonly bigint[]
}

export type GuideRefusal =
  | DelegationRefusal | { readonly code: 'delegation-unknown' } | { readonly code: 'guided-number-unknown' }
  | { readonly code: 'guided-already' } | { readonly code: 'guidances-at-limit' }

/**
 * Somebody was guided about a procedure (hướng dẫn) under a delegation. Each guidance is paid, so it stands on the
 * number that the hall gave out, once for a visit and procedure and as often as the policy `post-operator` lets: the
 * agency finds the number in its settlement. Refuses with `delegation-unknown` (none, or one elsewhere), as
 * `judgeDelegations` does, with `guided-number-unknown`, `guided-already` and `guidances-at-limit`. Leaves
 * `delegation.used`.
 */
export async function guideDelegated(
  ctx: Ctx, rooms: DossierRooms, { delegation: publicId, procedure, number, delegationIds }: GuideDelegated,
): Promise<Result<undefined, GuideRefusal>> {
  const delegation = await lockDelegation(ctx.tx, publicId)
  if (!delegation || !delegationIds.includes(delegation.id)) return refuse({ code: 'delegation-unknown' })
  const day = dayOf(ctx.now)
  const procedureId = rooms.catalogue.on(day).byPublicId(procedure)?.procedureId
  if (procedureId === undefined) return refuse({ code: 'procedure-not-delegated' })
  const judged = judgeDelegations(asOfToday(ctx, rooms, [delegation]), { day, task: 'guide', procedureId })
  if (!judged.ok) return judged
  const directory = rooms.directory.on(day)
  const places = [delegation.sectionId, delegation.postUnitId].map((id) => directory.heirOf(id)?.id ?? id)
  const unitIds = withPast(directory, places)
  const visit = await lockVisitOfNumber(ctx.tx, { unitIds, day, number })
  if (!visit) return refuse({ code: 'guided-number-unknown' })
  const given = await lockGuidances(ctx.tx, { visitId: visit.id, by: ctx.actorId, since: momentOn(day, 0) })
  if (given.procedureIds.includes(procedureId)) return refuse({ code: 'guided-already' })
  const limits = guidanceLimitsOf(directory)
  if (limits && (given.procedureIds.length >= limits.perVisit || given.byClerk >= limits.perClerkDay))
    return refuse({ code: 'guidances-at-limit' })
  await keepDeed(ctx, rooms, delegation, { task: 'guide', procedureId, dossierId: null, visitId: visit.id })
  return ok(undefined)
}
