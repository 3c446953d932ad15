import type { QueueDesk, QueueTurn } from '@motcua/contracts/queue.ts'
import { say } from '../../lib/language.ts'
import type { StateLabel } from '../../lib/states.ts'
import { SPAN, type TURN_DEED, TURN_STATE } from './queue-texts.ts'

/** How long, in whole minutes that have passed: nobody at a counter counts seconds. */
export function spanText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return say(SPAN.short)
  if (minutes < 60) return say(SPAN.minutes, { minutes })
  return say(SPAN.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** A mean, to the nearest minute. */
export function meanText(seconds: number): string {
  return spanText(Math.round(seconds / 60) * 60)
}

/** From one moment to the other, in seconds; none if the clocks of server and browser differ by a little. */
export function secondsBetween(from: string, until: Date): number {
  return Math.max(0, (until.getTime() - Date.parse(from)) / 1000)
}

/** What may be done with whoever is at the counter. */
export type TurnDeed = keyof typeof TURN_DEED

/** Deeds in the order of their buttons, each with its key; `h` and `z` are the shell's. */
export const TURN_DEEDS: readonly { readonly deed: TurnDeed; readonly key: string }[] = [
  { deed: 'start', key: 'd' }, { deed: 'recall', key: 'l' }, { deed: 'miss', key: 'v' },
  { deed: 'hold', key: 't' }, { deed: 'pass-on', key: 'c' }, { deed: 'end', key: 'x' },
]

const OFFERED: Partial<Record<QueueTurn['state'], readonly TurnDeed[]>> = {
  called: ['start', 'recall', 'miss', 'hold', 'pass-on'],
  serving: ['hold', 'pass-on', 'end'],
}

/** What is offered in this state: only what the server would do, which decides anew. */
export function deedsOf(turn: Pick<QueueTurn, 'state'> | null): readonly TurnDeed[] {
  return turn ? OFFERED[turn.state] ?? [] : []
}

/** How a turn stands, of those that a clerk sees. */
export function labelOfTurn({ state }: Pick<QueueTurn, 'state'>): StateLabel {
  if (state === 'called') return { text: say(TURN_STATE.called), tone: 'waiting', icon: '◔' }
  if (state === 'held') return { text: say(TURN_STATE.held), tone: 'stopped', icon: '‖' }
  if (state === 'missed') return { text: say(TURN_STATE.missed), tone: 'stopped', icon: '✕' }
  return { text: say(TURN_STATE.serving), tone: 'calm', icon: '●' }
}

/** What "next" says of whoever is at the counter: done, or not there if nobody noted that they came. */
export function nextWord(turn: Pick<QueueTurn, 'state'> | null | undefined): 'next' | 'endAndNext' | 'missAndNext' {
  if (!turn) return 'next'
  return turn.state === 'called' ? 'missAndNext' : 'endAndNext'
}

/** How many wait for the services of the counter. */
export function waitingAt({ services }: Pick<NonNullable<QueueDesk['seat']>, 'services'>): number {
  return services.reduce((sum, { count }) => sum + count, 0)
}
