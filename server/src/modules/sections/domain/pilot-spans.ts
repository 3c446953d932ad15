import { type Day, addDays, daysBetween } from '../../../kernel/civil-day.ts'

/** As long as figures look back and on. */
const MOST_DAYS = 366

export interface Span { readonly from: Day; readonly until: Day }

/**
 * The days over which a pilot is looked at: those of it that have passed, and as many just before it, at most a year.
 * Undefined before it begins: there is nothing to hold against what was before.
 */
export function spansOfPilot(
  pilot: Span, today: Day, endedOn: Day | null,
): { readonly before: Span; readonly during: Span } | undefined {
  const end = [today, endedOn ?? pilot.until].toSorted()[0] ?? today
  if (end < pilot.from) return undefined
  const days = Math.min(daysBetween(pilot.from, end) + 1, MOST_DAYS)
  return {
    before: { from: addDays(pilot.from, -days), until: addDays(pilot.from, -1) },
    during: { from: addDays(end, 1 - days), until: end },
  }
}
