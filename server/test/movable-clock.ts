import type { Clock } from '../src/platform/clock.ts'

/** A clock that stands where a test puts it, forward or back. */
export interface MovableClock extends Clock { set(iso: string): void }

/** Stands at `iso` until it is set anew. */
export function movableClock(iso: string): MovableClock {
  let moment = parse(iso)
  return {
    now: () => new Date(moment),
    set(other) {
      moment = parse(other)
    },
  }
}

function parse(iso: string): number {
  const moment = Date.parse(iso)
  if (Number.isNaN(moment)) throw new RangeError(`not a moment: ${iso}`)
  return moment
}
