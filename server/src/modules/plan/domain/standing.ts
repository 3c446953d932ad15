import type { Day } from '../../../kernel/civil-day.ts'
import type { Deadline } from './task.ts'

/** What was entered of a task that waits for an event, or for days of another paper. */
export interface Entered { readonly startsOn: Day | null; readonly dueOn: Day | null }

export interface TaskSpan {
  /** Null: it has not begun, and nobody knows when it will. */
  readonly from: Day | null
  /** The last day by which it is to be done; null where it has none, or none yet. */
  readonly due: Day | null
}

/** What is known of one agency's part, on a day. */
export interface Progress {
  /** The newest report: none, if nobody has reported. */
  readonly report: {
    readonly status: 'going-on' | 'done'
    readonly on: Day
    readonly verdict: 'confirmed' | 'sent-back' | null
  } | null
  /** Milestones that were reported and not sent back. */
  readonly reached: readonly Day[]
}

export const STANDINGS = ['not-begun', 'going-on', 'done', 'overdue'] as const
export type Standing = typeof STANDINGS[number]
export type StandingCounts = Readonly<Record<Standing, number>>

/**
 * From when to when one part of a task is to be done: by what the plan says, of `year` where it is yearly, and by what
 * was entered. Of milestones the first that was not reached counts.
 */
export function spanOf(
  deadline: Deadline, { year, entered, reached }: {
    readonly year: number | null; readonly entered: Entered | undefined; readonly reached: readonly Day[]
  },
): TaskSpan {
  switch (deadline.type) {
    case 'ongoing': case 'start_only': return { from: deadline.start, due: null }
    case 'quarter': case 'year': case 'period': return { from: deadline.start, due: deadline.end }
    case 'annual': {
      const [first, last] = [`${String(year)}-01-01`, `${String(year)}-12-31`]
      return {
        from: first < deadline.start ? deadline.start : first, due: deadline.end < last ? deadline.end : last,
      }
    }
    case 'milestones': return {
      from: deadline.start, due: deadline.milestones.find(({ on }) => !reached.includes(on))?.on ?? deadline.end,
    }
    case 'event': return { from: entered?.startsOn ?? null, due: entered?.dueOn ?? null }
    case 'external_plan': return { from: entered?.startsOn ?? null, due: entered?.dueOn ?? null }
    case 'external_progress': return { from: deadline.start, due: entered?.dueOn ?? null }
  }
}

/**
 * How a part stands at the end of a day. Done is what was reported done and confirmed. Overdue is what is not once its
 * last day is over; what was reported done in time and waits to be confirmed is not, as that is not in the agency's
 * hands.
 */
export function standingOf({ due }: TaskSpan, { report }: Progress, day: Day): Standing {
  if (report?.status === 'done' && report.verdict === 'confirmed') return 'done'
  const waits = report?.status === 'done' && report.verdict === null
  if (due !== null && due < day && !(waits && report.on <= due)) return 'overdue'
  return report ? 'going-on' : 'not-begun'
}

/** Whether a part is of a year: the year’s own, or one whose span touches it. What has no day yet is of every year. */
export function isOfYear({ from, due }: TaskSpan, ownYear: number | null, year: number): boolean {
  if (ownYear !== null) return ownYear === year
  return (from === null || from <= `${year}-12-31`) && (due === null || `${year}-01-01` <= due)
}

/** How many stand how. */
export function countStandings(standings: readonly Standing[]): StandingCounts {
  const counts = { 'not-begun': 0, 'going-on': 0, 'done': 0, 'overdue': 0 }
  for (const one of standings) counts[one] += 1
  return counts
}
