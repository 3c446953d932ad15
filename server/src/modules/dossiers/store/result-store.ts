import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DossierTables } from './tables.ts'

export type ResultDraft = Selectable<DossierTables['dossiers.result_draft']>
export type ResultRow = Selectable<DossierTables['dossiers.result']>

/** The next number of the agency's register of results in a year: gapless, like the dossier's. */
export async function takeResultSerial(tx: Tx, agencyId: bigint, year: number): Promise<number> {
  const { rows: [taken] } = await sql<{ last: number }>`
    insert into dossiers.result_serial as s (agency_id, year, last) values (${agencyId}, ${year}, 1)
    on conflict (agency_id, year) do update set last = s.last + 1 returning last`.execute(tx)
  if (!taken) throw new Error('no serial taken')
  return taken.last
}

/** Keeps the result as it was issued; `result_numbered_once` refuses a number given twice on a day. */
export async function insertResult(tx: Tx, row: Insertable<DossierTables['dossiers.result']>): Promise<void> {
  await tx.withTables<DossierTables>().insertInto('dossiers.result').values(row).execute()
}

/** Whether the agency gave this number on that day already, or holds it for another dossier whose result is signed. */
export async function isResultNumberTaken(
  tx: Tx, { agencyId, issuedOn, number, dossierId }: Pick<ResultDraft, 'agencyId' | 'issuedOn' | 'number' | 'dossierId'>,
): Promise<boolean> {
  const { rows: [found] } = await sql<{ isTaken: boolean }>`
    select exists (select from dossiers.result
        where agency_id = ${agencyId} and issued_on = ${issuedOn}::date and number = ${number})
      or exists (select from dossiers.result_draft
        where agency_id = ${agencyId} and issued_on = ${issuedOn}::date and number = ${number}
          and dossier_id <> ${dossierId}) as is_taken`.execute(tx)
  return found?.isTaken ?? false
}

/** The result of a dossier, once issued. */
export async function findResult(db: Db | Tx, dossierId: bigint): Promise<ResultRow | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.result').selectAll()
    .where('dossierId', '=', dossierId).executeTakeFirst()
}

/** Who took the result, how and when. */
export async function insertDelivery(tx: Tx, row: Insertable<DossierTables['dossiers.delivery']>): Promise<void> {
  await tx.withTables<DossierTables>().insertInto('dossiers.delivery').values(row).execute()
}

/** A financial duty that is waited for. */
export async function insertPaymentRequest(
  tx: Tx, row: Omit<Insertable<DossierTables['dossiers.payment_request']>, 'id' | 'document' | 'paidAt'>,
): Promise<void> {
  await tx.withTables<DossierTables>()
    .insertInto('dossiers.payment_request').values({ ...row, document: null, paidAt: null }).execute()
}

/** The duty was paid, by this paper. */
export async function recordPayment(tx: Tx, dossierId: bigint, paidAt: Date, document: string): Promise<void> {
  await tx.withTables<DossierTables>().updateTable('dossiers.payment_request').set({ paidAt, document })
    .where('dossierId', '=', dossierId).where('paidAt', 'is', null).execute()
}
