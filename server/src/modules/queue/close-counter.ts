import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { closeTurn } from './end-turn.ts'
import { type Seat, endSeat, lockSeatAt } from './store/seats.ts'
import { freeCounter, lockAtCounter } from './store/turns.ts'

export interface CloseCounter { readonly unitId: bigint; readonly counter: number }

/**
 * Whoever runs the section closes a counter whose clerk has gone: ill, sent elsewhere, or no more with the agency. Who
 * is at it, or called to it, is put aside, and any counter calls them back; who was sent to it may go to any. Leaves
 * `counter.closed`, and `turn.held`. Refuses with `counter-empty` if nobody sits there.
 */
export async function closeCounter(
  ctx: Ctx, { unitId, counter }: CloseCounter,
): Promise<Result<undefined, { readonly code: 'counter-empty' }>> {
  const seat = await lockSeatAt(ctx.tx, unitId, counter)
  if (!seat) return refuse({ code: 'counter-empty' })
  const turn = await lockAtCounter(ctx.tx, { unitId, counter, day: dayOf(ctx.now) })
  if (turn) await closeTurn(ctx, turn, 'hold', 'turn.held')
  await leaveCounter(ctx, seat)
  return ok(undefined)
}

/** Ends a seat at which nobody is served any more; who was sent to it may go to any. Leaves `counter.closed`. */
export async function leaveCounter(ctx: Ctx, { id, unitId, counter }: Seat): Promise<void> {
  await freeCounter(ctx.tx, { unitId, counter, day: dayOf(ctx.now) })
  await endSeat(ctx.tx, id, ctx.actorId, ctx.now)
  await recordEvent({ ...ctx, unitId }, {
    type: 'counter.closed', subjectKind: 'seat', subjectId: id, data: { counter },
  })
}
