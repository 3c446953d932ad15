import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** What waits in a tray since before a moment and is in nobody's hands, held until `tx` ends (scan_old). */
export async function lockOldScans(tx: Tx, before: Date, limit: number): Promise<{ id: bigint; publicId: string }[]> {
  const { rows } = await sql<{ id: bigint; publicId: string }>`
    select id, public_id from documents.scan
    where filed_at is null and put_away_at is null and taken_upload is null and at < ${before}
    order by at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** A scan whose file is named by its tray alone. */
interface LetGo { readonly id: bigint; readonly publicId: string; readonly uploadId: bigint }

/**
 * Destroys scans that were put away before a moment: their rows stay, with nothing behind them (scan_put_away). Answers
 * them with the uploads that the tray names no more.
 */
export async function destroyPutAway(tx: Tx, before: Date, at: Date, limit: number): Promise<LetGo[]> {
  const { rows } = await sql<LetGo>`
    with old as (
      select id, upload_id from documents.scan where put_away_at < ${before} and upload_id is not null
      order by put_away_at limit ${limit} for update skip locked
    )
    update documents.scan set upload_id = null, destroyed_at = ${at} from old where scan.id = old.id
    returning scan.id, scan.public_id, old.upload_id`.execute(tx)
  return rows
}

/**
 * Lets go of the upload by which a scan came that is a paper since before a moment: the paper has one of its own
 * (scan_filed).
 */
export async function letGoOfFiled(tx: Tx, before: Date, limit: number): Promise<LetGo[]> {
  const { rows } = await sql<LetGo>`
    with old as (
      select id, upload_id from documents.scan where filed_at < ${before} and upload_id is not null
      order by filed_at limit ${limit} for update skip locked
    )
    update documents.scan set upload_id = null from old where scan.id = old.id
    returning scan.id, scan.public_id, old.upload_id`.execute(tx)
  return rows
}

/**
 * Lets go of what papers were made of that are papers since before a moment. Answers how many links, and the first
 * upload. Nothing of a file that something else was made of goes: its other links hold it.
 */
export async function letGoOfOriginals(
  tx: Tx, before: Date, limit: number,
): Promise<{ readonly count: number; readonly first: bigint | undefined }> {
  const { rows } = await sql<{ fromUpload: bigint }>`
    with old as (
      select made.upload_id, made.from_upload from documents.made_of made
      join documents.paper on paper.upload_id = made.upload_id
      where paper.added_at < ${before} order by made.upload_id limit ${limit}
    )
    delete from documents.made_of made using old
    where made.upload_id = old.upload_id and made.from_upload = old.from_upload returning made.from_upload`.execute(tx)
  return { count: rows.length, first: rows[0]?.fromUpload }
}

/** Says that an upload is made of the same as the one of a scan: a batch stays until each that was taken is a paper. */
export async function linkTaken(tx: Tx, scanId: bigint, uploadId: bigint): Promise<void> {
  await sql`
    insert into documents.made_of (upload_id, from_upload)
    select ${uploadId}, made.from_upload from documents.scan join documents.made_of made on made.upload_id = scan.upload_id
    where scan.id = ${scanId} and made.from_upload <> ${uploadId} on conflict do nothing`.execute(tx)
}

/** How many scans were put away whose file is there yet (scan_put_away). */
export async function countPutAway(db: Db): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`
    select count(*)::integer as count from documents.scan where put_away_at is not null and upload_id is not null`.execute(db)
  return row?.count ?? 0
}
