import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'
import type { JsonObject } from '../domain/json.ts'

/**
 * Tells a signal to everybody who waits for it at this moment, in all other runs, and to each start that it begins a
 * run at: each has a row, which a poller brings it. Whoever begins to wait later does not hear it.
 */
export async function tellSignals(
  tx: Tx, instanceId: bigint, signals: readonly { name: string; variables: JsonObject }[],
): Promise<void> {
  for (const { name, variables } of signals) {
    await sql`
      insert into workflow.hearing (instance_id, token_id, variables)
      select instance_id, id, ${JSON.stringify(variables)}::jsonb from workflow.token
      where at = 'signal' and name = ${name} and instance_id <> ${instanceId}`.execute(tx)
    await sql`
      insert into workflow.calling (listener_id, variables)
      select id, ${JSON.stringify(variables)}::jsonb from workflow.listener where at = 'signal' and name = ${name}`
      .execute(tx)
  }
}
