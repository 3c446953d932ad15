import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { JsonObject } from '../domain/json.ts'
import { TOKEN_HEARS } from './hears-outside.ts'

/** A run in which something waits; of a case, its owner locks that before. */
export interface WaitingRun { readonly instanceId: bigint; readonly caseId: bigint | null }

/** Something that waits in a run, by which it is found again once the run is locked. */
export interface WaitingToken extends WaitingRun { readonly tokenId: number }

/**
 * Moments that have come, earliest first (token_due); those of a case that waits for somebody outside stand, as its
 * clocks do (pause_open_once). `but` are runs that failed lately, and wait. Read by pages of the moments alone: joined
 * first, all that are due would be joined for each page.
 */
export async function listDueTimers(
  db: Db, now: Date, limit: number, but: readonly bigint[] = [],
): Promise<WaitingToken[]> {
  const found: WaitingToken[] = []
  for (let after: DueTimer | undefined; ;) {
    const page = await pageOfTimers(db, { now, limit, but, after })
    found.push(...page.flatMap(({ instanceId, tokenId, caseId, stands }) =>
      stands ? [] : [{ instanceId, tokenId, caseId }]))
    after = page.at(-1)
    if (found.length >= limit || page.length < limit) return found.slice(0, limit)
  }
}

interface DueTimer extends WaitingToken {
  /** To the microsecond, as the index has it. */
  readonly dueAt: string
  readonly stands: boolean
}

async function pageOfTimers(db: Db, { now, limit, but, after }: {
  now: Date; limit: number; but: readonly bigint[]; after: DueTimer | undefined
}): Promise<DueTimer[]> {
  const beyond = after === undefined
    ? sql``
    : sql`and (due_at, instance_id, id) > (${after.dueAt}::timestamptz, ${after.instanceId}, ${after.tokenId})`
  const { rows } = await sql<DueTimer>`
    select instance_id, due.id as token_id, due_at::text as due_at, case_id,
      exists (select from workflow.pause where pause.case_id = instance.case_id and until_at is null) as stands
    from (
      select instance_id, id, due_at from workflow.token
      where at = 'timer' and due_at <= ${now} and instance_id <> all(${but}::bigint[]) ${beyond}
      order by due_at, instance_id, id limit ${limit}) as due
    join workflow.instance on instance.id = instance_id
    order by due.due_at, instance_id, due.id`.execute(db)
  return rows
}

/** Runs that had more to do than one transaction may hold (token_restless). */
export async function listRestless(db: Db, limit: number, but: readonly bigint[] = []): Promise<WaitingRun[]> {
  const { rows } = await sql<WaitingRun>`
    select distinct instance_id, case_id from workflow.token join workflow.instance on instance.id = instance_id
    where at in ('entering', 'leaving') and instance_id <> all(${but}::bigint[]) limit ${limit}`.execute(db)
  return rows
}

/**
 * Who waits for a message that is kept (token_awaited, message_kept, message_kept_of_case). Joined before it is cut
 * off: most of what is kept may be for partners who never take it. Those who say whom it is about and those who do not
 * are asked for apart, since what is distinct or null has no index.
 */
export async function listAwaited(db: Db, limit: number, but: readonly bigint[] = []): Promise<WaitingToken[]> {
  const { rows } = await sql<WaitingToken>`
    select instance_id, token_id, case_id
    from (
      select instance_id, id as token_id from workflow.token
      where at = 'message' and exists (
        select from workflow.message
        where taken_at is null and case_id is null and message.name = token.name
          and message.correlation = token.correlation and ${TOKEN_HEARS})
      union all
      select instance_id, id as token_id from workflow.token
      where at = 'message' and correlation is null and exists (
        select from workflow.message
        where taken_at is null and case_id is null and message.name = token.name and message.correlation is null
          and ${TOKEN_HEARS})
      union all
      select instance_id, token.id as token_id from workflow.message
      join workflow.instance on instance.case_id = message.case_id and state = 'running'
      join workflow.token on instance_id = instance.id and at = 'message' and token.name = message.name
      where taken_at is null and message.case_id is not null) as awaited
    join workflow.instance on instance.id = instance_id
    where instance_id <> all(${but}::bigint[]) limit ${limit}`.execute(db)
  return rows
}

export interface Hearing extends WaitingToken { readonly id: bigint }

/** Signals that were told and not brought yet, oldest first. */
export async function listHearings(db: Db, limit: number, but: readonly bigint[] = []): Promise<Hearing[]> {
  const { rows } = await sql<Hearing>`
    select hearing.id, instance_id, token_id, case_id
    from workflow.hearing join workflow.instance on instance.id = instance_id
    where instance_id <> all(${but}::bigint[]) order by hearing.id limit ${limit}`.execute(db)
  return rows
}

/** Takes a signal that is to be brought; undefined if somebody did. */
export async function takeHearing(tx: Tx, id: bigint): Promise<JsonObject | undefined> {
  const { rows: [row] } = await sql<{ variables: JsonObject }>`
    delete from workflow.hearing where id = ${id} returning variables`.execute(tx)
  return row?.variables
}
