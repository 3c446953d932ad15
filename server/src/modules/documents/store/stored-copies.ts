import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A file and what is known of its copies. */
export interface NotedFile {
  /** Inside; the subject of its events. */
  readonly id: bigint
  /** 64 hexadecimal digits. */
  readonly sha256: string
  /** Bytes, as its row says; undefined for what another room names. */
  readonly size: number | undefined
  /** Whether it was brought to the second store. */
  readonly isCopied: boolean
  readonly isLost: boolean
}

/** Notes contents that other rooms name; those that are noted already stay as they are. */
export async function noteContents(db: Db | Tx, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  await sql`
    insert into documents.stored_copy (sha256) select distinct decode(hash, 'hex') from unnest(${[...hashes]}::text[]) as hash
    on conflict do nothing`.execute(db)
}

/** Forgets how the copies of a file stood that was taken away. */
export async function forgetCopies(tx: Tx, hashes: readonly string[]): Promise<void> {
  await sql`
    delete from documents.stored_copy
    where sha256 = any(array(select decode(hash, 'hex') from unnest(${[...hashes]}::text[]) as hash))`.execute(tx)
}

/** Some that are not in the second store and due, oldest first; passes over those that another holds. */
export async function lockToCopy(tx: Tx, now: Date, limit: number): Promise<{ id: bigint; sha256: string }[]> {
  const { rows } = await sql<{ id: bigint; sha256: string }>`
    select id, encode(sha256, 'hex') as sha256 from documents.stored_copy where copied_at is null
      and (due_at is null or due_at <= ${now})
    order by due_at nulls first limit ${limit} for update skip locked`.execute(tx)
  return rows
}

/** That it is in the second store now; or, without a moment, that it is tried again at `dueAt`. */
export async function setCopied(
  tx: Tx, id: bigint, { copiedAt, dueAt }: { readonly copiedAt: Date | null; readonly dueAt: Date },
): Promise<void> {
  await sql`update documents.stored_copy set copied_at = ${copiedAt}, due_at = ${dueAt} where id = ${id}`.execute(tx)
}

const NOTED = sql`
  copy.id, encode(copy.sha256, 'hex') as sha256, file.size, copy.copied_at is not null as is_copied,
  copy.lost_at is not null as is_lost
  from documents.stored_copy as copy left join documents.file as file using (sha256)`

type NotedRow = Omit<NotedFile, 'size'> & { readonly size: bigint | null }
const showNoted = (row: NotedRow): NotedFile => ({ ...row, size: row.size === null ? undefined : Number(row.size) })

/** Some that were not read since `before`, those of longest ago first; passes over those that another holds. */
export async function lockToCheck(tx: Tx, before: Date, limit: number): Promise<NotedFile[]> {
  const { rows } = await sql<NotedRow>`
    select ${NOTED} where copy.checked_at is null or copy.checked_at < ${before}
    order by copy.checked_at nulls first, copy.id limit ${limit} for update of copy skip locked`.execute(tx)
  return rows.map(showNoted)
}

/** All in the order of their hashes, from after the given one. */
export async function listNoted(db: Db, after: string, limit: number): Promise<NotedFile[]> {
  const { rows } = await sql<NotedRow>`
    select ${NOTED} where copy.sha256 > ${Buffer.from(after, 'hex')} order by copy.sha256 limit ${limit}`.execute(db)
  return rows.map(showNoted)
}

/** How many there are, and how many of them were read since `since`. */
export async function countChecked(db: Db, since: Date): Promise<{ total: number; checked: number }> {
  const { rows: [row] } = await sql<{ total: bigint; checked: bigint }>`
    select count(*) as total, count(*) filter (where checked_at >= ${since}) as checked from documents.stored_copy`
    .execute(db)
  return { total: Number(row?.total), checked: Number(row?.checked) }
}

/** That all copies were read at this moment, and since when none is what was put there. */
export async function setChecked(tx: Tx, id: bigint, checkedAt: Date, isLost: boolean): Promise<void> {
  await sql`
    update documents.stored_copy set checked_at = ${checkedAt},
      lost_at = case when ${isLost} then coalesce(lost_at, ${checkedAt}) end
    where id = ${id}`.execute(tx)
}

/** What doctor and metrics tell of the store. */
export interface CopyFigures {
  /** Files of which no copy is what was put there. */
  readonly lost: number
  /** Seconds that the oldest waits that is not in the second store. */
  readonly lagSeconds: number
}

/** Of all rooms together. */
export async function readCopyFigures(db: Db, now: Date): Promise<CopyFigures> {
  const { rows: [row] } = await sql<{ lost: bigint; oldest: Date | null }>`
    select (select count(*) from documents.stored_copy where lost_at is not null) as lost,
      (select min(recorded_at) from documents.stored_copy where copied_at is null) as oldest`.execute(db)
  const oldest = row?.oldest ?? now
  return { lost: Number(row?.lost), lagSeconds: Math.max(0, (now.getTime() - oldest.getTime()) / 1000) }
}

/** Whether a row of this room has this content. */
export async function isFile(db: Db | Tx, sha256: string): Promise<boolean> {
  const { rows } = await sql`select from documents.file where sha256 = ${Buffer.from(sha256, 'hex')}`.execute(db)
  return rows.length > 0
}
