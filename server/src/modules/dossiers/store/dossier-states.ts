import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { State } from '../domain/lifecycle.ts'

/** How dossiers stand, by their ids: for thousands at a time. */
export async function statesOfDossiers(
  db: Db, ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, { readonly number: string; readonly state: State }>> {
  const { rows } = await sql<{ id: bigint; number: string; state: State }>`
    select id, number, state from dossiers.dossier where id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

/** Which of these numbers are those of dossiers (dossier_numbered_once). */
export async function knownNumbers(db: Db, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from dossiers.dossier where number = any(${numbers}::text[])`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

/** How the dossier with this number stands; nobody changes it until `tx` ends, and others may look as well. */
export async function lockStateOf(
  tx: Tx, number: string,
): Promise<{ readonly id: bigint; readonly state: State } | undefined> {
  const { rows: [row] } = await sql<{ id: bigint; state: State }>`
    select id, state from dossiers.dossier where number = ${number} for share`.execute(tx)
  return row
}
