import type { Selectable } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

export type Authorisation = Selectable<DossierTables['dossiers.authorisation']>
export type NewAuthorisation = Pick<
  Authorisation, 'dossierId' | 'authoriserId' | 'fullName' | 'signedOn' | 'validTo' | 'proxyId'
>

/** Keeps by which authorisation a dossier is sent; once. */
export async function insertAuthorisation(tx: Tx, row: NewAuthorisation): Promise<void> {
  await tx.withTables<DossierTables>().insertInto('dossiers.authorisation')
    .values({ ...row, endedAt: null, endedBy: null }).execute()
}

/** The authorisation of a dossier that was sent online for another person. */
export async function findAuthorisation(db: Db | Tx, dossierId: bigint): Promise<Authorisation | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.authorisation').selectAll()
    .where('dossierId', '=', dossierId).executeTakeFirst()
}

/** Marks it as ended, once. */
export async function markEnded(tx: Tx, dossierId: bigint, endedAt: Date, endedBy: bigint): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.authorisation').set({ endedAt, endedBy })
    .where('dossierId', '=', dossierId).where('endedAt', 'is', null).executeTakeFirstOrThrow()
}
