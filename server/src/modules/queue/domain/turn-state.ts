import { type Result, ok, refuse } from '../../../kernel/result.ts'

export type TurnState =
  | 'waiting' | 'later' | 'called' | 'serving' | 'held' | 'missed' | 'served' | 'moved' | 'closed'

export type TurnAction =
  | 'follow' | 'call' | 'recall' | 'start' | 'hold' | 'pass-on' | 'miss' | 'end' | 'close'

/**
 * One service that somebody waits for (lượt): this table is the rule, and no other file asks which state may follow.
 *
 *   later ──follow──▶ waiting ──call──▶ called ──start──▶ serving ──end──▶ served
 *                                        │ ▲ └─miss─▶ missed ─call─┐  │
 *                                   hold ▼ │ call                  ▼  └─pass-on─▶ moved (another turn begins)
 *                                        held                   called
 *
 * 1. Of one visit at most one turn is called or served at a time, so that nobody is called to two counters.
 * 2. At one counter there is at most one turn that is called or served.
 * 3. What ended is not called again; who was missed may be, for as long as the day lasts.
 * 4. Whatever a day leaves is closed when it is over, and counts as served by nobody.
 * 5. Nobody is served whom nobody noted as come: what ends after a call alone is missed, and may be called back.
 * 6. A turn that waits keeps its place in the queue whatever happens to others.
 */
const TURNS: Readonly<Record<TurnState, { readonly [A in TurnAction]?: TurnState }>> = {
  later: { follow: 'waiting', close: 'closed' },
  waiting: { call: 'called', close: 'closed' },
  called: {
    recall: 'called', start: 'serving', hold: 'held', 'pass-on': 'moved', miss: 'missed', end: 'missed',
    close: 'closed',
  },
  serving: { hold: 'held', 'pass-on': 'moved', end: 'served', close: 'closed' },
  held: { call: 'called', miss: 'missed', close: 'closed' },
  missed: { call: 'called', close: 'closed' },
  served: {},
  moved: {},
  closed: {},
}

export interface TurnNotAllowed { readonly code: 'turn-moved-on'; readonly state: TurnState }

/** The state that follows, or `turn-moved-on`: somebody else did something in between, and the screen is old. */
export function moveTurn(state: TurnState, action: TurnAction): Result<TurnState, TurnNotAllowed> {
  const next = TURNS[state][action]
  return next ? ok(next) : refuse({ code: 'turn-moved-on', state })
}

/** Whether nothing more happens to it. */
export function isTurnOver(state: TurnState): boolean {
  return Object.keys(TURNS[state]).length === 0
}
