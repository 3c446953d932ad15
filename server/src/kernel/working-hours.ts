import { dayNumberOf, dayNumbered, midnightOf } from './civil-day.ts'
import { type Result, ok, refuse } from './result.ts'
import { type CalendarMissing, type DayTable, type WorkCalendar, covers, tableOf } from './work-calendar.ts'

/** So many accounting hours are one working day of any calendar, however long its people sit there. */
const HOURS_OF_DAY = 8

/**
 * How many accounting hours are worked from one moment to a later one: what is left of the 8 in which an online dossier
 * is answered (R3). Nights, lunch and days of rest count nothing; a day of seven hours counts 8 all the same. Negative
 * when `until` comes first.
 */
export function workingHoursBetween(from: Date, until: Date, calendar: WorkCalendar): Result<number, CalendarMissing> {
  const table = tableOf(calendar)
  for (const moment of [from, until]) {
    const number = dayNumberOf(moment.getTime())
    if (!covers(table, number - table.first)) return refuse({ code: 'calendar-missing', day: dayNumbered(number) })
  }
  return ok(((workedBefore(table, until) - workedBefore(table, from)) / table.length) * HOURS_OF_DAY)
}

/** Milliseconds worked since the calendar began. */
function workedBefore(table: DayTable, moment: Date): number {
  const number = dayNumberOf(moment.getTime())
  const index = number - table.first
  const days = (table.placeOf[index] ?? 0) * table.length
  if (table.rest[index]) return days
  const sinceMidnight = moment.getTime() - midnightOf(number)
  return table.shifts.reduce(
    (sum, { open, close }) => sum + Math.max(0, Math.min(sinceMidnight, close) - open), days,
  )
}
