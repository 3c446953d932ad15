import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** What an officer, or the seal of an agency, signed of a scanned paper, to be read instead of the scan. */
export interface PaperCopy {
  readonly sha256: string
  readonly size: number
  /** As the certificate names them. */
  readonly signer: string
  readonly level: 'B-B' | 'B-T' | 'B-LT'
  readonly at: Date
}

/** The copies that were signed of these scanned papers, by paper; those without are missing. */
export async function listCopies(db: Db | Tx, paperIds: readonly bigint[]): Promise<Map<bigint, PaperCopy>> {
  if (paperIds.length === 0) return new Map()
  const { rows } = await sql<PaperCopy & { readonly paperId: bigint }>`
    select distinct on (copy.paper_id) copy.paper_id, encode(copy.sha256, 'hex') as sha256,
      file.size::double precision as size, copy.signer, copy.level, copy.at
    from documents.signed_copy copy join documents.file using (sha256) join documents.paper on paper.id = copy.paper_id
    where copy.paper_id = any(${paperIds}::bigint[]) and copy.kind in ('personal', 'agency') and paper.source = 'scan'
    order by copy.paper_id, copy.id desc`.execute(db)
  return new Map(rows.map(({ paperId, ...copy }) => [paperId, copy]))
}

/** Holds papers until `tx` ends: of two who signed them at once the second sees what the first kept. */
export async function lockToSign(tx: Tx, paperIds: readonly bigint[]): Promise<void> {
  await sql`select from documents.paper where id = any(${[...paperIds]}::bigint[]) order by id for update`.execute(tx)
}

/** Who signed a paper that was made here, in order, and how long their signatures can be checked. */
export interface PaperSignature {
  /** As the certificate names them. */
  readonly signer: string
  readonly kind: 'personal' | 'agency'
  readonly level: 'B-B' | 'B-T' | 'B-LT'
}

/** The signatures that a paper was given here, the first first; empty for those that came signed or are not. */
export async function listPaperSignatures(db: Db | Tx, paperId: bigint): Promise<PaperSignature[]> {
  const { rows } = await sql<PaperSignature>`
    select signer, kind, level from documents.signed_copy where paper_id = ${paperId} order by id`.execute(db)
  return rows
}

/** A plain copy for which an officer answers now; what is worth more already stays so. */
export async function raiseToSignedScan(tx: Tx, paperIds: readonly bigint[]): Promise<void> {
  await sql`
    update documents.paper set standing = 'signed-scan'
    where id = any(${paperIds}::bigint[]) and standing = 'plain-copy'`.execute(tx)
}
