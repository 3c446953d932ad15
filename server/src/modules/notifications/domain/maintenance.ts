import { type Day, addDays, dayOf, momentOn } from '../../../kernel/civil-day.ts'
import { type Result, ok } from '../../../kernel/result.ts'
import { type CalendarMissing, type WorkCalendar, addWorkingDays } from '../../../kernel/work-calendar.ts'

/** Policy `maintenance-notice`. */
export interface MaintenanceRule {
  /** So many whole working days lie between the day of the announcement and the start (R23). */
  readonly workingDays: number
  /** No maintenance is longer. */
  readonly mostHours: number
}

export interface MaintenanceTimes {
  readonly startsAt: Date
  readonly endsAt: Date
  /** When it was called off or ended early. */
  readonly endedAt: Date | null
}

/** sắp tới, đang bảo trì, đã xong, đã hủy, đã xong sớm. */
export type MaintenanceState = 'coming' | 'lasting' | 'over' | 'called-off' | 'ended-early'

/**
 * The moment from which maintenance that is announced now may begin without being urgent. The day of the announcement
 * does not count, and the last of the working days is over at its end (BLDS 2015 Đ.147, 148): announced on a Friday,
 * with 5 days, Monday = 1, … Friday = 5, so that it may begin on Saturday at 0:00.
 */
export function inTimeFrom(now: Date, workingDays: number, calendar: WorkCalendar): Result<Date, CalendarMissing> {
  const last = addWorkingDays(dayOf(now), workingDays, calendar)
  return last.ok ? ok(momentOn(dayAfter(last.value), 0)) : last
}

export function maintenanceStateAt({ startsAt, endsAt, endedAt }: MaintenanceTimes, now: Date): MaintenanceState {
  if (endedAt) return endedAt < startsAt ? 'called-off' : 'ended-early'
  if (now < startsAt) return 'coming'
  return now < endsAt ? 'lasting' : 'over'
}

const dayAfter = (day: Day) => addDays(day, 1)
