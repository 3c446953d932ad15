import { type Day, type WorkCalendar, addWorkingDays } from '../../../kernel/work-calendar.ts'

/** What the policy `inquiry-reminders` holds: from how many working days before its day on it is reminded of. */
export interface InquiryReminders { readonly before: { readonly amount: number; readonly unit: 'working-day' } }

/** Its day is near, or over. */
export type InquiryReminder = 'soon' | 'past'

/**
 * How an inquiry with this day stands on a day; null while there is time, and of one without a day. Where the calendar
 * ends before, only the day itself is near.
 */
export function reminderOf(
  dueOn: Day | null, today: Day, { before }: InquiryReminders, calendar: WorkCalendar,
): InquiryReminder | null {
  if (dueOn === null) return null
  if (dueOn < today) return 'past'
  const last = addWorkingDays(today, before.amount, calendar)
  return dueOn <= (last.ok ? last.value : today) ? 'soon' : null
}
