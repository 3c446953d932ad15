import { type Day, addDays, dayOf, momentOn } from '../kernel/civil-day.ts'

/** The last days before `now` that are over, the oldest first, each with the moment at which it was. */
export function lastDays(now: Date, count: number): { readonly day: Day; readonly overAt: Date }[] {
  const today = dayOf(now)
  return Array.from({ length: count }, (_, nth) => addDays(today, nth - count))
    .map((day) => ({ day, overAt: momentOn(addDays(day, 1), 0) }))
}
