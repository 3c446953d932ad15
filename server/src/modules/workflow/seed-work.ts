import type { Ctx } from '../../platform/db.ts'
import { insertRows } from '../../platform/insert-rows.ts'
import { beginRunless } from './store/runless-store.ts'
import type { NewClock } from './store/clock-store.ts'
import type { PauseReason } from './store/tables.ts'
import type { NewLeg, NewTask } from './store/task-store.ts'

/** When an invented case stood while the office waited for its applicant; without an end it still stands. */
export interface NewPause {
  readonly caseId: bigint
  readonly fromAt: Date
  readonly untilAt: Date | null
  readonly reason: PauseReason
  readonly article: string
}

/** The work on invented cases, done and to be done. */
export interface SeedWork {
  readonly tasks: readonly NewTask[]
  readonly clocks: readonly NewClock[]
  readonly legs: readonly NewLeg[]
  readonly pauses: readonly NewPause[]
}

/**
 * Puts steps, clocks and stays of many cases on record at once, and a run for each that is open. Part of a seeding,
 * whose event tells of it.
 */
export async function seedWork({ tx, now }: Ctx, { tasks, clocks, legs, pauses }: SeedWork): Promise<void> {
  await insertRows(tx, 'workflow.task', tasks.map((task) => ({ publicId: crypto.randomUUID(), ...task })))
  const open = tasks.filter(({ doneAt }) => doneAt === null).length
  if (open > 0) await beginRunless(tx, now, { limit: open })
  await insertRows(tx, 'workflow.clock', clocks.map((clock) => ({ ...clock })))
  await insertRows(tx, 'workflow.leg', legs.map((leg) => ({ ...leg })))
  await insertRows(tx, 'workflow.pause', pauses.map((pause) => ({ ...pause })))
}
