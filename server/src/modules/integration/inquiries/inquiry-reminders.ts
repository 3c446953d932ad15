import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import type { Directory } from '../../organisation/public.ts'
import { type InquiryReminder, type InquiryReminders, reminderOf } from '../domain/inquiry-reminder.ts'
import { type Inquiry, type RemindedOf, listToRemindOf } from '../store/inquiries.ts'

/** Whether the day of an open inquiry is near or over, by the calendar of its unit or of the heir of that. */
export function reminderOfInquiry(
  directory: Directory, { unitId, dueOn }: Pick<Inquiry, 'unitId' | 'dueOn'>, today: Day,
): InquiryReminder | null {
  const rule = directory.policy('inquiry-reminders')?.value as InquiryReminders | undefined
  if (!rule) return null
  return reminderOf(dueOn, today, rule, directory.calendarOf(directory.heirOf(unitId)?.id ?? unitId).calendar)
}

/**
 * How many inquiries somebody is reminded of, and how many of them are past their day: what they have, what nobody of
 * their units took, and all of the units of which they are the head. Up to `limit` together.
 */
export async function countReminders(
  db: Db, directory: Directory, { today, ...of }: RemindedOf & { readonly today: Day },
): Promise<Readonly<Record<InquiryReminder, number>>> {
  const reminders = (await listToRemindOf(db, of)).map((one) => reminderOfInquiry(directory, one, today))
  const count = (which: InquiryReminder) => reminders.filter((one) => one === which).length
  return { past: count('past'), soon: count('soon') }
}
