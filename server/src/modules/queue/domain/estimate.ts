/** What an estimate of waiting goes by. */
export interface AheadOfTurn {
  /** Who waits before it, of the same service. */
  readonly ahead: number
  /** As long as one person takes. */
  readonly minutes: number
  /** Counters of that service at which somebody sits. */
  readonly counters: number
}

/**
 * How long it may still take until a turn is called, in whole minutes, rounded up: those ahead share the counters, and
 * each counter is in the middle of somebody. Undefined while no counter of the service is open: nobody can say.
 */
export function estimateWait({ ahead, minutes, counters }: AheadOfTurn): number | undefined {
  if (counters === 0) return undefined
  return Math.ceil((ahead + 0.5) * minutes / counters)
}
