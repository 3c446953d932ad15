import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { leaveCounter } from './close-counter.ts'
import type { Hall } from './domain/hall.ts'
import { type Seat, insertSeat, lockSeat } from './store/seats.ts'
import { lockAtCounter } from './store/turns.ts'

export interface TakeSeat {
  readonly unitId: bigint
  readonly hall: Hall
  readonly counter: number
}

export type TakeSeatRefusal =
  | { readonly code: 'counter-unknown' } | { readonly code: 'counter-taken' } | { readonly code: 'turn-at-counter' }

/**
 * A clerk sits down at a counter (ngồi quầy), leaving the one before. Leaves `counter.opened`, and `counter.closed` for
 * the one before. Refuses with `counter-unknown`, `counter-taken`, and `turn-at-counter` while somebody is being served
 * at the one before.
 */
export async function takeSeat(
  ctx: Ctx, { unitId, hall, counter }: TakeSeat,
): Promise<Result<undefined, TakeSeatRefusal>> {
  if (!hall.counters.some(({ number }) => number === counter)) return refuse({ code: 'counter-unknown' })
  const held = await lockSeat(ctx.tx, ctx.actorId)
  if (held?.unitId === unitId && held.counter === counter) return ok(undefined)
  if (held) {
    const left = await leave(ctx, held)
    if (!left.ok) return left
  }
  const seat = await insertSeat(ctx.tx, { unitId, counter, accountId: ctx.actorId, since: ctx.now })
  if (!seat) return refuse({ code: 'counter-taken' })
  await recordEvent({ ...ctx, unitId }, {
    type: 'counter.opened', subjectKind: 'seat', subjectId: seat.id, data: { counter },
  })
  return ok(undefined)
}

export type LeaveSeatRefusal = { readonly code: 'no-seat' } | { readonly code: 'turn-at-counter' }

/**
 * A clerk leaves the counter. Leaves `counter.closed`. Refuses with `no-seat`, and with `turn-at-counter` while
 * somebody is called to it or served at it.
 */
export async function leaveSeat(ctx: Ctx): Promise<Result<undefined, LeaveSeatRefusal>> {
  const held = await lockSeat(ctx.tx, ctx.actorId)
  return held ? leave(ctx, held) : refuse({ code: 'no-seat' })
}

async function leave(
  ctx: Ctx, seat: Seat,
): Promise<Result<undefined, { readonly code: 'turn-at-counter' }>> {
  if (await lockAtCounter(ctx.tx, { ...seat, day: dayOf(ctx.now) })) return refuse({ code: 'turn-at-counter' })
  await leaveCounter(ctx, seat)
  return ok(undefined)
}
