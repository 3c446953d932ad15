import type { Day } from '../../../kernel/work-calendar.ts'
import type { CalendarRow } from './province.ts'

/** A day on which nobody works, declared after the calendars were loaded. */
export interface DeclaredHoliday { readonly day: Day; readonly name: string }

type Content = Omit<CalendarRow, 'id'>

/**
 * A calendar in which nobody works on these days either (lịch có ngày nghỉ công bố bổ sung); days that it does not
 * speak of, or on which nobody worked, change nothing, and then it is the same object.
 */
export function withHolidays<Calendar extends Content>(
  calendar: Calendar, declared: readonly DeclaredHoliday[],
): Calendar {
  const late = declared.filter(({ day }) =>
    reaches(calendar, day) && isWorkedOn(calendar, day))
  if (late.length === 0) return calendar
  const days = new Set(late.map(({ day }) => day))
  return {
    ...calendar,
    holidays: [...calendar.holidays, ...late.map(({ day, name }) => ({ day, name, kind: 'declared' }))],
    makeUpDays: calendar.makeUpDays.filter((day) => !days.has(day)),
  }
}

/** Whether a calendar says who works on that day at all. */
export function reaches({ from, until }: Pick<Content, 'from' | 'until'>, day: Day): boolean {
  return from <= day && day <= until
}

function isWorkedOn({ holidays, makeUpDays, weeklyRest }: Content, day: Day): boolean {
  if (makeUpDays.includes(day)) return true
  return !holidays.some((one) => one.day === day) && !weeklyRest.includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}
