import type { Day } from '../../../kernel/civil-day.ts'

/**
 * Until when a task of a plan is to be done, as the plan says it. What waits for an event or for another paper has no
 * day before somebody enters one.
 */
export type Deadline =
  | { readonly type: 'ongoing' | 'start_only'; readonly start: Day }
  | { readonly type: 'quarter' | 'year' | 'period' | 'annual'; readonly start: Day; readonly end: Day }
  | { readonly type: 'milestones'; readonly start: Day; readonly end: Day; readonly milestones: readonly Milestone[] }
  | { readonly type: 'event'; readonly event: string; readonly heardOf: HeardOf | null }
  | { readonly type: 'external_plan'; readonly document: string }
  | { readonly type: 'external_progress'; readonly start: Day }

/** A share that is to be reached by the end of a day. */
export interface Milestone { readonly on: Day; readonly percent: number }

/** What the file says of an event, for whoever enters it: it starts nothing by itself. */
export interface HeardOf { readonly what: string; readonly on: Day }

export const TASK_KINDS = ['once', 'recurring', 'continuous'] as const
export type TaskKind = typeof TASK_KINDS[number]

/** A row of the plan. */
export interface PlanTask {
  /** Such as II.2.3, as the file numbers it. */
  readonly key: string
  readonly group: string
  readonly heading: string
  readonly name: string
  readonly output: string | null
  /** Ids of the organisation data: agencies, and groups of agencies. */
  readonly lead: readonly string[]
  readonly cooperating: readonly string[]
  readonly responsibleText: string
  readonly deadlineText: string
  readonly deadline: Deadline
  readonly kind: TaskKind
  /** The row of which it is a part, and which is done as its parts are. */
  readonly parent: string | null
}

export interface PlanGroup {
  readonly id: string
  readonly name: string
  readonly headings: readonly { readonly no: string; readonly name: string }[]
}

/** A plan as it was issued. Its tasks stand in its order. */
export interface Plan {
  readonly document: string
  readonly title: string
  readonly issuedOn: Day
  readonly groups: readonly PlanGroup[]
  readonly tasks: readonly PlanTask[]
}
