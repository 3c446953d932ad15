import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type TurnAction, isTurnOver, moveTurn } from './domain/turn-state.ts'
import { type Turn, changeTurn, lockLater, readVisitTurns } from './store/turns.ts'
import { forgetVisitors } from './store/visitors.ts'
import { endVisit } from './store/visits.ts'
import { type TurnEvent, tellTurn } from './tell-turn.ts'

/**
 * Writes what became of a turn at a counter, with its event; of the visitor the next service begins to wait if this one
 * is over, with the rank of the visit; and where nothing is left, the visit ends (`visit.ended`). The state table must
 * have allowed it.
 */
export async function closeTurn(
  ctx: Ctx, turn: Turn, action: TurnAction, type: TurnEvent,
): Promise<void> {
  const moved = moveTurn(turn.state, action)
  if (!moved.ok) throw new Error(`turn ${turn.publicId} was moved without asking`)
  const state = moved.value
  const isOver = isTurnOver(state)
  await changeTurn(ctx.tx, turn.id, { state, ...isOver ? { endedAt: ctx.now } : { asideAt: ctx.now } })
  await tellTurn(ctx, turn, type)
  if (isOver) await goOn(ctx, turn)
}

async function goOn(ctx: Ctx, { visitId, unitId }: Turn): Promise<void> {
  // What was passed on comes before what is wanted later.
  const { open } = await readVisitTurns(ctx.tx, visitId)
  if (open > 0) return
  const later = await lockLater(ctx.tx, visitId)
  if (later) {
    const follow = moveTurn(later.state, 'follow')
    if (!follow.ok) throw new Error('a later turn does not follow')
    await changeTurn(ctx.tx, later.id, { state: follow.value, waitingSince: ctx.now })
    return
  }
  await finishVisit(ctx, visitId, unitId)
}

/** The visitor has left, and what they gave is forgotten. Leaves `visit.ended`, with `data`. */
export async function finishVisit(
  ctx: Ctx, visitId: bigint, unitId: bigint, data: { readonly isGivenBack?: true } = {},
): Promise<void> {
  await endVisit(ctx.tx, visitId, ctx.now)
  await forgetVisitors(ctx.tx, [visitId])
  await recordEvent({ ...ctx, unitId }, {
    type: 'visit.ended', subjectKind: 'visit', subjectId: visitId, data,
  })
}
