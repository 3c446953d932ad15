import type { Hall } from './hall.ts'

/**
 * The services that a counter calls before its others. A quick counter (quầy nhanh) calls short errands first, those
 * that take at most `quickMinutes` of the hall, and what no ordinary counter does that is open now: then nobody waits
 * for a longer errand behind others without end. Of any other counter all services, by rank alone.
 */
export function servicesFirst(hall: Hall, counter: number, open: readonly number[]): readonly string[] {
  const { services = [], isQuick = false } = hall.counters.find(({ number }) => number === counter) ?? {}
  if (!isQuick || hall.quickMinutes === undefined) return services
  const ordinary = hall.counters.filter((one) => !one.isQuick && open.includes(one.number))
  return services.filter((code) => isShortErrand(hall, code) || !ordinary.some((one) => one.services.includes(code)))
}

/** Whether quick counters call it first; nothing is short in a hall that does not say so. */
export function isShortErrand({ services, quickMinutes = -1 }: Pick<Hall, 'services' | 'quickMinutes'>, code: string): boolean {
  return (services.find((service) => service.code === code)?.minutes ?? Infinity) <= quickMinutes
}
