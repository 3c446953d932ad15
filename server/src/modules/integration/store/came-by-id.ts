import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A message that came, as it stands. */
export interface CameMessageRow {
  readonly id: bigint
  readonly number: string
  readonly kind: string
  readonly dossierId: bigint | null
  readonly body: Readonly<Record<string, unknown>>
  readonly refuseReason: string | null
}

/** Messages that came, by their ids. */
export async function cameById(tx: Db | Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, CameMessageRow>> {
  const { rows } = await sql<CameMessageRow>`
    select id, number, kind, dossier_id, body, refuse_reason from integration.message_in
    where id = any(${[...ids]}::bigint[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
