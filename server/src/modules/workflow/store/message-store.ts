import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { JsonObject } from '../domain/json.ts'
import type { InstanceTables } from './instance-tables.ts'

/** A message of a run, or of the program. */
export interface NewMessage {
  readonly name: string
  readonly correlation: string | null
  readonly variables: JsonObject
  readonly sentAt: Date
  readonly sentBy: bigint | null
  /** For the run of this case alone, whatever its catch says of whom it is about. */
  readonly caseId?: bigint
}

/** Keeps messages until somebody takes them. */
export async function insertMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  await tx.withTables<InstanceTables>().insertInto('workflow.message')
    .values(messages.map((one) => ({ ...one, variables: JSON.stringify(one.variables) }))).execute()
}

/**
 * Keeps a message that somebody outside sends, once for each of their request ids (message_told_once), however long ago
 * the first came.
 */
export async function insertOutsideMessage(
  tx: Tx, message: Omit<NewMessage, 'sentBy' | 'caseId'> & { readonly toldBy: bigint; readonly requestId: string },
): Promise<void> {
  await tx.withTables<InstanceTables>().insertInto('workflow.message')
    .values({ ...message, sentBy: null, variables: JSON.stringify(message.variables) })
    .onConflict((clash) => clash.constraint('message_told_once').doNothing()).execute()
}

/**
 * Takes the oldest message of a name that nobody has taken: for a case first what is for it alone, then what is about
 * the same and for anybody; what another system told only where the process hears it. Two who wait never get the same
 * one.
 */
export async function takeMessage(
  tx: Tx, { name, correlation, hearsOutside }: { name: string; correlation: string | null; hearsOutside: boolean },
  by: { instanceId: bigint; caseId: bigint | null; at: Date },
): Promise<JsonObject | undefined> {
  const own = by.caseId === null
    ? undefined
    : await takeFirst(tx, by, sql`name = ${name} and case_id = ${by.caseId}`)
  return own ?? takeFirst(
    tx, by, sql`name = ${name} and correlation is not distinct from ${correlation} and case_id is null
      and (told_by is null or ${hearsOutside})`,
  )
}

async function takeFirst(
  tx: Tx, by: { instanceId: bigint; at: Date }, which: RawBuilder<unknown>,
): Promise<JsonObject | undefined> {
  const { rows: [row] } = await sql<{ variables: JsonObject }>`
    update workflow.message set taken_at = ${by.at}, taken_by = ${by.instanceId}
    where id = (
      select id from workflow.message where taken_at is null and ${which} order by id limit 1 for update skip locked)
    returning variables`.execute(tx)
  return row?.variables
}

/** Takes a message for the run that it begins; undefined if somebody has. */
export async function takeMessageById(
  tx: Tx, id: bigint, by: { instanceId: bigint; at: Date },
): Promise<JsonObject | undefined> {
  const { rows: [row] } = await sql<{ variables: JsonObject }>`
    update workflow.message set taken_at = ${by.at}, taken_by = ${by.instanceId}
    where id = ${id} and taken_at is null returning variables`.execute(tx)
  return row?.variables
}

/** A message as long as nobody else takes it. */
export async function lockMessage(tx: Tx, id: bigint): Promise<JsonObject | undefined> {
  const { rows: [row] } = await sql<{ variables: JsonObject }>`
    select variables from workflow.message where id = ${id} and taken_at is null for update skip locked`.execute(tx)
  return row?.variables
}

/**
 * Forgets messages that were taken before a moment, or were sent before it and nobody has taken; not what is for a case
 * whose run still goes: its catch may come years later, and nobody tells it again. Answers how many, of as many as one
 * transaction should.
 */
export async function forgetMessages(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ id: bigint }>`
    delete from workflow.message where id in (
      (select id from workflow.message where taken_at < ${before} limit ${limit})
      union all (select id from workflow.message 
        where sent_at < ${before} and taken_at is null and not exists (
          select from workflow.instance where instance.case_id = message.case_id and state = 'running')
        limit ${limit})
      limit ${limit})
    returning id`.execute(db)
  return rows.length
}
