import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Directory } from '../organisation/public.ts'
import { type Leg, type Task, listLegs } from '../workflow/public.ts'
import { agencyIdOf } from './follow-run.ts'
import { type NotAllowed, move } from './domain/lifecycle.ts'
import { type HeldDossier, type HoldRefusal, type OnDossier, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Viewer, deskOf, isUnitWithin } from './viewer.ts'

/** What whoever handed a case over may do while nobody has acknowledged it. */
export type HandOverDeed = 'hand-over-again' | 'recall-hand-over'

export interface NothingOnTheWay { readonly code: 'nothing-handed-over' }

/** A hand-over of one's own that nobody has acknowledged, in hand for a deed. */
export interface OwnHandOver extends HeldDossier {
  readonly leg: Leg
  /** The open steps at the agency that it goes to. */
  readonly there: readonly Task[]
}

/**
 * Takes in hand a hand-over that the viewer's unit made and that nobody has acknowledged: also of a dossier that is
 * with another agency by then. Refuses `dossier-unknown`, `changed-meanwhile`, `action-not-allowed`, and
 * `nothing-handed-over` where there is none of theirs.
 */
export async function openHandOver(
  ctx: Ctx, rooms: DossierRooms, on: OnDossier, deed: HandOverDeed,
): Promise<Result<OwnHandOver, HoldRefusal | NotAllowed | NothingOnTheWay>> {
  const held = await holdDossier(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, directory, tasks } = held.value
  const moved = move(dossier.state, deed)
  if (!moved.ok) return moved
  const leg = ownHandOver(directory, on.viewer, await listLegs(ctx.tx, dossier.id))
  if (!leg) return refuse({ code: 'nothing-handed-over' })
  return ok({ ...held.value, leg, there: stepsThere(directory, tasks, leg) })
}

/** Those of the open steps of a case that are with the agency of a hand-over. */
export function stepsThere(directory: Directory, open: readonly Task[], { agencyId }: Pick<Leg, 'agencyId'>): Task[] {
  return open.filter(({ unitId }) => agencyIdOf(directory, unitId) === agencyId)
}

/** Whether a hand-over that is on its way was refused, or the limit to acknowledge it has passed. */
export function isStuck({ refusedAt, acknowledgeBy }: Leg, now: Date): boolean {
  return refusedAt !== null || acknowledgeBy !== null && acknowledgeBy < now
}

/**
 * What the viewer's unit handed over and nobody has acknowledged, refused or not; the refused one first. By whoever
 * reaches the unit that handed it over, or did it themselves.
 */
export function ownHandOver(directory: Directory, viewer: Viewer, legs: readonly Leg[]): Leg | undefined {
  const isOurs = ({ handedOverFrom, handedOverBy }: Leg) => viewer.reaches.some((scope) =>
    scope.reach === 'task' ? scope.unitId === handedOverFrom && handedOverBy === deskOf(viewer)
      : isUnitWithin(directory, scope, handedOverFrom))
  const waiting = legs.filter((leg) => leg.receivedAt === null && leg.endedAt === null && isOurs(leg))
  return waiting.find(({ refusedAt }) => refusedAt !== null) ?? waiting[0]
}

