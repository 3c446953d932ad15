import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import type { Way } from './domain/ways.ts'

/** By which way somebody chose to be told; undefined of who chose none. */
export async function findWay(db: Db | Tx, personId: bigint): Promise<Way | undefined> {
  const { rows: [row] } = await sql<{ channel: Way }>`
    select channel from notifications.way where person_id = ${personId}`.execute(db)
  return row?.channel
}

/** Keeps what somebody chose, in the place of what they chose before. */
export async function keepWay(
  tx: Tx, { personId, channel, at }: { readonly personId: bigint; readonly channel: Way; readonly at: Date },
): Promise<void> {
  await sql`insert into notifications.way (person_id, channel, at) values (${personId}, ${channel}, ${at})
    on conflict (person_id) do update set channel = excluded.channel, at = excluded.at`.execute(tx)
}
