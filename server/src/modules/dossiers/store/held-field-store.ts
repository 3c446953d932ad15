import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** Keys of the questions of a dossier that a register had answered before its applicant did, in their order. */
export async function listFieldsOfRegisters(db: Db | Tx, dossierId: bigint): Promise<string[]> {
  const { rows } = await sql<{ field: string }>`
    select field from dossiers.held_field where dossier_id = ${dossierId} and source = 'register'
    order by field`.execute(db)
  return rows.map(({ field }) => field)
}
