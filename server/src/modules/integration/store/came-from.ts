import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** Of these dossiers those of which something was paid at a partner (message_in_of_dossier). */
export async function paidThere(db: Db | Tx, partner: string, ids: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  return withMessage(db, partner, 'payment', ids)
}

/** Of these dossiers those that were handed in at a partner (message_in_of_dossier). */
export async function cameFrom(db: Db | Tx, partner: string, ids: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  return withMessage(db, partner, 'dossier', ids)
}

async function withMessage(
  db: Db | Tx, partner: string, kind: string, ids: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ dossierId: bigint }>`
    select dossier_id from integration.message_in
    where dossier_id = any(${[...ids]}::bigint[]) and partner = ${partner} and kind = ${kind} and state = 'done'`
    .execute(db)
  return new Set(rows.map(({ dossierId }) => dossierId))
}
