import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf, momentOn } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { DossierRooms } from '../dossiers/public.ts'
import { type Directory, withPast } from '../organisation/public.ts'
import { type NumberedVisit, lockVisitOfNumber } from '../queue/public.ts'
import { asOfToday, keepDeed } from './act-delegated.ts'
import { type DelegationRefusal, judgeDelegations } from './domain/delegation.ts'
import { guidanceLimitsOf } from './post-operator.ts'
import { lockDelegation, lockGuidances } from './store/delegations.ts'

export interface GuideDelegated {
  /** Public ids. */
  readonly delegation: string
  readonly procedure: string
  /** Of the ticket that whoever is guided drew today, in the hall where they are guided. */
  readonly number: number
  /** Under which somebody works, and by each of them where: at the section, at the office, or the office first. */
  readonly placesOf: ReadonlyMap<bigint, readonly bigint[]>
}

export type GuideRefusal =
  | DelegationRefusal | { readonly code: 'delegation-unknown' } | { readonly code: 'guided-number-unknown' }
  | { readonly code: 'guided-number-not-served' } | { readonly code: 'guided-already' }
  | { readonly code: 'guidances-at-limit' }

/**
 * Somebody was guided about a procedure (hướng dẫn) under a delegation. Each guidance is paid, so it stands on a number
 * that the hall gave out where the clerk sits and that came when it was called; once for a visit and procedure and as
 * often as the policy `post-operator` lets: the agency finds the number in its settlement. A number of another hall is
 * none: each hall counts from 1. Refuses with `delegation-unknown` (none, or one elsewhere), as `judgeDelegations`
 * does, with `guided-number-unknown`, `guided-number-not-served`, `guided-already` and `guidances-at-limit`. Leaves
 * `delegation.used`, which names the visit.
 */
export async function guideDelegated(
  ctx: Ctx, rooms: DossierRooms, { delegation: publicId, procedure, number, placesOf }: GuideDelegated,
): Promise<Result<undefined, GuideRefusal>> {
  const delegation = await lockDelegation(ctx.tx, publicId)
  const places = delegation && placesOf.get(delegation.id)
  if (!delegation || !places) return refuse({ code: 'delegation-unknown' })
  const day = dayOf(ctx.now)
  const procedureId = rooms.catalogue.on(day).byPublicId(procedure)?.procedureId
  if (procedureId === undefined) return refuse({ code: 'procedure-not-delegated' })
  const judged = judgeDelegations(asOfToday(ctx, rooms, [delegation]), { day, task: 'guide', procedureId })
  if (!judged.ok) return judged
  const directory = rooms.directory.on(day)
  const visit = await findServed(ctx, directory, places, number)
  if (!visit) return refuse({ code: 'guided-number-unknown' })
  if (!visit.isAnswered) return refuse({ code: 'guided-number-not-served' })
  const given = await lockGuidances(ctx.tx, { visitId: visit.id, by: ctx.actorId, since: momentOn(day, 0) })
  if (given.procedureIds.includes(procedureId)) return refuse({ code: 'guided-already' })
  const limits = guidanceLimitsOf(directory)
  if (limits && (given.procedureIds.length >= limits.perVisit || given.byClerk >= limits.perClerkDay))
    return refuse({ code: 'guidances-at-limit' })
  await keepDeed(ctx, rooms, delegation, { task: 'guide', procedureId, dossierId: null, visit })
  return ok(undefined)
}

/** The visit of a number at the first of these places where a counter has served it; else one that was drawn at all. */
async function findServed(
  ctx: Ctx, directory: Directory, places: readonly bigint[], number: number,
): Promise<NumberedVisit | undefined> {
  const found: NumberedVisit[] = []
  for (const place of places) {
    const unitIds = withPast(directory, [place])
    const visit = await lockVisitOfNumber(ctx.tx, { unitIds, day: dayOf(ctx.now), number })
    if (visit) found.push(visit)
  }
  return found.find(({ isAnswered }) => isAnswered) ?? found[0]
}
