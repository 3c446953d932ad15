import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Hall } from './domain/hall.ts'
import { moveTurn } from './domain/turn-state.ts'
import { closeTurn } from './end-turn.ts'
import { finishTurn } from './finish-turn.ts'
import { type Seat, lockSeat } from './store/seats.ts'
import { type Turn, changeTurn, lockAtCounter, lockTurn, noteCall } from './store/turns.ts'
import { tellTurn } from './tell-turn.ts'

/** What a clerk does with a turn at the own counter; `call` is somebody put aside, or missed, who is here now. */
export const TURN_DEEDS = ['recall', 'start', 'hold', 'miss', 'end', 'call'] as const
export type TurnDeed = typeof TURN_DEEDS[number]

export interface WorkTurn {
  readonly turn: string
  readonly deed: TurnDeed
  /** Of the section in which the clerk sits; undefined of what has none today, or where one may serve no more. */
  readonly hallOf: (unitId: bigint) => Hall | undefined
}

export type WorkTurnRefusal =
  | { readonly code: 'no-seat' } | { readonly code: 'turn-unknown' } | { readonly code: 'turn-moved-on' }
  | { readonly code: 'turn-at-counter' } | { readonly code: 'counter-unknown' }

/**
 * Calls a number once more (gọi lại), notes that the person is here (`start`), puts the turn aside (`hold`), notes that
 * nobody came (`miss`), that it is done (`end`; missed if they
 * were only called: `finishTurn`), or calls one that was put aside or missed (`call`). Leaves
 * `turn.called`, `turn.started`, `turn.held`, `turn.missed` or `turn.served`. Answers the public id of the turn.
 *
 * Refuses with `no-seat`, or `counter-unknown` where one may serve no more; `turn-unknown` of another section, or, but
 * for `call`, at another counter: who was put aside or missed is served by whoever is there; `turn-moved-on` if it is
 * no more in a state in which this may be done; `turn-at-counter` if somebody else is at the counter to which one is
 * called.
 */
export async function workTurn(
  ctx: Ctx, { turn: publicId, deed, hallOf }: WorkTurn,
): Promise<Result<string, WorkTurnRefusal>> {
  const held = await holdTurn(ctx, publicId, { hallOf, isAnywhere: deed === 'call' })
  if (!held.ok) return held
  const { seat, turn } = held.value
  const moved = moveTurn(turn.state, deed)
  if (!moved.ok) return refuse({ code: 'turn-moved-on' })
  switch (deed) {
    case 'call':
      if (await lockAtCounter(ctx.tx, { ...seat, day: dayOf(ctx.now) })) return refuse({ code: 'turn-at-counter' })
      await callTo(ctx, seat, turn)
      break
    case 'recall':
      await callTo(ctx, seat, turn)
      break
    case 'start':
      await changeTurn(ctx.tx, turn.id, { state: moved.value, beganAt: ctx.now })
      await tellTurn(ctx, turn, 'turn.started')
      break
    case 'hold':
      await closeTurn(ctx, turn, deed, 'turn.held')
      break
    case 'miss':
      await closeTurn(ctx, turn, deed, 'turn.missed')
      break
    case 'end':
      await finishTurn(ctx, turn)
  }
  return ok(turn.publicId)
}

async function callTo(ctx: Ctx, { counter }: Seat, turn: Turn): Promise<void> {
  await noteCall(ctx.tx, turn, { counter, by: ctx.actorId, at: ctx.now })
  await tellTurn(ctx, turn, 'turn.called', counter)
}

/** The seat of whoever asks, and a turn of today that is or was at that counter, or `isAnywhere`, both locked. */
export async function holdTurn(
  ctx: Ctx, publicId: string,
  { hallOf, isAnywhere = false }: Pick<WorkTurn, 'hallOf'> & { readonly isAnywhere?: boolean },
): Promise<Result<{ readonly seat: Seat; readonly turn: Turn }, {
  readonly code: 'no-seat' | 'turn-unknown' | 'counter-unknown'
}>> {
  const seat = await lockSeat(ctx.tx, ctx.actorId)
  if (!seat) return refuse({ code: 'no-seat' })
  if (!hallOf(seat.unitId)) return refuse({ code: 'counter-unknown' })
  const turn = await lockTurn(ctx.tx, publicId, seat.unitId)
  const isHere = turn?.day === dayOf(ctx.now) && (isAnywhere || turn.counter === seat.counter)
  return turn && isHere ? ok({ seat, turn }) : refuse({ code: 'turn-unknown' })
}
