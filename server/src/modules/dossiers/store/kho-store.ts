import { type Selectable } from 'kysely'
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
