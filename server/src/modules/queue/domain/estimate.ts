import type { Hall } from './hall.ts'

/** How many wait before somebody, by service. */
export type Ahead = Readonly<Record<string, number>>

interface Serving {
  /** Counters of the service at which somebody sits. */
  readonly counters: Hall['counters']
  /** Services of these counters: whoever wants one of them is called before whoever came later for another. */
  readonly services: Hall['services']
}

/**
 * How many people are called before somebody who waits for a service: of all services that its open counters have,
 * since a counter calls by rank, whatever one wants. Where none is open, of all that have it on another day.
 */
export function countAhead(hall: Hall, service: string, ahead: Ahead, open: readonly number[]): number {
  const isAnyOpen = servingOf(hall, service, open).counters.length > 0
  const { services } = servingOf(hall, service, isAnyOpen ? open : hall.counters.map(({ number }) => number))
  return services.reduce((sum, { code }) => sum + (ahead[code] ?? 0), 0)
}

/**
 * How long it may still take until somebody is called, in whole minutes, rounded up: the work of those ahead, as far as
 * it falls to the counters of the service (other counters share what they have, too), and half a person, since each
 * counter is in the middle of one. Undefined while no counter of the service is open: nobody can say.
 */
export function estimateWait(hall: Hall, service: string, ahead: Ahead, open: readonly number[]): number | undefined {
  const { counters, services } = servingOf(hall, service, open)
  if (counters.length === 0) return undefined
  const own = services.find(({ code }) => code === service)?.minutes ?? 0
  const work = services.reduce((sum, { code, minutes }) => {
    const sharing = servingOf(hall, code, open).counters
    const here = sharing.filter((counter) => counters.includes(counter)).length
    return sum + (ahead[code] ?? 0) * minutes * here / sharing.length
  }, own / 2)
  return Math.ceil(work / counters.length)
}

function servingOf(hall: Hall, service: string, open: readonly number[]): Serving {
  const counters = hall.counters.filter(({ number, services }) => open.includes(number) && services.includes(service))
  const services = hall.services.filter(({ code }) => counters.some((counter) => counter.services.includes(code)))
  return { counters, services }
}
