import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FieldSuggestion } from '../domain/suggest-fields.ts'
import type { FileKind } from '../domain/file-fault.ts'
import type { TurnedPage } from './reading-store.ts'

/** A scanned paper whose file has been read, or cannot be, and of which nothing is suggested yet. */
export interface UnsuggestedPaper { readonly paperId: bigint; readonly documentType: string; readonly sha256: string }

/** The next of them, oldest first (paper_review_unread). */
export async function listUnsuggested(db: Db, limit: number): Promise<UnsuggestedPaper[]> {
  const { rows } = await sql<UnsuggestedPaper>`
    select review.paper_id, paper.document_type, encode(paper.sha256, 'hex') as sha256
    from documents.paper_review review join documents.paper on paper.id = review.paper_id
    join documents.reading on reading.sha256 = paper.sha256
    where review.fields is null and paper.destroyed_at is null and (reading.outcome is not null or exists (
      select from documents.rendition r where r.of_sha256 = paper.sha256 and r.kind = 'text' and r.sha256 is not null))
    order by review.paper_id limit ${limit}`.execute(db)
  return rows
}

export interface Suggested { readonly fields: readonly FieldSuggestion[]; readonly numbers: readonly string[] }

/** Keeps what was found; once. */
export async function setSuggested(db: Db, paperId: bigint, { fields, numbers }: Suggested, at: Date): Promise<void> {
  await sql`
    update documents.paper_review set fields = ${JSON.stringify(fields)}::jsonb, numbers = ${numbers}::text[],
      suggested_at = ${at}
    where paper_id = ${paperId} and fields is null`.execute(db)
}

/** A paper whose reading waits for a person. */
export interface PaperReview extends Suggested {
  readonly paperId: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly ownerId: bigint
  readonly documentType: string
  readonly name: string
  readonly sha256: string
  readonly kind: FileKind
  readonly pages: number | null
  readonly addedAt: Date
  /** Pages that were turned to be read, by so many degrees clockwise; null where that was not kept yet. */
  readonly turned: readonly TurnedPage[] | null
}

/** What waits at these units (all: undefined), the oldest first (paper_review_waiting). */
export async function listReviews(
  db: Db, unitIds: readonly bigint[] | undefined, limit: number,
): Promise<PaperReview[]> {
  const units = unitIds === undefined ? sql`true` : sql`review.unit_id = any(${unitIds}::bigint[])`
  return select(db, sql`${units} order by review.paper_id limit ${limit}`)
}

/** One that waits, by the public id of its paper. */
export async function findReview(db: Db | Tx, publicId: string): Promise<PaperReview | undefined> {
  return (await select(db, sql`paper.public_id = ${publicId}`))[0]
}

/** The same, held until `tx` ends: of two who accept it one is told. */
export async function lockReview(tx: Tx, publicId: string): Promise<PaperReview | undefined> {
  // First the lock: read in the same statement, whoever waited for it would see it as it was before the wait.
  await sql`
    select from documents.paper_review where paper_id = (select id from documents.paper where public_id = ${publicId})
    for update`.execute(tx)
  return findReview(tx, publicId)
}

async function select(db: Db | Tx, where: ReturnType<typeof sql>): Promise<PaperReview[]> {
  const { rows } = await sql<PaperReview>`
    select paper.id as paper_id, paper.public_id, review.unit_id, paper.owner_id, paper.document_type, paper.name,
      encode(file.sha256, 'hex') as sha256, file.kind, file.pages, paper.added_at, review.fields, review.numbers, reading.turned
    from documents.paper_review review join documents.paper on paper.id = review.paper_id
    join documents.file on file.sha256 = paper.sha256
    left join documents.reading on reading.sha256 = paper.sha256
    where review.ended_at is null and review.fields <> '[]' and paper.destroyed_at is null
      and not exists (select from documents.paper_facts where paper_facts.paper_id = paper.id)
      and not exists (
        select from documents.quarantine q where q.sha256 = paper.sha256 and q.outcome is distinct from 'released')
      and ${where}`.execute(db)
  return rows
}

/** It waits no more: somebody has accepted it. */
export async function endReview(
  tx: Tx, paperId: bigint, { at, by }: { readonly at: Date; readonly by: bigint },
): Promise<void> {
  await sql`update documents.paper_review set ended_at = ${at}, ended_by = ${by} where paper_id = ${paperId}`
    .execute(tx)
}
