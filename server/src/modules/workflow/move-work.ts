import { sql } from 'kysely'
import type { Ctx, Tx } from '../../platform/db.ts'
import type { Clock } from './store/clock-store.ts'
import { releaseTasks } from './store/hand-over-store.ts'
import { changeGivers, endLegRows, insertMovedLegs, moveClockRows, moveTaskRows } from './store/move-store.ts'
import type { WorkflowTables } from './store/tables.ts'
import type { Leg, Task } from './store/task-store.ts'

/** Everything of cases that is still to be done: open steps, stays that have not ended, clocks that run. */
export interface OpenWork {
  readonly tasks: readonly Task[]
  readonly legs: readonly Leg[]
  readonly clocks: readonly Clock[]
}

/** The open work of many cases, which their owner has locked. */
export async function listOpenWork(tx: Tx, caseIds: readonly bigint[]): Promise<OpenWork> {
  const of = sql<bigint>`any(${caseIds}::bigint[])`
  const tables = tx.withTables<WorkflowTables>()
  const [tasks, legs, clocks] = await Promise.all([
    tables.selectFrom('workflow.task').selectAll().where('caseId', '=', of).where('doneAt', 'is', null)
      .orderBy('id').execute(),
    tables.selectFrom('workflow.leg').selectAll().where('caseId', '=', of).where('endedAt', 'is', null)
      .orderBy('id').execute(),
    tables.selectFrom('workflow.clock').selectAll().where('caseId', '=', of).where('stoppedAt', 'is', null)
      .orderBy('id').execute(),
  ])
  return { tasks, legs, clocks }
}

/** Where a term goes on, and by which calendar; its end is as it was, or counted anew by whoever moves it. */
interface MovedTerm { readonly unitId: bigint; readonly calendarVersionId: bigint; readonly dueAt: Date }

export interface WorkMoves {
  readonly tasks: readonly (MovedTerm & { readonly task: Task; readonly holderId: bigint | null })[]
  readonly clocks: readonly (MovedTerm & { readonly clock: Clock; readonly warnAt: Date | null })[]
  readonly legs: readonly (MovedTerm & {
    readonly leg: Leg
    readonly agencyId: bigint
    /** Whether it arrived with those who had it; otherwise the new agency must acknowledge it. */
    readonly isReceived: boolean
    /** Until when it must; none of what arrived. */
    readonly acknowledgeBy: Date | null
    /** Who hands it over, as long as nobody has acknowledged it. */
    readonly givenBy: bigint
  })[]
  /** Stays that go on where they are, and are handed over by another unit now. */
  readonly givers: readonly { readonly id: bigint; readonly unitId: bigint }[]
  /** Stays that end and go on nowhere: their agency has another of the case. */
  readonly ended: readonly Leg[]
  /** Steps that were held back for a refusal that is no more, and when they are due now. */
  readonly released: readonly { readonly id: bigint; readonly dueAt: Date }[]
}

/**
 * Moves open work to the units that take the place of others: steps and clocks go on there, and where a step had been
 * is kept; a stay ends and goes on as another, with its clock, or in the one that its agency has. What is done is not
 * touched. The owner of the cases has locked them, and leaves their events.
 */
export async function moveWork(ctx: Ctx, { tasks, clocks, legs, ended, givers, released }: WorkMoves): Promise<void> {
  await Promise.all([
    moveTaskRows(ctx.tx, tasks.map(({ task, ...to }) => ({ ...to, id: task.id, fromUnitId: task.unitId })), ctx.now),
    moveClockRows(ctx.tx, clocks.map(({ clock, ...to }) => ({ ...to, id: clock.id }))),
    endLegRows(ctx.tx, ended.map(({ id }) => id), ctx.now),
    changeGivers(ctx.tx, givers),
  ])
  // An agency has one open stay of a case (leg_open_once): first those end that go on in another.
  await insertMovedLegs(ctx.tx, legs, ctx)
  await releaseTasks(ctx.tx, released)
}
