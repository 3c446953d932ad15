import type { Hall } from './hall.ts'

/** Services, and the counters that serve some of them and nothing else. */
export interface ServiceGroup { readonly services: readonly string[]; readonly counters: readonly number[] }

/**
 * The parts of a hall that have nothing in common: two services are of one group if a counter serves both, or if each
 * shares a counter with a third. In the order of the services. Within a group all counters are taken to serve all.
 */
export function groupsOf({ services, counters }: Pick<Hall, 'services' | 'counters'>): ServiceGroup[] {
  const groups: { services: Set<string>; counters: number[] }[] = []
  for (const counter of counters) {
    const [touched, others] = [
      groups.filter((group) => counter.services.some((code) => group.services.has(code))),
      groups.filter((group) => !counter.services.some((code) => group.services.has(code))),
    ]
    groups.splice(0, groups.length, ...others, {
      services: new Set([...touched.flatMap((group) => [...group.services]), ...counter.services]),
      counters: [...touched.flatMap((group) => group.counters), counter.number],
    })
  }
  const order = new Map(services.map(({ code }, nth) => [code, nth]))
  const place = (code: string | undefined) => order.get(code ?? '') ?? Infinity
  return groups.map((group) => ({
    services: [...group.services].sort((a, b) => place(a) - place(b)), counters: group.counters.sort((a, b) => a - b),
  })).sort((a, b) => place(a.services[0]) - place(b.services[0]))
}
