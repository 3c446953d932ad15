import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { newInstance } from '../domain/run/instance.ts'

/** What stands by no token although its process has the step. */
const IS_RUNLESS = sql`done_at is null and instance_id is null and jsonb_exists(model.model -> 'nodes', task.node_id)`

/** Whether there is an open step of before the engine. */
export async function isAnyRunless(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from workflow.task join workflow.process on process.id = process_id join workflow.model on model.id = model_id
    where ${IS_RUNLESS} limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Begins a run for open steps of before the engine, each with its token where the case stands: of one case, or of the
 * next `limit` that nobody else has in hand (task_without_run). Answers of how many; a step that its process does not
 * have stands by none. Whoever is stopped in the middle has begun all of them or none.
 */
export async function beginRunless(
  tx: Tx, now: Date, { caseId, limit = 1 }: { readonly caseId?: bigint; readonly limit?: number },
): Promise<number> {
  const ofWhom = caseId === undefined ? sql`true` : sql`task.case_id = ${caseId}`
  const whoWaits = caseId === undefined ? sql`skip locked` : sql``
  const { scopes } = newInstance({})
  const { rows: [count] } = await sql<{ begun: number }>`
    with waiting as (
      select task.id, task.case_id, task.node_id, process.model_id
      from workflow.task join workflow.process on process.id = process_id join workflow.model on model.id = model_id
      where ${IS_RUNLESS} and ${ofWhom}
      order by task.id limit ${limit} for update of task ${whoWaits}),
    begun as (
      insert into workflow.instance (model_id, case_id, state, next_id, scopes, started_at)
      select model_id, case_id, 'running', 2, ${JSON.stringify(scopes)}::jsonb, ${now} from waiting
      returning id, case_id),
    tokens as (
      insert into workflow.token (instance_id, id, node_id, scope, at, is_listening, is_round, is_passed)
      select begun.id, 1, node_id, 0, 'user', false, false, false from waiting join begun using (case_id)),
    standing as (
      update workflow.task set instance_id = begun.id, token_id = 1
      from waiting join begun using (case_id) where task.id = waiting.id)
    select count(*)::integer as begun from begun`.execute(tx)
  return count?.begun ?? 0
}
