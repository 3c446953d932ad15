import { type Result, ok } from '../../../kernel/result.ts'
import {
  type CalendarMissing, type Day, type WorkCalendar, addWorkingDays, dayOf, workingDaysBetween,
} from '../../../kernel/work-calendar.ts'

/** What the policy `supplement-reminders` holds. */
export interface SupplementReminders {
  readonly within: { readonly amount: number; readonly unit: 'working-day' }
  /** So many working days before; a number that is no smaller than `within` counts for nothing. */
  readonly before: readonly number[]
}

/** The day by whose end the office wants what it asked for: the nth working day after that of the request. */
export function supplementDueOn(
  askedAt: Date, { within }: SupplementReminders, calendar: WorkCalendar,
): Result<Day, CalendarMissing> {
  return addWorkingDays(dayOf(askedAt), within.amount, calendar)
}

/**
 * Which of the reminders holds on a day: of several the smallest, so that what was looked at late is told of once. None
 * before the first of them, and none when the day is over.
 */
export function reminderOn(
  today: Day, dueOn: Day, { within, before }: SupplementReminders, calendar: WorkCalendar,
): Result<number | undefined, CalendarMissing> {
  if (today > dueOn) return ok(undefined)
  const left = workingDaysBetween(today, dueOn, calendar)
  if (!left.ok) return left
  const holding = before.filter((days) => days < within.amount && left.value <= days)
  return ok(holding.length > 0 ? Math.min(...holding) : undefined)
}
