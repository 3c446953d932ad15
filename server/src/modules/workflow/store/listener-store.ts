import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Counted } from '../domain/run/instance.ts'
import { MODEL_HEARS, TOKEN_HEARS } from './hears-outside.ts'
import type { InstanceTables } from './instance-tables.ts'

export interface NewListener {
  readonly modelId: bigint
  readonly nodeId: string
  readonly at: 'message' | 'signal' | 'timer'
  readonly name: string | null
  readonly dueAt: Date | null
  readonly more: number | null
  /** Of working time: by what its moment is counted. */
  readonly counted: Counted | null
}

/** What a process is begun by: its model, and the start at which it begins. */
export interface Call { readonly id: bigint; readonly modelId: bigint; readonly nodeId: string }

/** Puts the starts of a version in the place of those of older versions of its key. */
export async function replaceListeners(tx: Tx, key: string, listeners: readonly NewListener[]): Promise<void> {
  await sql`
    delete from workflow.listener using workflow.model where model.id = model_id and model.key = ${key}`.execute(tx)
  if (listeners.length === 0) return
  await tx.withTables<InstanceTables>().insertInto('workflow.listener')
    .values(listeners.map((one) => ({ ...one, counted: jsonOf(one.counted) }))).execute()
}

/** Starts whose moment has come, earliest first; `but` are those that failed lately, and wait. */
export async function listDueStarts(db: Db, now: Date, limit: number, but: readonly bigint[] = []): Promise<Call[]> {
  const { rows } = await sql<Call>`
    select id, model_id, node_id from workflow.listener
    where due_at <= ${now} and id <> all(${but}::bigint[]) order by due_at limit ${limit}`.execute(db)
  return rows
}

/** Takes a start whose moment has come, if nobody else has. */
export async function lockDueStart(
  tx: Tx, id: bigint, now: Date,
): Promise<{ dueAt: Date; more: number | null } | undefined> {
  const { rows: [row] } = await sql<{ dueAt: Date; more: number | null }>`
    select due_at, more from workflow.listener where id = ${id} and due_at <= ${now} for update skip locked`.execute(tx)
  return row
}

/** When a start comes again, or that it does no more. */
export async function moveStart(
  tx: Tx, id: bigint, next: Pick<NewListener, 'more' | 'counted'> & { readonly dueAt: Date } | undefined,
): Promise<void> {
  const tables = tx.withTables<InstanceTables>()
  await (next
    ? tables.updateTable('workflow.listener')
      .set({ dueAt: next.dueAt, more: next.more, counted: jsonOf(next.counted) }).where('id', '=', id).execute()
    : tables.deleteFrom('workflow.listener').where('id', '=', id).execute())
}

function jsonOf(counted: Counted | null): string | null {
  return counted === null ? null : JSON.stringify(counted)
}

/** A start to come whose moment is counted in working time. */
export interface CountedStart {
  readonly id: bigint
  readonly node: string
  readonly dueAt: Date
  readonly counted: Counted
}

/** All of them, of which there are as many as processes begin by themselves, held until `tx` ends. */
export async function lockCountedStarts(tx: Tx): Promise<CountedStart[]> {
  const { rows } = await sql<CountedStart>`
    select id, node_id as node, due_at, counted from workflow.listener where counted is not null order by id for update`
    .execute(tx)
  return rows
}

/** Sets when a start comes. */
export async function redateStart(tx: Tx, id: bigint, dueAt: Date): Promise<void> {
  await tx.withTables<InstanceTables>().updateTable('workflow.listener').set({ dueAt }).where('id', '=', id).execute()
}

/**
 * Messages that nobody has taken and for which no run waits, but a start does; by the message. A run that waits goes
 * before: it was there first. What another system told neither reaches nor keeps back who does not hear it.
 */
export async function listStartingMessages(db: Db, limit: number, but: readonly bigint[] = []): Promise<Call[]> {
  const { rows } = await sql<Call>`
    select message.id, listener.model_id, listener.node_id
    from workflow.message join workflow.listener on at = 'message' and listener.name = message.name
    join workflow.model on model.id = listener.model_id and ${MODEL_HEARS}
    where taken_at is null and case_id is null and message.id <> all(${but}::bigint[]) and not exists (
      select from workflow.token where token.at = 'message' and token.name = message.name
        and token.correlation is not distinct from message.correlation and ${TOKEN_HEARS})
    order by message.id limit ${limit}`.execute(db)
  return rows
}

/** Signals that are to begin runs, oldest first. */
export async function listCallings(db: Db, limit: number, but: readonly bigint[] = []): Promise<Call[]> {
  const { rows } = await sql<Call>`
    select calling.id, model_id, node_id from workflow.calling join workflow.listener on listener.id = listener_id
    where calling.id <> all(${but}::bigint[]) order by calling.id limit ${limit}`.execute(db)
  return rows
}

/** Takes one of them; undefined if somebody has. */
export async function takeCalling(tx: Tx, id: bigint): Promise<JsonObject | undefined> {
  const { rows: [row] } = await sql<{ variables: JsonObject }>`
    delete from workflow.calling where id = ${id} returning variables`.execute(tx)
  return row?.variables
}
