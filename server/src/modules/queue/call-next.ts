import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import type { Hall } from './domain/hall.ts'
import { servicesFirst } from './domain/quick-counter.ts'
import { finishTurn } from './finish-turn.ts'
import { type Seat, listSeats, lockSeat } from './store/seats.ts'
import { type Turn, type Wanted, lockAtCounter, lockNext, noteCall } from './store/turns.ts'
import { tellTurn } from './tell-turn.ts'

export interface CallNext {
  /** Of the section in which the clerk sits; undefined of what has none today. */
  readonly hallOf: (unitId: bigint) => Hall | undefined
  /** Public id of the turn that the screen shows at the counter, null if it shows none. */
  readonly current: string | null
}

export type CallNextRefusal =
  | { readonly code: 'no-seat' } | { readonly code: 'turn-moved-on' } | { readonly code: 'counter-unknown' }

/**
 * "Next" (gọi số tiếp theo): whoever is at the counter has been served, or did not come if nobody noted that they are
 * there (`start`), and whoever has waited longest by rank for one of its services is called. Two clerks never get the
 * same turn (`lockNext`), and nobody who waits is passed over but by a colleague who is calling them, or at a quick
 * counter for a short errand (`servicesFirst`). Answers the public id of the turn, null if nobody waits. Leaves
 * `turn.served` or `turn.missed`, and `turn.called`.
 *
 * Refuses with `no-seat`; and with `turn-moved-on` if at the counter is somebody else than the screen shows, as after a
 * double press: the second would send away whom the first has just called.
 */
export async function callNext(
  ctx: Ctx, { hallOf, current }: CallNext,
): Promise<Result<string | null, CallNextRefusal>> {
  const seat = await lockSeat(ctx.tx, ctx.actorId)
  if (!seat) return refuse({ code: 'no-seat' })
  const hall = hallOf(seat.unitId)
  const services = hall && servicesAt(hall, seat)
  if (!services) return refuse({ code: 'counter-unknown' })
  const at = { unitId: seat.unitId, counter: seat.counter, day: dayOf(ctx.now) }
  const before = await lockAtCounter(ctx.tx, at)
  if ((before?.publicId ?? null) !== current) return refuse({ code: 'turn-moved-on' })
  if (before) await finishTurn(ctx, before)
  const next = await lockFirst(ctx.tx, hall, { ...at, services })
  if (!next) return ok(null)
  await noteCall(ctx.tx, next, { counter: seat.counter, by: ctx.actorId, at: ctx.now })
  await tellTurn(ctx, next, 'turn.called', seat.counter)
  return ok(next.publicId)
}

/** The services of the counter at which somebody sits; undefined if the hall knows it no more. */
function servicesAt(hall: Hall, { counter }: Pick<Seat, 'counter'>): readonly string[] | undefined {
  return hall.counters.find(({ number }) => number === counter)?.services
}

/** Whom a counter calls: at a quick one of what it calls first, and of all its services where nobody waits for that. */
async function lockFirst(tx: Tx, hall: Hall, wanted: Wanted): Promise<Turn | undefined> {
  const isQuick = hall.counters.find(({ number }) => number === wanted.counter)?.isQuick === true
  const open = isQuick ? (await listSeats(tx, [wanted.unitId])).map(({ counter }) => counter) : []
  const first = servicesFirst(hall, wanted.counter, open)
  const next = await lockNext(tx, { ...wanted, services: first })
  return next ?? (first.length < wanted.services.length ? lockNext(tx, wanted) : undefined)
}
