import { EndTimes } from './end-times.ts'
import type { HallDay } from './simulate-hall.ts'

/** A day of a hall that has quick counters. */
export interface QuickDay extends HallDay {
  /** Whether the errand of each is short, in the order of the arrivals. */
  readonly isShort: readonly boolean[]
  /** As many of those that are open are quick. */
  readonly counters: readonly { readonly from: number; readonly open: number; readonly quick: number }[]
}

/**
 * How long each waits, in seconds, where quick counters call short errands first and whoever came first besides, and
 * the others whoever came first; where none of the others is open, a quick one does, too (`servicesFirst`). Else as
 * `waitsOf`.
 */
export function waitsWithQuick({ arrivals, services, isShort, counters }: QuickDay): Float64Array {
  const waits = new Float64Array(arrivals.length).fill(Infinity)
  const [short, long] = [new Line(), new Line()]
  const [ordinary, quick] = [new EndTimes(), new EndTimes()]
  const first = () => (short.head ?? Infinity) < (long.head ?? Infinity) ? short : long
  let [at, come, now] = [-1, 0, 0]
  const call = (line: Line, to: EndTimes) => {
    const nth = line.take()
    waits[nth] = now - (arrivals[nth] ?? 0)
    to.add(now + (services[nth] ?? 0))
  }
  for (;;) {
    now = Math.min(arrivals[come] ?? Infinity, ordinary.first, quick.first, counters[at + 1]?.from ?? Infinity)
    if (now === Infinity) return waits
    ordinary.freeUntil(now)
    quick.freeUntil(now)
    while ((counters[at + 1]?.from ?? Infinity) <= now) at += 1
    for (; (arrivals[come] ?? Infinity) <= now; come += 1) (isShort[come] === true ? short : long).add(come)
    const { open = 0, quick: fast = 0 } = counters[at] ?? {}
    const others = open - fast
    while (others > 0 && quick.count < fast && short.head !== undefined) call(short, quick)
    while (ordinary.count < others && first().head !== undefined) call(first(), ordinary)
    while (quick.count < fast && first().head !== undefined) call(first(), quick)
  }
}

/** Who waits, by their places among the arrivals; whoever came first is its head. */
class Line {
  readonly #waiting: number[] = []
  #taken = 0

  get head(): number | undefined {
    return this.#waiting[this.#taken]
  }

  add(nth: number): void {
    this.#waiting.push(nth)
  }

  take(): number {
    const { head = NaN } = this
    this.#taken += 1
    return head
  }
}
