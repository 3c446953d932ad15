import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

/** What the applicant of a request chose about the Kho, and when; undefined: nothing. */
export async function findKhoChoice(
  db: Db | Tx, requestId: bigint,
): Promise<Selectable<DossierTables['dossiers.kho_choice']> | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.kho_choice').selectAll()
    .where('requestId', '=', requestId).executeTakeFirst()
}

/** What was held of a dossier's components, and what became of each. */
export async function listHeld(
  db: Db | Tx, dossierId: bigint,
): Promise<Selectable<DossierTables['dossiers.held_component']>[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.held_component').selectAll()
    .where('dossierId', '=', dossierId).orderBy('component').execute()
}

/** One use of a held paper instead of asking for it. */
export interface Reuse {
  readonly at: Date
  readonly paperId: bigint
  /** By which article, or by whose consent. */
  readonly basis: string
  readonly dossierId: bigint
  readonly number: string
  /** Where the dossier was handed in. */
  readonly unitId: bigint
}

/** In which dossiers these papers were used again, before a moment, latest first (held_of_paper). */
export async function listReuses(
  db: Db | Tx, paperIds: readonly bigint[], before: Date | undefined, limit: number,
): Promise<Reuse[]> {
  if (paperIds.length === 0) return []
  const { rows } = await sql<Reuse>`
    select h.at, h.paper_id, h.basis, d.id as dossier_id, d.number, d.receives_at_id as unit_id
    from dossiers.held_component h join dossiers.dossier d on d.id = h.dossier_id
    where h.paper_id = any(${paperIds}::bigint[]) and h.outcome = 'reused'
      ${before ? sql`and h.at < ${before}` : sql``}
    order by h.at desc, h.dossier_id desc, h.component limit ${limit}`.execute(db)
  return rows
}
