import { type ColumnType, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { FileFaultCode } from '../domain/file-fault.ts'
import type { FileFacts } from './document-store.ts'

/** What became of an upload that came in pieces: taken, or why not. */
export interface UploadOutcome {
  readonly code: 'taken' | FileFaultCode | 'file-duplicate' | 'file-too-many'
  readonly found?: number
  /** The public id of the upload that it became, so that whoever gives it up too late takes that away. */
  readonly upload?: string
}

type UnfinishedTables = {
  'documents.unfinished_upload': {
    id: string
    actorId: bigint
    place: string
    name: string | null
    size: bigint
    at: Date
    outcome: ColumnType<UploadOutcome | null, never, string>
  }
}

/** An upload that comes in pieces. */
export interface UnfinishedUpload {
  readonly id: string
  /** What it is for: a component, or a field of the form. */
  readonly place: string
  /** Until it has ended. */
  readonly name: string | null
  /** Bytes when it is whole. */
  readonly size: bigint
  readonly outcome: UploadOutcome | null
}

/** Notes that an upload begins, unless the actor has `most` under way already; then it answers false. */
export async function insertUnfinished(
  db: Db, row: { id: string; actorId: bigint; place: string; name: string; size: number; at: Date }, most: number,
): Promise<boolean> {
  const { id, actorId, place, name, size, at } = row
  const { rows } = await sql`
    insert into documents.unfinished_upload (id, actor_id, place, name, size, at)
    select ${id}, ${actorId}, ${place}, ${name}, ${size}, ${at}
    where (select count(*) from documents.unfinished_upload where actor_id = ${actorId} and outcome is null) < ${most}
    returning id`.execute(db)
  return rows.length > 0
}

/** The upload of this id, if it is the actor's. */
export async function findUnfinished(db: Db | Tx, id: string, actorId: bigint): Promise<UnfinishedUpload | undefined> {
  return unfinished(db).where('id', '=', id).where('actorId', '=', actorId).executeTakeFirst()
}

/** The same, held until `tx` ends: it ends, or it is given up, and not both. */
export async function lockUnfinished(tx: Tx, id: string, actorId: bigint): Promise<UnfinishedUpload | undefined> {
  return unfinished(tx).where('id', '=', id).where('actorId', '=', actorId).forUpdate().executeTakeFirst()
}

/** What the actor has begun and not ended, oldest first (unfinished_upload_of_actor). */
export async function listUnfinished(db: Db, actorId: bigint): Promise<UnfinishedUpload[]> {
  return unfinished(db).where('actorId', '=', actorId).where('outcome', 'is', null).orderBy('at').execute()
}

/** A file that came in pieces and was taken, until it is handed in. */
export interface EndedUpload extends FileFacts {
  /** Of the upload in pieces, by which it is given up. */
  readonly id: string
  readonly place: string
  /** Of the upload that it became. */
  readonly upload: string
  readonly name: string
}

/** What the actor has sent for these places and not handed in, oldest first (unfinished_upload_taken). */
export async function listEndedUploads(
  db: Db | Tx, actorId: bigint, places: readonly string[],
): Promise<EndedUpload[]> {
  if (places.length === 0) return []
  const { rows } = await sql<Omit<EndedUpload, 'size'> & { size: bigint }>`
    select sent.id, sent.place, upload.public_id as upload, upload.name, encode(file.sha256, 'hex') as sha256, file.size,
      file.kind, file.pages
    from documents.unfinished_upload sent
    join documents.upload on upload.public_id = (sent.outcome ->> 'upload')::uuid and upload.actor_id = sent.actor_id
    join documents.file using (sha256)
    where sent.actor_id = ${actorId} and sent.place = any(${places}::text[]) and sent.outcome ->> 'code' = 'taken'
      and not exists (select from documents.paper where paper.upload_id = upload.id)
    order by sent.at, sent.id`.execute(db)
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

function unfinished(db: Db | Tx) {
  return db.withTables<UnfinishedTables>().selectFrom('documents.unfinished_upload')
    .select(['id', 'place', 'name', 'size', 'outcome'])
}

/** Keeps what became of it; the first outcome stands. Its name goes, for it may name somebody. */
export async function endUnfinished(db: Db | Tx, id: string, outcome: UploadOutcome): Promise<void> {
  await db.withTables<UnfinishedTables>().updateTable('documents.unfinished_upload')
    .set({ outcome: JSON.stringify(outcome), name: null }).where('id', '=', id).where('outcome', 'is', null).execute()
}

/** Gives one up, ended or not; answers with what had become of it. */
export async function deleteUnfinished(
  tx: Tx, id: string, actorId: bigint,
): Promise<Pick<UnfinishedUpload, 'outcome'> | undefined> {
  return tx.withTables<UnfinishedTables>().deleteFrom('documents.unfinished_upload')
    .where('id', '=', id).where('actorId', '=', actorId).returning('outcome').executeTakeFirst()
}

/** Forgets at most `limit` of those begun before `before`, ended or not; answers how many. */
export async function deleteOldUnfinished(db: Db, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from documents.unfinished_upload where id in (
      select id from documents.unfinished_upload where at < ${before} order by at limit ${limit} for update skip locked)
    returning id`.execute(db)
  return rows.length
}
