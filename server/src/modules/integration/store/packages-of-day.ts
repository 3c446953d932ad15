import { sql } from 'kysely'
import { type Day, addDays, momentOn } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import type { MessageState } from '../domain/message.ts'
import type { KeptPackage } from '../domain/package-difference.ts'
import type { WordState } from '../domain/sector-difference.ts'

/** A message of ours as it is held against what its partner has of it. */
export interface SentOfDay {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint | null
  readonly kind: string
  readonly number: string | null
  readonly state: MessageState
  /** SHA-256 of what the partner answered when it took it. */
  readonly answerDigest: Buffer | null
  readonly happenedAt: Date
}

/**
 * Messages to a partner of what happened on a day, in the order of their states and times, after one of them, at most
 * `limit` (message_out_log).
 */
export async function listSentOfDay(
  db: Db, partner: string, day: Day,
  { after, limit }: { readonly after?: SentOfDay | undefined; readonly limit: number },
): Promise<SentOfDay[]> {
  const [from, until] = [momentOn(day, 0), momentOn(addDays(day, 1), 0)]
  const isAfter = after ? sql`(state, happened_at, id) > (${after.state}, ${after.happenedAt}, ${after.id})` : sql`true`
  const { rows } = await sql<SentOfDay>`
    select id, public_id, dossier_id, kind, number, state, answer_digest, happened_at from integration.message_out
    where partner = ${partner} and state = any('{acknowledged,dead,dropped,waiting}')
      and happened_at >= ${from} and happened_at < ${until} and ${isAfter}
    order by state, happened_at, id limit ${limit}`.execute(db)
  return rows
}

/** Of these answers of a partner, by their SHA-256, those by which it took a message of ours (message_out_answered). */
export async function answersKnown(db: Db, partner: string, digests: readonly Buffer[]): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set()
  const { rows } = await sql<{ answer: string }>`
    select encode(answer_digest, 'hex') as answer from integration.message_out
    where partner = ${partner} and answer_digest = any(${[...digests]}::bytea[])
      and (number is not null or answers_id is not null)`.execute(db)
  return new Set(rows.map(({ answer }) => answer))
}

/** What a partner is to know of these packages of it, and what it was told; without those that never came here. */
export async function packagesKept(
  db: Db, partner: string, names: readonly string[],
): Promise<ReadonlyMap<string, KeptPackage>> {
  const { rows } = await sql<KeptPackage & { package: string }>`
    select package, due, confirmed from integration.package_in
    where partner = ${partner} and package = any(${[...names]}::text[]) and due is not null`.execute(db)
  return new Map(rows.map(({ package: name, ...one }) => [name, one]))
}

/** What became of the messages in these packages of a partner; without those that never came here. */
export async function wordsKept(
  db: Db, partner: string, names: readonly string[],
): Promise<ReadonlyMap<string, WordState>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ package: string; state: NonNullable<WordState> }>`
    select package, came.state from integration.package_in join integration.message_in came on came.id = message_id
    where package_in.partner = ${partner} and package = any(${[...names]}::text[])`.execute(db)
  return new Map(rows.map(({ package: name, state }) => [name, state]))
}

/** A message of a partner as it is held against what the partner says of it. */
export interface SaidOfDay {
  readonly id: bigint
  readonly number: string
  readonly state: NonNullable<WordState>
  readonly digest: Buffer
  readonly saidAt: Date
}

/** Payments that by their sender's word are of a day, in their order, after one (message_in_paid_on). */
export async function listPaidOn(
  db: Db, { partner, day }: { readonly partner: string; readonly day: Day },
  { after, limit }: { readonly after?: SaidOfDay | undefined; readonly limit: number },
): Promise<SaidOfDay[]> {
  const [from, until] = [momentOn(day, 0), momentOn(addDays(day, 1), 0)]
  const isAfter = after ? sql`(said_at, id) > (${after.saidAt}, ${after.id})` : sql`true`
  const { rows } = await sql<SaidOfDay>`
    select id, number, state, digest, said_at from integration.message_in
    where partner = ${partner} and kind = 'tax-receipt' and said_at >= ${from} and said_at < ${until} and ${isAfter}
    order by said_at, id limit ${limit}`.execute(db)
  return rows
}
