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
export interface PauseFact {
  readonly fromAt: Date
  readonly untilAt: Date | null
  readonly reason?: string
  readonly article?: string
}

/**
 * A step or a leg: accounting hours of the unit's own calendar, pauses left out. Published steps may say 2.4 hours, a
 * tenth of three days; the kernel counts in halves, so the nearest half is taken.
 */
export function termOfHours(start: Date, hours: number): Term {
  const amount = Math.round(hours * 2) / 2
  return { start, limit: { unit: 'working-hour', amount, policy: 'same-hour' }, extended: 0, afterPause: 'resume' }
}

/** When the term ends, with the pauses that fell into it. Refuses `calendar-missing`. */
export function termEnd(
  term: Term, pauses: readonly PauseFact[], calendar: WorkCalendar,
): Result<Date, CalendarMissing> {
  return dueOf(countOf(term, pauses, calendar))
}

/**
 * The count that `deadlineOf` explains and `dueOf` computes; pauses that ended before the start do not belong to it.
 * Where the term begins anew, it does so after a supplement (R8); what was waited for later, for payment or a
 * confirmation, is taken out as always (R9).
 */
export function countOf(
  { start, limit, extended, afterPause }: Term, pauses: readonly PauseFact[], calendar: WorkCalendar,
) {
  const ended = pauses.flatMap(({ fromAt, untilAt, reason, article }) =>
    untilAt && untilAt > start ? [{ from: fromAt, until: untilAt, reason, article }] : [],
  )
  const last =
    afterPause === 'restart' ? ended.findLastIndex(({ reason }) => reason === undefined || reason === 'supplement') : -1
  const rest = { limit, calendar, extension: extended }
  const plain = (some: typeof ended) => some.map(({ from, until, article }): Pause => ({ from, until, article }))
  const supplemented = ended[last]
  if (!supplemented) return { start, pauses: plain(ended), afterPause: 'resume', ...rest } as const
  if (last === ended.length - 1) return { start, pauses: plain(ended), afterPause: 'restart', ...rest } as const
  return { start: supplemented.until, pauses: plain(ended.slice(last + 1)), afterPause: 'resume', ...rest } as const
}
