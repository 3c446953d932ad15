/** How it stands with a partner, in one word; the first cause that holds says it. */
export const HEALTHS = ['not-named', 'paused', 'down', 'late', 'refused', 'unknown', 'well'] as const
export type Health = typeof HEALTHS[number]

export interface Signs {
  /** Whether MOTCUA_PARTNERS names it. */
  readonly isNamed: boolean
  readonly pausedAt: Date | null
  /** Of the whole partner, in a row. */
  readonly failures: number
  readonly dead: number
  /** When the oldest was made that waits behind no dead message; by the clock of the machine, as all of these. */
  readonly waitingSince: Date | null
  /** Since when an event waits that nobody has made a message of, or looked at whether there is one to make. */
  readonly unreadSince: Date | null
  /** When the oldest of what came and is not worked off was received, and why nothing more can be fetched. */
  readonly waitingInSince: Date | null
  readonly fetchFault: string | null
  /** Whether it ever took something, let what it has be fetched, or was held against ours. */
  readonly isProved: boolean
}

/** What may still be undone waits ten seconds; what waits for minutes waits for somebody. */
const LATE = 5 * 60_000

/**
 * `late` says that the worker does not keep up or does not run. What waits behind a refused message waits for that one,
 * so it makes nobody late. `unknown` says that nothing here proves it well: nothing came of a call to it yet.
 */
export function healthOf(
  { isNamed, pausedAt, failures, dead, waitingSince, unreadSince, waitingInSince, fetchFault, isProved }: Signs,
  now: Date,
): Health {
  const isOld = (since: Date | null) => since !== null && now.getTime() - since.getTime() > LATE
  if (!isNamed) return 'not-named'
  if (pausedAt) return 'paused'
  if (failures > 0 || fetchFault !== null) return 'down'
  if (isOld(unreadSince) || isOld(waitingInSince) || isOld(waitingSince)) return 'late'
  if (dead > 0) return 'refused'
  return isProved ? 'well' : 'unknown'
}

/** Seconds by which the partner is behind us: as old as the oldest that it has not been told. */
export function lagOf({ waitingSince, unreadSince }: Pick<Signs, 'waitingSince' | 'unreadSince'>, now: Date): number {
  const since = [waitingSince, unreadSince].flatMap((one) => one?.getTime() ?? [])
  return since.length === 0 ? 0 : Math.max(0, Math.floor((now.getTime() - Math.min(...since)) / 1_000))
}
