import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Hall } from './domain/hall.ts'
import { moveTurn } from './domain/turn-state.ts'
import { closeTurn } from './end-turn.ts'
import { listSeats } from './store/seats.ts'
import { insertTurns, readVisitTurns } from './store/turns.ts'
import { holdTurn } from './work-turn.ts'

export interface PassOnTurn {
  readonly turn: string
  readonly hallOf: (unitId: bigint) => Hall | undefined
  /** Another service, at whichever counter has it; or another counter, for the same service. */
  readonly to: { readonly service: string } | { readonly counter: number }
}

export type PassOnTurnRefusal =
  | { readonly code: 'no-seat' } | { readonly code: 'turn-unknown' } | { readonly code: 'turn-moved-on' }
  | { readonly code: 'service-unknown' } | { readonly code: 'counter-unknown' } | { readonly code: 'counter-empty' }

/**
 * Passes whoever is at the counter on to another service or another counter (chuyển quầy): this turn ends, and another
 * of the same number begins to wait, ranked as the first was, so that nobody queues twice for one errand. Leaves
 * `turn.passed-on`. Answers the public id of the new turn.
 *
 * Refuses as `workTurn` does; with `service-unknown` if no counter of the hall has it, `counter-unknown`, and
 * `counter-empty` if nobody sits there, or it is the own.
 */
export async function passOnTurn(
  ctx: Ctx, { turn: publicId, hallOf, to }: PassOnTurn,
): Promise<Result<string, PassOnTurnRefusal>> {
  const held = await holdTurn(ctx, publicId, { hallOf })
  if (!held.ok) return held
  const { seat, turn } = held.value
  if (!moveTurn(turn.state, 'pass-on').ok) return refuse({ code: 'turn-moved-on' })
  const counters = hallOf(seat.unitId)?.counters ?? []
  if ('service' in to) {
    if (!counters.some(({ services }) => services.includes(to.service))) return refuse({ code: 'service-unknown' })
  } else {
    if (!counters.some(({ number }) => number === to.counter)) return refuse({ code: 'counter-unknown' })
    const seats = await listSeats(ctx.tx, [seat.unitId])
    const isOpen = to.counter !== seat.counter && seats.some(({ counter }) => counter === to.counter)
    if (!isOpen) return refuse({ code: 'counter-empty' })
  }
  const { lastPlace } = await readVisitTurns(ctx.tx, turn.visitId)
  // Before the turn ends, or the visit would be thought to be over; no two of a visit are at counters, this one waits.
  const [next] = await insertTurns(ctx.tx, [{
    visitId: turn.visitId, unitId: turn.unitId, day: turn.day, place: lastPlace + 1, state: 'waiting',
    service: 'service' in to ? to.service : turn.service, rankedAt: turn.rankedAt,
    // Who was only called and passed on has waited all the while (ADR 0083).
    waitingSince: turn.answeredAt === null ? turn.waitingSince : ctx.now,
    onlyCounter: 'counter' in to ? to.counter : undefined,
  }])
  if (!next) throw new Error('no turn was written')
  await closeTurn(ctx, turn, 'pass-on', 'turn.passed-on')
  return ok(next.publicId)
}
