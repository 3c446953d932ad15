import type { Hall } from './hall.ts'
import { aheadOf, estimateWait } from './estimate.ts'

/** Who waits for a service, in the queue or put aside. */
interface WaitingNow {
  readonly service: string
  readonly count: number
  readonly aside: number
  readonly since: Date
}

/** The service for which people will wait longest. */
export interface LatestService {
  readonly service: string
  /** As long as whoever waits longest has waited, or whoever comes now would; null: no counter of it is open. */
  readonly minutes: number | null
}

/** An alarm ends when people wait no longer than four fifths of the target: at the target it would come and go. */
const ENDS_AT = 0.8

/** For which service of a hall people will wait longest; undefined while nobody waits. */
export function latestService(
  hall: Hall, waiting: readonly WaitingNow[], open: readonly number[], now: Date,
): LatestService | undefined {
  const ahead = aheadOf(waiting)
  return waiting.map(({ service, since }): LatestService => {
    const estimate = estimateWait(hall, service, ahead, open)
    const waited = Math.floor((now.getTime() - since.getTime()) / 60_000)
    return { service, minutes: estimate === undefined ? null : Math.max(estimate, waited) }
  }).toSorted((one, other) => (other.minutes ?? Infinity) - (one.minutes ?? Infinity))[0]
}

/** Whether the target will be missed. */
export function isLate(latest: LatestService | undefined, targetMinutes: number): boolean {
  return latest !== undefined && (latest.minutes ?? Infinity) > targetMinutes
}

/** Whether people wait well within the target again. */
export function isWellAgain(latest: LatestService | undefined, targetMinutes: number): boolean {
  return latest === undefined || (latest.minutes ?? Infinity) <= targetMinutes * ENDS_AT
}
