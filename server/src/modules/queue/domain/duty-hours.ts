import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { type Day, type WorkCalendar, addDays, isWorkingDay } from '../../../kernel/work-calendar.ts'

/** A span of a day, minutes after midnight in Viet Nam. */
export interface DutySpan {
  readonly day: Day
  readonly begins: number
  readonly ends: number
}

/**
 * Roles that work at the counters of a section: they call numbers there (`queue.serve`). Whoever is on the roster has
 * one of them there, those of the post too (KH 1107 II.6).
 */
export const COUNTER_STAFF: readonly string[] = ['reception', 'postal_staff', 'one_stop_head']

/** How many minutes of a span are working time by the calendar: none on a day of rest, nor over lunch. */
export function workMinutesOf({ day, begins, ends }: DutySpan, calendar: WorkCalendar): number {
  const isWorked = isWorkingDay(day, calendar)
  if (!isWorked.ok || !isWorked.value) return 0
  return calendar.shifts.reduce((sum, [open, close]) =>
    sum + Math.max(0, Math.min(ends, close) - Math.max(begins, open)), 0)
}

/** The days from one to another, both included, on which the calendar works. Refuses days that it does not speak of. */
export function workingDaysOf(
  from: Day, to: Day, calendar: WorkCalendar,
): Result<Day[], { readonly code: 'calendar-missing'; readonly day: Day }> {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isWorked = isWorkingDay(day, calendar)
    if (!isWorked.ok) return refuse(isWorked.refusal)
    if (isWorked.value) days.push(day)
  }
  return ok(days)
}

/** Minutes that a working day of the calendar has. */
export function minutesOfDay({ shifts }: WorkCalendar): number {
  return shifts.reduce((sum, [open, close]) => sum + close - open, 0)
}
