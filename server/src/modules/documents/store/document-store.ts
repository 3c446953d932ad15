import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Verdict } from '../../../platform/signing/check-signatures.ts'
import type { ActiveContent } from '../domain/active-content.ts'
import type { FileKind, MadeKind } from '../domain/file-fault.ts'
import type { DocumentTables, PaperSource, PaperTrust, UploadCame } from './tables.ts'

/** A file by its content: where its bytes lie, how many, what they are. */
export interface FileFacts {
  /** 64 hexadecimal digits, which is also its place in the file store. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly kind: FileKind
  /** Of a PDF; null when it could not be told, and of pictures. */
  readonly pages: number | null
  /**
   * What it could do, for which nobody is shown the file itself; empty for what may be shown. Undefined for what was
   * taken before files were looked at for it.
   */
  readonly inert?: readonly ActiveContent[]
  /** Of a paper: aside, until the antivirus has spoken; removed, since it was infected. */
  readonly kept?: 'aside' | 'removed'
  /** Of a paper: by decision; nobody is shown it, even where its bytes lie there for something else. */
  readonly isDestroyed?: boolean
}

/** A paper with its file, as screens and exchanges show it. */
export interface Paper extends FileFacts {
  readonly id: bigint
  readonly publicId: string
  readonly name: string
  readonly documentType: string
  readonly ownerId: bigint
  readonly source: PaperSource
  readonly trust: PaperTrust
  readonly addedAt: Date
}

/**
 * Holds all rows of files until `tx` ends: together with others who add some, or alone to take some away. The name of
 * the lock stands in `documents.discard_uploads`, too.
 */
export async function holdFiles(tx: Tx, how: 'together' | 'alone'): Promise<void> {
  await (how === 'alone'
    ? sql`select pg_advisory_xact_lock(hashtext('documents.file'))`
    : sql`select pg_advisory_xact_lock_shared(hashtext('documents.file'))`).execute(tx)
}

/**
 * Notes a file whose bytes already lie in the store; a second time only a verdict that it had not yet. Answers whether
 * it was not there before.
 */
export async function insertFile(
  tx: Tx, { sha256, size, kind, pages, inert }: Omit<FileFacts, 'kind'> & { readonly kind: FileKind | MadeKind },
): Promise<boolean> {
  const verdict = inert && (inert.length > 0 ? 'inert' as const : 'accepted' as const)
  const row = await tx.withTables<DocumentTables>().insertInto('documents.file')
    .values({
      sha256: Buffer.from(sha256, 'hex'), size: BigInt(size), kind, pages, verdict: verdict ?? null, reasons: inert ?? [],
    })
    .onConflict((clash) => clash.column('sha256').doUpdateSet((row) => ({
      verdict: row.ref('excluded.verdict'), reasons: row.ref('excluded.reasons'),
    })).where('documents.file.verdict', 'is', null).where(sql<boolean>`excluded.verdict is not null`)).returning(sql<boolean>`xmax = 0`.as('isNew')).executeTakeFirst()
  return row?.isNew ?? false
}

/** Notes who uploaded it, and under which name. */
export async function insertUpload(
  tx: Tx, row: { sha256: string; name: string; actorId: bigint; at: Date; came?: UploadCame | undefined },
): Promise<{ id: bigint; publicId: string }> {
  return tx.withTables<DocumentTables>().insertInto('documents.upload')
    .values({ ...row, sha256: Buffer.from(row.sha256, 'hex') })
    .returning(['id', 'publicId']).executeTakeFirstOrThrow()
}

/** What these uploads of the actor hold (SHA-256 in hex), by their public ids; those of others are missing. */
export async function hashesOfUploads(
  db: Db | Tx, actorId: bigint, uploads: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (uploads.length === 0) return new Map()
  const { rows } = await sql<{ publicId: string; sha256: string }>`
    select public_id, encode(sha256, 'hex') as sha256 from documents.upload
    where public_id = any(${uploads}::uuid[]) and actor_id = ${actorId}`.execute(db)
  return new Map(rows.map(({ publicId, sha256 }) => [publicId, sha256]))
}

export interface NewPapers {
  readonly ownerId: bigint
  /** Whose uploads may be taken. */
  readonly actorIds: readonly bigint[]
  readonly source: PaperSource
  readonly at: Date
  readonly by: bigint
  /** Of whose scans they are: what is read of them waits there for a person. */
  readonly unitId?: bigint | undefined
  readonly items: readonly { readonly uploadId: string; readonly documentType: string }[]
}

/** A paper that was made, its place among those asked for, and what the signatures in it are worth, if it has any. */
export interface InsertedPaper {
  readonly n: number
  readonly paperId: bigint
  readonly sha256: string
  readonly name: string
  readonly verdict: Verdict | null
}

/**
 * Makes a paper of each upload that belongs to one of the actors; `n` is its place in `items`, and what is not theirs
 * is missing from the answer. One statement, however many: reception of a dossier waits for it.
 */
export async function insertPapers(
  tx: Tx, { ownerId, actorIds, source, at, by, unitId, items }: NewPapers,
): Promise<InsertedPaper[]> {
  const [uploads, types] = [items.map(({ uploadId }) => uploadId), items.map(({ documentType }) => documentType)]
  const { rows } = await sql<InsertedPaper>`
    with found as materialized (
      select asked.n, asked.document_type, upload.id, upload.public_id, upload.sha256, upload.name,
        nextval('documents.paper_id_seq') as paper_id
      from unnest(${uploads}::uuid[], ${types}::text[]) with ordinality as asked (public_id, document_type, n)
      join documents.upload using (public_id)
      where upload.actor_id = any(${actorIds}::bigint[])
        and not exists (
          select from documents.quarantine q where q.sha256 = upload.sha256 and q.outcome = 'removed')
    ), written as (
      insert into documents.paper (id, sha256, name, document_type, owner_id, source, upload_id, added_at, added_by)
      select paper_id, sha256, name, document_type, ${ownerId}, ${source}, id, ${at}, ${by} from found
    ), to_read as (
      insert into documents.reading (sha256, since, due_at)
      select distinct sha256, ${at}::timestamptz, ${at}::timestamptz from found on conflict do nothing
    ), to_review as (
      insert into documents.paper_review (paper_id, unit_id)
      select paper_id, unit_id from found cross join (select ${unitId ?? null}::bigint as unit_id) whose
      where unit_id is not null and ${source} = 'scan'
    ), filed as (
      update documents.scan set filed_at = ${at} from found where scan.taken_upload = found.id and filed_at is null
    )
    select n::integer - 1 as n, paper_id, encode(sha256, 'hex') as sha256, name, (
      select verdict from documents.signature_report r where r.sha256 = found.sha256 order by checked_at desc limit 1
    ) as verdict from found`.execute(tx)
  return rows
}

/** These papers with their files, by their ids inside; in the order of the ids, without those that do not exist. */
export async function listPapers(db: Db | Tx, ids: readonly bigint[]): Promise<Paper[]> {
  if (ids.length === 0) return []
  const rows = await papers(db).where('paper.id', '=', sql<bigint>`any(${ids}::bigint[])`).orderBy('paper.id').execute()
  return rows.map(showPaper)
}

/** The paper at this public id. Who may see it, the caller must know: a paper is not secret to this room. */
export async function findPaper(db: Db | Tx, publicId: string): Promise<Paper | undefined> {
  const row = await papers(db).where('paper.publicId', '=', publicId).executeTakeFirst()
  return row && showPaper(row)
}

/** Of these papers, by their ids inside, those that were made of one of these uploads (public ids), with the upload. */
export async function listPapersOf(
  db: Db | Tx, uploads: readonly string[], ids: readonly bigint[],
): Promise<(Paper & { readonly upload: string })[]> {
  if (uploads.length === 0 || ids.length === 0) return []
  const rows = await papers(db).innerJoin('documents.upload as upload', 'upload.id', 'paper.uploadId')
    .select('upload.publicId as upload').where('paper.id', '=', sql<bigint>`any(${ids}::bigint[])`)
    .where('upload.publicId', '=', sql<string>`any(${uploads}::uuid[])`).execute()
  return rows.map((row) => ({ ...showPaper(row), upload: row.upload }))
}

function papers(db: Db | Tx) {
  return db.withTables<DocumentTables>().selectFrom('documents.paper as paper')
    .innerJoin('documents.file as file', 'file.sha256', 'paper.sha256')
    .select(sql<FileFacts['kept'] | null>`(
      select case when q.outcome is null then 'aside' when q.outcome = 'removed' then 'removed' end
      from documents.quarantine q where q.sha256 = paper.sha256)`.as('kept'))
    .select(['paper.id', 'paper.publicId', 'paper.name', 'paper.documentType', 'paper.ownerId', 'paper.source',
      'paper.trust', 'paper.addedAt', 'paper.destroyedAt', 'paper.sha256', 'file.size', 'file.kind', 'file.pages',
      'file.verdict', 'file.reasons'])
}

type PaperRow = Omit<Paper, 'sha256' | 'size' | 'inert' | 'kept' | 'isDestroyed'> & {
  readonly destroyedAt: Date | null
  readonly sha256: Buffer
  readonly size: bigint
  readonly verdict: 'accepted' | 'inert' | null
  readonly reasons: readonly ActiveContent[]
  readonly kept: FileFacts['kept'] | null
}

function showPaper({ sha256, size, verdict, reasons, kept, destroyedAt, ...paper }: PaperRow): Paper {
  return {
    ...paper, sha256: sha256.toString('hex'), size: Number(size), ...verdict && { inert: reasons }, ...kept && { kept },
    ...destroyedAt && { isDestroyed: true },
  }
}

/** The numbers inside of these uploads (public ids), as far as they are the actor's. */
export async function findOwnUploads(tx: Tx, actorId: bigint, uploads: readonly string[]): Promise<bigint[]> {
  const rows = await tx.withTables<DocumentTables>().selectFrom('documents.upload').select('id')
    .where('publicId', '=', sql<string>`any(${uploads}::uuid[])`).where('actorId', '=', actorId).execute()
  return rows.map(({ id }) => id)
}

/**
 * Uploads from before `before` of which nothing is made, oldest first, after the given one. A walk of those that are
 * open (open_upload_age), not of all: papers keep their upload for ever. What uses one is asked again all the same.
 */
export async function listUnusedUploads(
  db: Db, before: Date, limit: number, after: { readonly at: Date; readonly id: bigint } = { at: new Date(0), id: 0n },
): Promise<{ id: bigint; publicId: string; at: Date }[]> {
  const { rows } = await sql<{ id: bigint; publicId: string; at: Date }>`
    select upload.id, upload.public_id, upload.at
    from documents.open_upload open join documents.upload on upload.id = open.upload_id
    where open.at < ${before} and (open.at, open.upload_id) > (${after.at}, ${after.id})
      and not exists (select from documents.paper where paper.upload_id = upload.id)
      and not exists (select from documents.scan where scan.upload_id = upload.id)
      and not exists (select from documents.backlog_work where backlog_work.upload_id = upload.id)
      and not exists (select from documents.made_of where made_of.from_upload = upload.id)
    order by open.at, open.upload_id limit ${limit}`.execute(db)
  return rows
}

/** Deletes those of these uploads that are no paper, with the files that nothing names any more. */
export async function deleteUnusedUploads(tx: Tx, ids: readonly bigint[]): Promise<{ count: number; files: string[] }> {
  const { rows: [gone] } = await sql<{ discarded: number; files: string[] }>`
    select discarded, array(select encode(unnest(files), 'hex')) as files from documents.discard_uploads(${ids}::bigint[])`
    .execute(tx)
  return { count: gone?.discarded ?? 0, files: gone?.files ?? [] }
}

/** What keeps the file of this content from being shown as it is; nothing where nothing is known of it. */
export async function standingOf(db: Db | Tx, sha256: string): Promise<Pick<FileFacts, 'inert' | 'kept'>> {
  const { rows: [row] } = await sql<{ inert: readonly ActiveContent[]; kept: FileFacts['kept'] | null }>`
    select reasons as inert, case when q.outcome is null and q.sha256 is not null then 'aside'
      when q.outcome = 'removed' then 'removed' end as kept
    from documents.file left join documents.quarantine q using (sha256)
    where sha256 = decode(${sha256}, 'hex')`.execute(db)
  return { inert: row?.inert ?? [], ...row?.kept && { kept: row.kept } }
}

/** Those of these hashes that no row of a file has, nor of what was made of one. */
export async function namelessAmong(db: Db | Tx, files: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select given as sha256 from unnest(${files}::text[]) given
    where not exists (select from documents.file where sha256 = decode(given, 'hex'))
      and not exists (select from documents.rendition where sha256 = decode(given, 'hex'))`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

/** Whether a statement failed because an upload it took was forgotten at the same moment. */
export function isUploadGone(error: unknown): boolean {
  const { code, constraint } = Object(error) as { readonly code?: unknown; readonly constraint?: unknown }
  const names = ['paper_upload_id_fkey', 'paper_sha256_fkey', 'reading_sha256_fkey']
  return code === '23503' && names.includes(String(constraint))
}
