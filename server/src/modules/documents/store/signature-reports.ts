import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { SignatureReport, Verdict } from '../../../platform/signing/check-signatures.ts'
import type { FoundSignatures } from '../check-upload-signatures.ts'
import type { DocumentTables } from './tables.ts'

/** One signature of a file, as it was found when the file came. */
export interface KeptReport extends Omit<SignatureReport, 'time'> {
  /** ISO; null if nothing says. */
  readonly time: string | null
}

/** What was found of the signatures of a file last. */
export interface SignaturesFound {
  readonly checkedAt: Date
  readonly verdict: Verdict
  readonly reports: readonly KeptReport[]
}

/** Keeps what was found of the signatures of a file; twice in a moment once. */
export async function insertSignatureReport(
  tx: Tx, sha256: string, at: Date, { verdict, reports }: FoundSignatures,
): Promise<void> {
  const report = reports.map(({ time, ...one }) => ({ ...one, time: time?.toISOString() ?? null }))
  await tx.withTables<DocumentTables>().insertInto('documents.signature_report')
    .values({ sha256: Buffer.from(sha256, 'hex'), checkedAt: at, verdict, report: JSON.stringify(report) })
    .onConflict((clash) => clash.doNothing()).execute()
}

/** What was found last of these files, by their hashes; those without signatures are missing. */
export async function listSignatures(db: Db | Tx, hashes: readonly string[]): Promise<Map<string, SignaturesFound>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await sql<SignaturesFound & { readonly sha256: string }>`
    select distinct on (sha256) encode(sha256, 'hex') as sha256, checked_at, verdict, report as reports
    from documents.signature_report
    where sha256 = any(array(select decode(one, 'hex') from unnest(${[...new Set(hashes)]}::text[]) one))
    order by sha256, checked_at desc`.execute(db)
  return new Map(rows.map(({ sha256, ...found }) => [sha256, found]))
}
