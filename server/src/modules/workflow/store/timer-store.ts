import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { Counted } from '../domain/run/instance.ts'

/**
 * Moves the moments of a case that stood on by as long as it stood: all but those that the process names by their date,
 * and those of working time, which are counted.
 */
export async function delayTimers(tx: Tx, caseId: bigint, from: Date, until: Date): Promise<void> {
  await sql`
    update workflow.token set due_at = due_at + (${until}::timestamptz - ${from}::timestamptz)
    from workflow.instance join workflow.model on model.id = model_id
    where instance_id = instance.id and case_id = ${caseId} and at = 'timer'
      and model.model #>> array['nodes', node_id, 'event', 'timer', 'form'] <> 'date'
      and model.model #>> array['nodes', node_id, 'event', 'timer', 'isWorkingTime'] is distinct from 'true'`.execute(tx)
}

/** A moment of working time, with the calendar of the step on whose edge it waits; none beside a step. */
export interface WorkingTimer {
  readonly instanceId: bigint
  readonly tokenId: number
  readonly dueAt: Date
  readonly calendarVersionId: bigint | null
  /** None of moments that began before it was kept. */
  readonly counted: Counted | null
}

/** The moments of a case that are counted in working time. */
export async function listWorkingTimers(tx: Tx, caseId: bigint): Promise<WorkingTimer[]> {
  const { rows } = await sql<WorkingTimer>`
    select token.instance_id, token.id as token_id, token.due_at, task.calendar_version_id, counted
    from workflow.token join workflow.instance on instance.id = token.instance_id
    join workflow.model on model.id = model_id
    left join workflow.task on task.instance_id = token.instance_id and task.token_id = token.of and done_at is null
    where instance.case_id = ${caseId} and at = 'timer'
      and model.model #>> array['nodes', token.node_id, 'event', 'timer', 'form'] <> 'date'
      and model.model #>> array['nodes', token.node_id, 'event', 'timer', 'isWorkingTime'] = 'true'
    order by token.instance_id, token.id`.execute(tx)
  return rows
}

/** A moment of working time of which it is known from when it is counted. */
export interface CountedTimer {
  readonly instanceId: bigint
  readonly tokenId: number
  readonly caseId: bigint | null
  readonly node: string
  readonly dueAt: Date
  readonly counted: Counted
  /** The open step on whose edge it waits. */
  readonly taskId: bigint | null
}

/** Those of many cases, which their owner has locked. */
export async function listCountedTimers(tx: Tx, caseIds: readonly bigint[]): Promise<CountedTimer[]> {
  const { rows } = await sql<CountedTimer>`
    select token.instance_id, token.id as token_id, instance.case_id, token.node_id as node, token.due_at, counted,
      task.id as task_id
    from workflow.instance join workflow.token on token.instance_id = instance.id
    left join workflow.task on task.instance_id = token.instance_id and task.token_id = token.of and done_at is null
    where instance.case_id = any(${[...caseIds]}::bigint[]) and state = 'running' and at = 'timer'
      and counted is not null
    order by token.instance_id, token.id`.execute(tx)
  return rows
}

/** Those of runs that belong to no case, by pages (token_counted). */
export async function listCountedTimersOfNone(
  tx: Tx, after: Pick<CountedTimer, 'instanceId' | 'tokenId'> | undefined, limit: number,
): Promise<CountedTimer[]> {
  const { instanceId, tokenId } = after ?? { instanceId: 0n, tokenId: 0 }
  const { rows } = await sql<CountedTimer>`
    select instance_id, token.id as token_id, case_id, node_id as node, due_at, counted, null::bigint as task_id
    from workflow.token join workflow.instance on instance.id = instance_id
    where at = 'timer' and counted is not null and case_id is null and state = 'running'
      and (instance_id, token.id) > (${instanceId}, ${tokenId})
    order by instance_id, token.id limit ${limit}`.execute(tx)
  return rows
}

/** Sets when moments come that are still waited for, in one statement. */
export async function redateTokens(
  tx: Tx, timers: readonly { readonly instanceId: bigint; readonly tokenId: number; readonly dueAt: Date }[],
): Promise<void> {
  if (timers.length === 0) return
  await sql`
    update workflow.token t set due_at = m.due_at
    from unnest(${timers.map(({ instanceId }) => instanceId)}::bigint[],
      ${timers.map(({ tokenId }) => tokenId)}::integer[],
      ${timers.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[]) as m(instance_id, id, due_at)
    where t.instance_id = m.instance_id and t.id = m.id and t.at = 'timer'`.execute(tx)
}
