import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { PaperEnd } from './tables.ts'

/** A share as its owner reads it. */
export interface Share {
  readonly id: bigint
  readonly publicId: string
  readonly madeAt: Date
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly lockedAt: Date | null
  /** When it was opened, latest first; at most 20. */
  readonly openings: readonly Date[]
}

/** Of a paper, newest first, at most 20 (share_of_paper). */
export async function listShares(db: Db | Tx, paperId: bigint): Promise<Share[]> {
  const { rows } = await sql<Omit<Share, 'openings'> & { openings: readonly string[] }>`
    select id, public_id, made_at, ends_at, ended_at, locked_at, array(
      select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from documents.share_opening o
      where o.share_id = share.id order by nth desc limit 20) as openings
    from documents.share where paper_id = ${paperId} order by id desc limit 20`.execute(db)
  return rows.map(({ openings, ...share }) => ({ ...share, openings: openings.map((at) => new Date(at)) }))
}

/** How many of a paper open still at a moment. */
export async function countOpenShares(tx: Tx, paperId: bigint, now: Date): Promise<number> {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::integer as count from documents.share
    where paper_id = ${paperId} and ended_at is null and locked_at is null and ends_at > ${now}`.execute(tx)
  return row?.count ?? 0
}

/** Writes a share. Answers its ids. */
export async function insertShare(tx: Tx, share: {
  readonly paperId: bigint; readonly tokenHash: Buffer; readonly pinHash: string; readonly endsAt: Date
  readonly at: Date; readonly by: bigint
}): Promise<{ readonly id: bigint; readonly publicId: string }> {
  const { paperId, tokenHash, pinHash, endsAt, at, by } = share
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into documents.share (paper_id, token_hash, pin_hash, made_at, made_by, ends_at)
    values (${paperId}, ${tokenHash}, ${pinHash}, ${at}, ${by}, ${endsAt}) returning id, public_id`.execute(tx)
  if (!row) throw new Error('no share was written')
  return row
}

/** Ends a share of a paper. Answers its number inside: undefined where it is none of it, or has ended before. */
export async function endShareOf(tx: Tx, paperId: bigint, share: string, at: Date): Promise<bigint | undefined> {
  const { rows: [row] } = await sql<{ id: bigint }>`update documents.share set ended_at = ${at}
    where public_id = ${share} and paper_id = ${paperId} and ended_at is null returning id`.execute(tx)
  return row?.id
}

/** What a link leads to. */
export interface SharedPaper {
  readonly id: bigint
  readonly publicId: string
  readonly pinHash: string
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly lockedAt: Date | null
  readonly paperId: bigint
  /** Public id of the paper. */
  readonly paper: string
  readonly ownerId: bigint
  readonly documentType: string
  readonly endedWhy: PaperEnd | null
}

/** By what the token of a link is kept as. */
export async function findShared(db: Db | Tx, tokenHash: Buffer): Promise<SharedPaper | undefined> {
  const { rows: [row] } = await sql<SharedPaper>`
    select s.id, s.public_id, s.pin_hash, s.ends_at, s.ended_at, s.locked_at, p.id as paper_id, p.public_id as paper,
      p.owner_id, p.document_type, p.ended_why
    from documents.share s join documents.paper p on p.id = s.paper_id where s.token_hash = ${tokenHash}`.execute(db)
  return row
}

/**
 * Counts a try of the PIN of a share, before the PIN is looked at. Answers how many there are with this one; undefined
 * where there were `most` before.
 */
export async function countTry(tx: Tx, id: bigint, most: number): Promise<number | undefined> {
  const { rows: [row] } = await sql<{ tries: number }>`
    update documents.share set tries = tries + 1 where id = ${id} and tries < ${most} returning tries`.execute(tx)
  return row?.tries
}

/** Closes a share for good, after too many tries. */
export async function lockShare(tx: Tx, id: bigint, at: Date): Promise<void> {
  await sql`update documents.share set locked_at = ${at} where id = ${id} and locked_at is null`.execute(tx)
}

/** Writes that a share was opened, and lets the tries before it count no longer. Answers the how manieth time it is. */
export async function insertOpening(tx: Tx, id: bigint, at: Date): Promise<number> {
  await sql`update documents.share set tries = 0 where id = ${id}`.execute(tx)
  const { rows: [row] } = await sql<{ nth: number }>`
    insert into documents.share_opening (share_id, nth, at)
    select ${id}, coalesce(max(nth), 0) + 1, ${at} from documents.share_opening where share_id = ${id}
    returning nth`.execute(tx)
  return row?.nth ?? 0
}
