import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Tx } from '../../../platform/db.ts'
import type { DocumentTables } from './tables.ts'

export interface NewResultPaper {
  readonly sha256: string
  readonly name: string
  readonly documentType: string
  readonly ownerId: bigint
  readonly code: string
  readonly validFrom: Day
  readonly at: Date
  readonly by: bigint
}

/** A result as a paper: an original that the agency signed. Answers its number inside. */
export async function insertResultPaper(
  tx: Tx, { sha256, name, documentType, ownerId, code, validFrom, at, by }: NewResultPaper,
): Promise<bigint> {
  const { rows: [row] } = await sql<{ id: bigint }>`
    insert into documents.paper
      (sha256, name, document_type, owner_id, source, trust, added_at, added_by, code, standing, valid_from)
    values (${Buffer.from(sha256, 'hex')}, ${name}, ${documentType}, ${ownerId}, 'result', 'verified', ${at}, ${by},
      ${code}, 'agency-original', ${validFrom}::date)
    returning id`.execute(tx)
  if (!row) throw new Error('the paper was not kept')
  return row.id
}

/** What a paper says, as its first version. */
export async function insertFirstFacts(
  tx: Tx, row: Omit<DocumentTables['documents.paper_facts'], 'version' | 'reason' | 'confidence'>,
): Promise<void> {
  await tx.withTables<DocumentTables>().insertInto('documents.paper_facts')
    .values({ ...row, data: JSON.stringify(row.data), version: 1, reason: null, confidence: null }).execute()
}

/** Who signed a file of a paper, in the order of signing. */
export async function insertSignedCopies(
  tx: Tx, rows: readonly Omit<DocumentTables['documents.signed_copy'], 'id'>[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.withTables<DocumentTables>().insertInto('documents.signed_copy').values([...rows]).execute()
}

/** Ends a paper that holds; undefined where it ended before. Answers its public id, and that of what replaced it. */
export async function endPaper(
  tx: Tx, { paperId, replacedBy, at }: { paperId: bigint; replacedBy: bigint | null; at: Date },
): Promise<{ readonly publicId: string; readonly by: string | null } | undefined> {
  const { rows: [row] } = await sql<{ publicId: string; by: string | null }>`
    update documents.paper set ended_at = ${at}, replaced_by = ${replacedBy},
      ended_why = case when ${replacedBy}::bigint is null then 'revoked' else 'replaced' end
    where id = ${paperId} and ended_at is null
    returning public_id, (select newer.public_id from documents.paper newer where newer.id = ${replacedBy}) as by`
    .execute(tx)
  return row
}
