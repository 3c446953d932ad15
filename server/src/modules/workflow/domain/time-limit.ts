import { type Limit, type Pause, dueOf } from '../../../kernel/deadline.ts'
import { type Result } from '../../../kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from '../../../kernel/work-calendar.ts'

/** What the rows of a clock, a step or a leg say of their term; the calendar is found by its version. */
export interface Term {
  readonly start: Date
  readonly limit: Limit
  readonly extended: number
  readonly afterPause: 'resume' | 'restart'
}

/** A pause as a fact; one without end is still open, and has no due date to offer. */
export interface PauseFact { readonly fromAt: Date; readonly untilAt: Date | null }

/** A step or a leg: accounting hours of the unit's own calendar, pauses left out. */
export function termOfHours(start: Date, hours: number): Term {
  return { start, limit: { unit: 'working-hour', amount: hours, policy: 'same-hour' }, extended: 0, afterPause: 'resume' }
}

/** When the term ends, with the pauses that fell into it. Refuses `calendar-missing`. */
export function termEnd(term: Term, pauses: readonly PauseFact[], calendar: WorkCalendar): Result<Date, CalendarMissing> {
  return dueOf(countOf(term, pauses, calendar))
}

/** The count that `deadlineOf` explains and `dueOf` computes; pauses that ended before the start do not belong to it. */
export function countOf({ start, limit, extended, afterPause }: Term, pauses: readonly PauseFact[], calendar: WorkCalendar) {
  const ended = pauses.flatMap(({ fromAt, untilAt }): Pause[] => untilAt && untilAt > start ? [{ from: fromAt, until: untilAt }] : [])
  return { start, limit, pauses: ended, calendar, extension: extended, afterPause }
}
