import { EndTimes } from './end-times.ts'

/** A day of a hall to be played through: moments in seconds of the day. */
export interface HallDay {
  /** When people come, in order. */
  readonly arrivals: readonly number[]
  /** As long as each of them takes at the counter, in the same order. */
  readonly services: readonly number[]
  /** How many counters are open from a moment on, in order; none before the first. */
  readonly counters: readonly { readonly from: number; readonly open: number }[]
}

/**
 * How long each waits, in seconds, when whoever comes first is called first by any counter that is free. A counter that
 * closes finishes whom it has. Who is never called, because no counter opens any more, waits for ever (Infinity).
 */
export function waitsOf({ arrivals, services, counters }: HallDay): Float64Array {
  const waits = new Float64Array(arrivals.length)
  const busy = new EndTimes()
  let [at, now] = [0, 0]
  const openAt = () => counters[at]?.open ?? 0
  const moveTo = (moment: number) => {
    now = moment
    while (at + 1 < counters.length && (counters[at + 1]?.from ?? Infinity) <= now) at += 1
    busy.freeUntil(now)
  }
  for (let nth = 0; nth < arrivals.length; nth += 1) {
    const arrival = arrivals[nth] ?? 0
    moveTo(Math.max(now, arrival, counters[0]?.from ?? Infinity))
    while (busy.count >= openAt() && now < Infinity) {
      // Nothing changes before somebody is done or the number of counters does.
      moveTo(Math.min(busy.first, counters[at + 1]?.from ?? Infinity))
    }
    waits[nth] = now - arrival
    busy.add(now + (services[nth] ?? 0))
  }
  return waits
}
