import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DecidedByTable } from '../read-decided.ts'

export type KeptDecided = DecidedByTable & { readonly at: Date }

/** Keeps what tables said of a dossier that is stored already; those of a new one are written with its row. */
export async function insertDecided(
  tx: Tx, dossierId: bigint, at: Date, decided: readonly DecidedByTable[],
): Promise<void> {
  if (decided.length === 0) return
  await sql`
    insert into dossiers.decided_by_table (dossier_id, subject, at, decision, rules, value)
    select ${dossierId}, d.subject, ${at}, d.decision, d.rules, d.value
    from jsonb_to_recordset(${JSON.stringify(decided)}::jsonb)
      as d(subject text, decision text, rules smallint[], value jsonb)`.execute(tx)
}

/** What tables said of a dossier, the last of each subject: an earlier answer held until then. */
export async function listDecided(db: Db | Tx, dossierId: bigint): Promise<readonly KeptDecided[]> {
  const { rows } = await sql<KeptDecided>`
    select distinct on (subject) subject, at, decision, rules, value from dossiers.decided_by_table
    where dossier_id = ${dossierId} order by subject, id desc`.execute(db)
  return rows
}
