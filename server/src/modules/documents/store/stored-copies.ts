import { type RawBuilder, sql } from 'kysely'
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

/** Forgets how the copies of files stood that were taken away, unless a row names them again; that holds all files. */
export async function forgetCopies(tx: Tx, hashes: readonly string[]): Promise<void> {
  await sql`
    delete from documents.stored_copy copy
    where sha256 = any(array(select decode(hash, 'hex') from unnest(${[...hashes]}::text[]) as hash))
      and not ${named(sql`copy.sha256`)}`.execute(tx)
}

/** A file that is not in the second store yet. */
export interface ToCopy { readonly id: bigint; readonly sha256: string }

/** Some that are not in the second store and due, oldest first, due again at `until`: nobody else takes them. */
export async function claimToCopy(db: Db, now: Date, until: Date, limit: number): Promise<ToCopy[]> {
  const { rows } = await sql<ToCopy>`
    update documents.stored_copy set due_at = ${until} where id in (
      select id from documents.stored_copy where copied_at is null and (due_at is null or due_at <= ${now})
      order by due_at nulls first limit ${limit} for update skip locked)
    returning id, encode(sha256, 'hex') as sha256`.execute(db)
  return rows
}

/**
 * That it is in the second store now; or, without a moment, that it is tried again at `dueAt`. False if it was
 * forgotten meanwhile.
 */
export async function setCopied(
  db: Db | Tx, id: bigint, { copiedAt, dueAt }: { readonly copiedAt: Date | null; readonly dueAt: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update documents.stored_copy set copied_at = ${copiedAt}, due_at = ${dueAt} where id = ${id} returning id`.execute(db)
  return rows.length > 0
}

/** Whether its copies are watched. */
export async function isNoted(db: Db, sha256: string): Promise<boolean> {
  const { rows } = await sql`select from documents.stored_copy where sha256 = decode(${sha256}, 'hex')`.execute(db)
  return rows.length > 0
}

const NOTED = sql`
  copy.id, encode(copy.sha256, 'hex') as sha256, copy.copied_at is not null as is_copied, copy.lost_at is not null as is_lost,
  coalesce(file.size, (select (r.note ->> 'size')::bigint from documents.rendition r where r.sha256 = copy.sha256 limit 1)) as size
  from documents.stored_copy as copy left join documents.file as file using (sha256)`

type NotedRow = Omit<NotedFile, 'size'> & { readonly size: bigint | null }
const showNoted = (row: NotedRow): NotedFile => ({ ...row, size: row.size === null ? undefined : Number(row.size) })

/** How many files are to be read in a day, as it was counted when it began, and how many of them were claimed. */
export interface CheckShare { readonly begunAt: Date; readonly share: number; readonly claimed: number }

/** Of the day that began last; undefined before the first. */
export async function findCheckShare(db: Db): Promise<CheckShare | undefined> {
  const { rows: [row] } = await sql<CheckShare>`select begun_at, share, claimed from documents.check_share`.execute(db)
  return row
}

/** Begins a day, unless one began after `since`. */
export async function beginCheckShare(db: Db, share: number, at: Date, since: Date): Promise<void> {
  await sql`
    insert into documents.check_share as kept (begun_at, share) values (${at}, ${share})
    on conflict (is_only) do update set begun_at = excluded.begun_at, share = excluded.share, claimed = 0
    where kept.begun_at <= ${since}`.execute(db)
}

/** How many files are watched. Counts them all: once a day. */
export async function countNoted(db: Db): Promise<number> {
  const { rows: [row] } = await sql<{ n: bigint }>`select count(*) as n from documents.stored_copy`.execute(db)
  return Number(row?.n)
}

/**
 * Some of this day's share that were not read since `before`, those of longest ago first, held until `until`: nobody
 * else reads them, and whoever dies over it loses nothing.
 */
export async function claimToCheck(
  db: Db, { before, now, until, limit }: {
    readonly before: Date; readonly now: Date; readonly until: Date; readonly limit: number
  },
): Promise<NotedFile[]> {
  return db.transaction().execute(async (tx) => {
    const { rows: [left] } = await sql<{ n: number }>`
      select greatest(share - claimed, 0) as n from documents.check_share for update`.execute(tx)
    const most = Math.min(limit, left?.n ?? 0)
    if (most === 0) return []
    const { rows } = await sql<NotedRow>`
      with due as (
        select id from documents.stored_copy
        where (checked_at is null or checked_at < ${before}) and (claimed_until is null or claimed_until <= ${now})
        order by checked_at nulls first, id limit ${most} for update skip locked
      ), claimed as (
        update documents.stored_copy set claimed_until = ${until} where id in (select id from due) returning id
      )
      select ${NOTED} where copy.id in (select id from claimed) order by copy.id`.execute(tx)
    await sql`update documents.check_share set claimed = claimed + ${rows.length}`.execute(tx)
    return rows.map(showNoted)
  })
}

/** Gives back what was claimed and not read: a store did not answer. */
export async function releaseToCheck(db: Db, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    with back as (
      update documents.stored_copy set claimed_until = null where id = any(${[...ids]}::bigint[]) returning id)
    update documents.check_share set claimed = greatest(claimed - (select count(*) from back), 0)`.execute(db)
}

/** All in the order of their hashes, from after the given one. */
export async function listNoted(db: Db, after: string, limit: number): Promise<NotedFile[]> {
  const { rows } = await sql<NotedRow>`
    select ${NOTED} where copy.sha256 > ${Buffer.from(after, 'hex')} order by copy.sha256 limit ${limit}`.execute(db)
  return rows.map(showNoted)
}

/** That all copies were read at this moment, and since when none is what was put there. */
export async function setChecked(db: Db | Tx, id: bigint, checkedAt: Date, isLost: boolean): Promise<void> {
  await sql`
    update documents.stored_copy set checked_at = ${checkedAt},
      lost_at = case when ${isLost} then coalesce(lost_at, ${checkedAt}) end, claimed_until = null
    where id = ${id}`.execute(db)
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

/** A row of this room has this content: a file, or what was made of one; and it was not destroyed. */
function named(sha256: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`((
    exists (select from documents.file named where named.sha256 = ${sha256})
    or exists (select from documents.rendition named where named.sha256 = ${sha256})
  ) and not exists (select from documents.destroyed_body named where named.sha256 = ${sha256}))`
}

/** Whether a row of this room has this content: a file, or what was made of one. */
export async function isNamedHere(db: Db | Tx, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ isNamed: boolean }>`select ${named(sql`decode(${sha256}, 'hex')`)} as is_named`.execute(db)
  return rows[0]?.isNamed ?? false
}
