import { dayOf, minuteOf, momentOn } from '../../kernel/civil-day.ts'
import { addWorkingDays } from '../../kernel/work-calendar.ts'
import { workingHoursBetween } from '../../kernel/working-hours.ts'
import { type Directory, calendarsOfUnits } from '../organisation/public.ts'
import type { WorkedHours } from './domain/case-history.ts'
import type { WarnsAt } from './domain/judge-warnings.ts'

/** Hours and days of units by their calendars, as these are on the day of the directory. */
export interface UnitCalendars {
  readonly workedHours: WorkedHours
  /** The same time of day so many working days before; undefined where the calendar does not reach. */
  readonly workingDaysBefore: (days: number) => WarnsAt
}

/** By the calendar of a unit, or whoever took its place; of one that nobody did, by that of the province. */
export function openCalendars(directory: Directory): UnitCalendars {
  const calendarOf = calendarsOfUnits(directory)
  return {
    workedHours(unitId, from, until) {
      const calendar = calendarOf(unitId)
      const hours = calendar && workingHoursBetween(from, until, calendar)
      return hours?.ok ? hours.value : undefined
    },
    workingDaysBefore: (days) => (unitId, dueAt) => {
      const calendar = calendarOf(unitId)
      const day = calendar && addWorkingDays(dayOf(dueAt), -days, calendar)
      return day?.ok ? momentOn(day.value, minuteOf(dueAt)) : undefined
    },
  }
}
