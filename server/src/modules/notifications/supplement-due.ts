import { type Day, dayOf } from '../../kernel/civil-day.ts'
import type { Result } from '../../kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from '../../kernel/work-calendar.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { type SupplementReminders, supplementDueOn } from './domain/supplement-reminder.ts'

export interface SupplementDue {
  readonly dueOn: Result<Day, CalendarMissing>
  readonly rule: SupplementReminders
  readonly calendar: WorkCalendar
}

/**
 * By which day the office wants a supplement: by the rule of the day on which it was asked for and the calendar that
 * the section has now. Undefined where there is no such rule.
 *
 * TODO(law): no act in our reference names a day by which a supplement must come. So nothing ends with this day: what
 * comes later is taken like what came before, and texts call it what the office wants. Were an act to set one, it
 * belongs to the dossier.
 */
export function supplementDueOf(
  directory: Pick<DirectorySource, 'on'>,
  { askedAt, receivesAtId }: { readonly askedAt: Date; readonly receivesAtId: bigint }, today: Day,
): SupplementDue | undefined {
  const rule = directory.on(dayOf(askedAt)).policy('supplement-reminders')?.value as SupplementReminders | undefined
  if (!rule) return undefined
  const { calendar } = directory.on(today).calendarOf(receivesAtId)
  return { dueOn: supplementDueOn(askedAt, rule, calendar), rule, calendar }
}
