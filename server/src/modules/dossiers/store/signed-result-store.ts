import { type Insertable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { type Paper, type PaperSignature, listPaperSignatures, listPapers } from '../../documents/public.ts'
import type { ResultDraft } from './result-store.ts'
import type { DossierTables } from './tables.ts'

/** The number and code that are held for a dossier while its result is signed. */
export async function findResultDraft(tx: Tx, dossierId: bigint): Promise<ResultDraft | undefined> {
  return tx.withTables<DossierTables>().selectFrom('dossiers.result_draft').selectAll()
    .where('dossierId', '=', dossierId).executeTakeFirst()
}

/** Holds them; number and day held before for this dossier are no longer, its code stays. */
export async function holdResultDraft(tx: Tx, row: ResultDraft): Promise<void> {
  const { agencyId, number, issuedOn, preparedAt, preparedBy } = row
  await tx.withTables<DossierTables>().insertInto('dossiers.result_draft').values(row)
    .onConflict((clash) => clash.column('dossierId').doUpdateSet({ agencyId, number, issuedOn, preparedAt, preparedBy }))
    .execute()
}

/** A number for a code, never given twice; with gaps, since what is not issued has used it, too. */
export async function drawCodeNumber(tx: Tx): Promise<bigint> {
  const { rows: [drawn] } = await sql<{ n: bigint }>`select nextval('dossiers.result_code_seq') as n`.execute(tx)
  if (!drawn) throw new Error('no number drawn')
  return drawn.n
}

/** Keeps which paper the result is. */
export async function insertSignedResult(
  tx: Tx, row: Insertable<DossierTables['dossiers.signed_result']>,
): Promise<void> {
  await tx.withTables<DossierTables>().insertInto('dossiers.signed_result').values(row).execute()
}

/** Makes the certificate of a seal known, the first time that it seals. */
export async function knowSealCertificate(
  tx: Tx, row: Insertable<DossierTables['dossiers.seal_certificate']>,
): Promise<void> {
  await tx.withTables<DossierTables>().insertInto('dossiers.seal_certificate').values(row)
    .onConflict((clash) => clash.column('thumbprint').doNothing()).execute()
}

/** The signed file of a result whose printed form this slip is; undefined for other papers and results on paper. */
export async function findSignedPaper(db: Db, slipId: bigint): Promise<Paper | undefined> {
  const row = await db.withTables<DossierTables>().selectFrom('dossiers.signed_result as signed')
    .innerJoin('dossiers.result as result', 'result.dossierId', 'signed.dossierId').select('signed.paperId')
    .where('result.slipId', '=', slipId).executeTakeFirst()
  if (!row) return undefined
  const [paper] = await listPapers(db, [row.paperId])
  return paper
}

/** Which paper the result of a dossier is, by its number inside; undefined before its issue, and of one on paper. */
export async function findResultPaper(db: Db | Tx, dossierId: bigint): Promise<bigint | undefined> {
  const row = await db.withTables<DossierTables>().selectFrom('dossiers.signed_result').select('paperId')
    .where('dossierId', '=', dossierId).executeTakeFirst()
  return row?.paperId
}

/** Of which dossier a paper is the result, and when that was handed over (signed_result_of_paper). */
export async function findDossierOfResult(
  db: Db | Tx, paperId: bigint,
): Promise<{ readonly id: bigint; readonly deliveredAt: Date | null } | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.signed_result as signed')
    .innerJoin('dossiers.dossier as dossier', 'dossier.id', 'signed.dossierId')
    .select(['dossier.id', 'dossier.deliveredAt']).where('signed.paperId', '=', paperId).executeTakeFirst()
}

/** Who signed the result whose printed form this slip is, in order; nobody of one on paper. */
export async function listResultSignatures(db: Db, slipId: bigint): Promise<PaperSignature[]> {
  const paper = await findSignedPaper(db, slipId)
  return paper ? listPaperSignatures(db, paper.id) : []
}
