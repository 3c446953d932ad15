import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

/**
 * Where a case stands, as JSON that nobody but this file reads: open steps with their holders, running stays with their
 * receipt, running clocks, and the last of each; its run and the tokens of it. Kept as text on its way, since JSON has
 * no 64-bit numbers.
 */
export type Standing = string

/** Where the case stands now, before a step of work moves it. The case itself is locked by its owner before. */
export async function readStanding(tx: Tx, caseId: bigint): Promise<Standing> {
  const { rows: [row] } = await sql<{ standing: Standing }>`
    select jsonb_build_object(
      'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'holder_id', holder_id, 'given', given)), '[]')
        from workflow.task where case_id = ${caseId} and done_at is null),
      'legs', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'received_at', received_at, 'received_by', received_by,
          'opens_at', opens_at, 'due_at', due_at)), '[]')
        from workflow.leg where case_id = ${caseId} and ended_at is null),
      'clocks', (select coalesce(jsonb_agg(jsonb_build_object('id', id)), '[]')
        from workflow.clock where case_id = ${caseId} and stopped_at is null),
      'run', (select to_jsonb(run) || jsonb_build_object('tokens',
          (select coalesce(jsonb_agg(to_jsonb(token)), '[]') from workflow.token where instance_id = run.id))
        from (select id, state, error, next_id, scopes, restless, ended_at from workflow.instance
          where case_id = ${caseId} order by id desc limit 1) as run),
      'last_task', (select coalesce(max(id), 0) from workflow.task where case_id = ${caseId}),
      'last_leg', (select coalesce(max(id), 0) from workflow.leg where case_id = ${caseId}),
      'last_clock', (select coalesce(max(id), 0) from workflow.clock where case_id = ${caseId}))::text as standing`
    .execute(tx)
  if (!row) throw new Error('nothing was read')
  return row.standing
}

/**
 * Puts a case back to where it stood, as if the step of work since had not been: what it closed is open again, due when
 * it was, and what it opened is gone; `done_stays` refuses if anything was done there meanwhile. First gone, then open
 * again: a case has one open stay, and one open step at a node.
 */
export async function restoreStanding(tx: Tx, caseId: bigint, standing: Standing): Promise<void> {
  await sql`delete from workflow.task where case_id = ${caseId} and id > (${standing}::jsonb ->> 'last_task')::bigint`
    .execute(tx)
  await sql`delete from workflow.leg where case_id = ${caseId} and id > (${standing}::jsonb ->> 'last_leg')::bigint`
    .execute(tx)
  await sql`delete from workflow.clock where case_id = ${caseId} and id > (${standing}::jsonb ->> 'last_clock')::bigint`
    .execute(tx)
  await sql`
    update workflow.task set holder_id = stood.holder_id, given = stood.given,
      done_at = null, done_by = null, done_for = null, outcome = null, note = null
    from jsonb_to_recordset(${standing}::jsonb -> 'tasks') as stood(id bigint, holder_id bigint, given jsonb)
    where task.id = stood.id and case_id = ${caseId}`.execute(tx)
  await sql`
    update workflow.leg set received_at = stood.received_at, received_by = stood.received_by, ended_at = null,
      opens_at = coalesce(stood.opens_at, leg.opens_at), due_at = coalesce(stood.due_at, leg.due_at)
    from jsonb_to_recordset(${standing}::jsonb -> 'legs')
      as stood(id bigint, received_at timestamptz, received_by bigint, opens_at timestamptz, due_at timestamptz)
    where leg.id = stood.id and case_id = ${caseId}`.execute(tx)
  await sql`
    update workflow.clock set stopped_at = null
    from jsonb_to_recordset(${standing}::jsonb -> 'clocks') as stood(id bigint)
    where clock.id = stood.id and case_id = ${caseId}`.execute(tx)
  await sql`
    update workflow.instance set state = run.state, error = run.error, next_id = run.next_id, scopes = run.scopes,
      restless = run.restless, ended_at = run.ended_at
    from jsonb_populate_record(null::workflow.instance, ${standing}::jsonb -> 'run') as run
    where instance.id = run.id`.execute(tx)
  // A run that began since is none of where it stood.
  await sql`
    update workflow.instance set state = 'terminated', ended_at = started_at
    where case_id = ${caseId} and state = 'running' and id is distinct from (${standing}::jsonb -> 'run' ->> 'id')::bigint`
    .execute(tx)
  await sql`delete from workflow.token using workflow.instance where instance_id = instance.id and case_id = ${caseId}`
    .execute(tx)
  await sql`
    insert into workflow.token
    select * from jsonb_populate_recordset(null::workflow.token, ${standing}::jsonb -> 'run' -> 'tokens')`.execute(tx)
}
