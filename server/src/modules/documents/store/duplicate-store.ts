import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { TextPrint } from '../text-print.ts'

/** A file, and the print of its text as far as it was read. */
export interface PrintedFile {
  readonly sha256: string
  readonly print: Buffer | null
  readonly words: number | null
  /** Nothing more will be known of its text. */
  readonly isRead: boolean
}

/** A paper that may be a duplicate. */
export interface PrintedPaper extends PrintedFile {
  readonly paperId: bigint
  readonly addedAt: Date
}

/** So many of a person's papers are compared, the newest first. */
const MOST = 500

/** Keeps the print of what was read. */
export async function setTextPrint(db: Db | Tx, sha256: string, { print, words }: TextPrint): Promise<void> {
  await sql`
    update documents.reading set text_print = ${print}, text_words = ${words}
    where sha256 = decode(${sha256}, 'hex')`.execute(db)
}

/** What is known of the texts of these uploads (public ids) of the actor. */
export async function listPrintedUploads(
  db: Db | Tx, actorId: bigint, uploads: readonly string[],
): Promise<(PrintedFile & { readonly publicId: string })[]> {
  if (uploads.length === 0) return []
  const { rows } = await sql<PrintedFile & { publicId: string }>`
    select upload.public_id, encode(upload.sha256, 'hex') as sha256, r.text_print as print, r.text_words as words,
      r.outcome is not null as is_read
    from documents.upload left join documents.reading r using (sha256)
    where upload.public_id = any(${uploads}::uuid[]) and upload.actor_id = ${actorId}`.execute(db)
  return rows
}

/** The papers of a person that stand (paper_of_owner), but for results of the offices. */
export async function listPrintedPapers(db: Db | Tx, ownerId: bigint): Promise<PrintedPaper[]> {
  const { rows } = await sql<PrintedPaper>`
    select paper.id as paper_id, paper.added_at, encode(paper.sha256, 'hex') as sha256, r.text_print as print,
      r.text_words as words, r.outcome is not null as is_read
    from documents.paper left join documents.reading r using (sha256)
    where paper.owner_id = ${ownerId} and paper.source <> 'result' and paper.ended_at is null
      and paper.destroyed_at is null
    order by paper.added_at desc, paper.id desc limit ${MOST}`.execute(db)
  return rows
}
