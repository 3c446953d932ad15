import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'

/** Steps of one person: open ones in their hands, and what they ended since some moment. */
export interface OwnSteps {
  readonly held: number
  readonly dueToday: number
  readonly late: number
  readonly done: number
}

/**
 * Counts the steps of somebody: of those they hold (task_of_holder) how many are late by now and how many are due
 * before `tonight`, and how many they ended from `since` on (task_done_by). Steps that open later are left out, as in
 * lists.
 */
export async function countOwnSteps(
  db: Db, accountId: bigint,
  { now, since, tonight }: { readonly now: Date; readonly since: Date; readonly tonight: Date },
): Promise<OwnSteps> {
  const { rows: [row] } = await sql<OwnSteps>`
    select count(*)::int as held, (count(*) filter (where due_at < ${now}))::int as late,
      (count(*) filter (where due_at >= ${now} and due_at < ${tonight}))::int as due_today,
      (select count(*)::int from workflow.task where done_by = ${accountId} and outcome in ('done', 'sent-back')
        and done_at >= ${since}) as done
    from workflow.task
    where holder_id = ${accountId} and done_at is null and opens_at <= ${now} and held_back_at is null`.execute(db)
  return row ?? { held: 0, dueToday: 0, late: 0, done: 0 }
}
