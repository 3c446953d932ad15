import { type Result, ok } from '../../../kernel/result.ts'
import { type CalendarMissing, type Day, type WorkCalendar, addWorkingDays, dayOf } from '../../../kernel/work-calendar.ts'

/** What the policy `letter-printing` holds. */
export interface LetterPrinting { readonly within: { readonly amount: number; readonly unit: 'working-day' } }

/**
 * Whether a letter that is not printed yet should have been: from the day after the nth working day on, the day on
 * which the section got it not counted.
 */
export function isDelayed(
  today: Day, laidAt: Date, { within }: LetterPrinting, calendar: WorkCalendar,
): Result<boolean, CalendarMissing> {
  const last = addWorkingDays(dayOf(laidAt), within.amount, calendar)
  return last.ok ? ok(today > last.value) : last
}
