import { type Articles, type TraceLine, deadlineOf } from '../../kernel/deadline.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import { type Term, countOf } from './domain/time-limit.ts'
import type { Pause } from './store/clock-store.ts'

/** How a term came about: the waiting that fell into it, and each day why. */
export interface ExplainedTerm { readonly pauses: readonly Pause[]; readonly trace: readonly TraceLine[] }

/**
 * Explains one term, stopped or running, from the pauses of its case, by the articles in force on the day it began.
 * Empty where the calendar does not reach.
 */
export function explainTerm(
  { term, startedAt, stoppedAt }: { term: Term; startedAt: Date; stoppedAt: Date | null }, ofCase: readonly Pause[],
  calendar: WorkCalendar, articles: Articles,
): ExplainedTerm {
  const pauses = ofCase.filter(
    ({ fromAt, untilAt }) => (untilAt === null || untilAt > startedAt) && (stoppedAt === null || fromAt < stoppedAt),
  )
  const counted = deadlineOf(countOf(term, pauses, calendar), articles)
  return { pauses, trace: counted.ok ? counted.value.trace : [] }
}
