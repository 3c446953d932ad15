import { dayOf } from '../../lib/dates.ts'

/** The moment that was chosen, as long as it is one of that day; else empty, for none. */
export function timeOn(day: string, startsAt: string): string {
  return startsAt !== '' && dayOf(new Date(startsAt)) === day ? startsAt : ''
}
