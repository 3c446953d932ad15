import { groupBy } from '../kernel/group-by.ts'
import type { Day } from '../kernel/work-calendar.ts'
import { type DutyMinutes, type FigurePlace, type MonthOfDuty, type Tally, expectedOf, fullTimeOf } from '../modules/queue/public.ts'

/** Received against what is asked of so much work (KH 1107 II.6.5). */
export interface Work {
  readonly received: number
  readonly returned: number
  readonly fullTime: number | null
  readonly expected: number | null
  readonly share: number | null
}

interface Done {
  readonly place: FigurePlace
  readonly done: readonly Tally[]
  readonly minutes: readonly DutyMinutes[]
}

/**
 * The work of a clerk, a section or a zone. What people did who are on no roster (`unrostered`) is received, but not
 * held against the target: their time is in no full-time equivalent.
 */
export function workOf(all: readonly Done[], unrostered: readonly Tally[] = []): Work {
  const done = all.flatMap((one) => one.done)
  const sum = (tallies: readonly Tally[], key: 'received' | 'returned') =>
    tallies.reduce((total, one) => total + one[key], 0)
  const [received, returned] = [sum(done, 'received'), sum(done, 'returned')]
  const rostered = all.filter(({ minutes }) => minutes.length > 0)
  const fullTimes = rostered.flatMap(({ place, minutes }) =>
    fullTimeOf(minutes.reduce((total, one) => total + one.minutes, 0), place.minutes) ?? [])
  const expected = rostered.length === 0 ? null : expectedOf(rostered.flatMap(monthsOf))
  return {
    received, returned, fullTime: fullTimes.length === 0 ? null : fullTimes.reduce((total, one) => total + one, 0),
    expected, share: expected === null || expected === 0 ? null : (received - sum(unrostered, 'received')) / expected,
  }
}

/** Months of duty with the target of each: that of its last day. */
function monthsOf({ place, minutes }: Done): MonthOfDuty[] {
  return [...groupBy(minutes, ({ month }) => month)].map(([month, rows]) => {
    const sum = rows.reduce((total, one) => total + one.minutes, 0)
    return {
      minutes: sum, perYear: place.perYearOn(lastDayOf(month)), minutesOfYear: place.minutesOfYear(month.slice(0, 4)),
    }
  })
}

function lastDayOf(month: string): Day {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
