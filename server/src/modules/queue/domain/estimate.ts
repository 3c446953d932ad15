import type { Hall } from './hall.ts'
import { servicesFirst } from './quick-counter.ts'

/** How many wait before somebody, by service. */
export type Ahead = Readonly<Record<string, number>>

/**
 * Who stands in the queue, of those who wait in a hall. Who is put aside is called by hand once they are there, and may
 * never be: kiosk, board, phone and desk tell one estimate, without them.
 */
export function aheadOf(
  waiting: readonly { readonly service: string; readonly count: number; readonly aside: number }[],
): Ahead {
  return Object.fromEntries(waiting.map(({ service, count, aside }) => [service, count - aside]))
}

interface Serving {
  /** Counters of the service at which somebody sits. */
  readonly counters: Hall['counters']
  /** Services of these counters: whoever wants one of them is called before whoever came later for another. */
  readonly services: Hall['services']
}

/**
 * How many people are called before somebody who waits for a service: of all services that its open counters have,
 * since a counter calls by rank, whatever one wants; at a quick counter of what it calls first (`asQuickCountersCall`).
 * Where none is open, of all that have it on another day.
 */
export function countAhead(hall: Hall, service: string, ahead: Ahead, open: readonly number[]): number {
  const isAnyOpen = servingOf(hall, service, open).counters.length > 0
  const then = isAnyOpen ? open : hall.counters.map(({ number }) => number)
  const { services } = servingOf(asQuickCountersCall(hall, service, then) ?? hall, service, then)
  return services.reduce((sum, { code }) => sum + (ahead[code] ?? 0), 0)
}

/**
 * How long it may still take until somebody is called, in whole minutes, rounded up: the work of those ahead, as far as
 * it falls to the counters of the service (other counters share what they have, too), and half a person, since each
 * counter is in the middle of one. Where a quick counter is open, the shorter of two: as if it did what comes, since it
 * does once nobody has a short errand; and as if it did short errands alone. Undefined while no counter of the service
 * is open: nobody can say.
 */
export function estimateWait(hall: Hall, service: string, ahead: Ahead, open: readonly number[]): number | undefined {
  const quick = asQuickCountersCall(hall, service, open)
  const waits = [hall, ...quick ? [quick] : []].flatMap((one) => waitIn(one, service, ahead, open) ?? [])
  return waits.length === 0 ? undefined : Math.ceil(Math.min(...waits))
}

/** In minutes, and parts of them. */
function waitIn(hall: Hall, service: string, ahead: Ahead, open: readonly number[]): number | undefined {
  const { counters, services } = servingOf(hall, service, open)
  if (counters.length === 0) return undefined
  const own = services.find(({ code }) => code === service)?.minutes ?? 0
  const work = services.reduce((sum, { code, minutes }) => {
    const sharing = servingOf(hall, code, open).counters
    const here = sharing.filter((counter) => counters.includes(counter)).length
    return sum + (ahead[code] ?? 0) * minutes * here / sharing.length
  }, own / 2)
  return work / counters.length
}

/**
 * The hall as whoever waits for a service meets it where a quick counter is open: for a short errand those quick
 * counters alone that call it first, for a longer one the others, with quick ones that do short errands only. Undefined
 * where none is open that makes a difference.
 */
function asQuickCountersCall(hall: Hall, service: string, open: readonly number[]): Hall | undefined {
  const counters = hall.counters.map((counter) => open.includes(counter.number)
    ? { ...counter, services: servicesFirst(hall, counter.number, open) } : counter)
  const quick = counters.filter(({ isQuick, services }, nth) =>
    isQuick && services.length < (hall.counters[nth]?.services.length ?? 0))
  if (quick.length === 0) return undefined
  const first = quick.filter(({ services }) => services.includes(service))
  return { ...hall, counters: first.length > 0 ? first : counters }
}

function servingOf(hall: Hall, service: string, open: readonly number[]): Serving {
  const counters = hall.counters.filter(({ number, services }) => open.includes(number) && services.includes(service))
  const services = hall.services.filter(({ code }) => counters.some((counter) => counter.services.includes(code)))
  return { counters, services }
}
