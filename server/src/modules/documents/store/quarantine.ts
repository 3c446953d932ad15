import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

export type QuarantineWhy = 'unreachable' | 'too-slow' | 'too-large' | 'faulty'

/** Keeps that nothing was said of a file yet; of one that is kept so already nothing changes. */
export async function insertQuarantine(
  tx: Tx, { sha256, why, at, dueAt }: {
    readonly sha256: string; readonly why: QuarantineWhy; readonly at: Date; readonly dueAt: Date
  },
): Promise<void> {
  await sql`
    insert into documents.quarantine (sha256, since, due_at, why)
    values (decode(${sha256}, 'hex'), ${at}, ${dueAt}, ${why}) on conflict do nothing`.execute(tx)
}

/** A file that is scanned again, by its hash, and how often it was tried. */
export interface DueScan { readonly sha256: string; readonly tries: number }

/**
 * The one that has been due longest, made due again at `until`, so that nobody else scans it meanwhile, and whoever
 * dies over it loses nothing.
 */
export async function claimDueScan(db: Db, now: Date, until: Date): Promise<DueScan | undefined> {
  const { rows: [row] } = await sql<DueScan>`
    update documents.quarantine set due_at = ${until}, tries = tries + 1 where sha256 = (
      select sha256 from documents.quarantine where outcome is null and due_at <= ${now}
      order by due_at limit 1 for update skip locked)
    returning encode(sha256, 'hex') as sha256, tries`.execute(db)
  return row
}

/** Puts a scan off that said nothing, and keeps why. */
export async function postponeScan(db: Db, sha256: string, why: QuarantineWhy, dueAt: Date): Promise<void> {
  await sql`
    update documents.quarantine set due_at = ${dueAt}, why = ${why}
    where sha256 = decode(${sha256}, 'hex') and outcome is null`.execute(db)
}

/**
 * Ends it, once; false if it had ended, or the file is gone. Without a threat it is released, with one removed, and no
 * daily check misses its copies.
 */
export async function endQuarantine(tx: Tx, sha256: string, threat: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`
    with ended as (
      update documents.quarantine set due_at = null, ended_at = ${at}, threat = ${threat},
        outcome = ${threat === null ? 'released' : 'removed'}
      where sha256 = decode(${sha256}, 'hex') and outcome is null returning sha256, outcome
    ), unwatched as (
      delete from documents.stored_copy where sha256 in (select sha256 from ended where outcome = 'removed')
    )
    select from ended`.execute(tx)
  return rows.length > 0
}

/**
 * Takes a file back that was removed as infected and came again: released, where the antivirus finds nothing in it now,
 * else it waits for it anew. Its bytes lie in the store again, and are watched. False if it was not removed.
 */
export async function reopenRemoved(
  tx: Tx, { sha256, isClean, why, at, dueAt }: {
    readonly sha256: string; readonly isClean: boolean; readonly why: QuarantineWhy; readonly at: Date
    readonly dueAt: Date
  },
): Promise<boolean> {
  const { rows } = await sql`
    with back as (
      update documents.quarantine set threat = null, tries = 0, why = ${why},
        outcome = case when ${isClean} then 'released' end, ended_at = case when ${isClean} then ${at}::timestamptz end,
        due_at = case when not ${isClean} then ${dueAt}::timestamptz end
      where sha256 = decode(${sha256}, 'hex') and outcome = 'removed' returning sha256
    ), watched as (
      insert into documents.stored_copy (sha256) select sha256 from back on conflict do nothing
    )
    select from back`.execute(tx)
  return rows.length > 0
}

/** Uploads of this file with the papers that they became (0: none), by their numbers inside. */
export async function listUploadsOfFile(
  db: Db | Tx, sha256: string,
): Promise<{ readonly uploadId: bigint; readonly paperId: bigint | null }[]> {
  const { rows } = await sql<{ uploadId: bigint; paperId: bigint | null }>`
    select upload.id as upload_id, paper.id as paper_id
    from documents.upload left join documents.paper on paper.upload_id = upload.id
    where upload.sha256 = decode(${sha256}, 'hex') order by 1, 2`.execute(db)
  return rows
}

/** Those of these files of which the antivirus has not spoken yet. */
export async function quarantinedAmong(db: Db | Tx, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const { rows } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from documents.quarantine
    where outcome is null and encode(sha256, 'hex') = any(${hashes}::text[])
      and sha256 in (select decode(one, 'hex') from unnest(${hashes}::text[]) one)`.execute(db)
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** Whether this file was infected, and its bytes taken away. */
export async function isRemoved(db: Db | Tx, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    select from documents.quarantine where sha256 = decode(${sha256}, 'hex') and outcome = 'removed'`.execute(db)
  return rows.length > 0
}

/** How many files wait, since when the oldest does, and why the last try said nothing. */
export interface QuarantineFigures {
  readonly waiting: number
  readonly since: Date | null
  readonly why: string | null
}

/** What waits in quarantine now. */
export async function readQuarantine(db: Db): Promise<QuarantineFigures> {
  const { rows: [row] } = await sql<QuarantineFigures>`
    select count(*)::integer as waiting, min(since) as since, (array_agg(why order by tries desc))[1] as why
    from documents.quarantine where outcome is null`.execute(db)
  return row ?? { waiting: 0, since: null, why: null }
}
