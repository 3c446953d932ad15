import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** Makes imports queue: two at once would each plan from what the other is about to change. Ends with `tx`. */
export async function lockRevision(tx: Tx): Promise<bigint> {
  const { rows: [row] } = await sql<{ number: bigint }>`select number from catalogue.revision for update`.execute(tx)
  if (!row) throw new Error('the revision of catalogue is gone')
  return row.number
}

/** Tells all readers, once `tx` has committed, to load anew. */
export async function moveRevision(tx: Tx): Promise<void> {
  await sql`update catalogue.revision set number = number + 1`.execute(tx)
}

/** The number that moves with every import that changed something. */
export async function getRevision(db: Db | Tx): Promise<bigint> {
  const { rows: [row] } = await sql<{ number: bigint }>`select number from catalogue.revision`.execute(db)
  if (!row) throw new Error('the revision of catalogue is gone')
  return row.number
}
