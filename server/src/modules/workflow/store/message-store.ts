import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { JsonObject } from '../domain/json.ts'
import type { InstanceTables } from './instance-tables.ts'

export interface NewMessage {
  readonly name: string
  readonly correlation: string | null
  readonly variables: JsonObject
  readonly sentAt: Date
  readonly sentBy: bigint | null
}

/** Keeps messages until somebody takes them. */
export async function insertMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  await tx.withTables<InstanceTables>().insertInto('workflow.message')
    .values(messages.map((one) => ({ ...one, variables: JSON.stringify(one.variables) }))).execute()
}

/**
 * Takes the oldest message of a name that nobody has taken, if it is about the same. Two who wait never get the same
 * one.
 */
export async function takeMessage(
  tx: Tx, { name, correlation }: { name: string; correlation: string | null }, by: { instanceId: bigint; at: Date },
): Promise<JsonObject | undefined> {
  const { rows: [row] } = await sql<{ variables: JsonObject }>`
    update workflow.message set taken_at = ${by.at}, taken_by = ${by.instanceId}
    where id = (
      select id from workflow.message
      where name = ${name} and correlation is not distinct from ${correlation} and taken_at is null
      order by id limit 1 for update skip locked)
    returning variables`.execute(tx)
  return row?.variables
}

