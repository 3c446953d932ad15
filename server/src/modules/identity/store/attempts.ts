import { type ColumnType, type GeneratedAlways, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * What is tried: a password, a code, asking for a code, the number of a dossier, with or without its token; the PIN of
 * a signing key; the second step of an official; asking for what a passkey is to sign.
 */
export type AttemptKind = 'password' | 'code' | 'code-request' | 'tracking' | 'tracking-token' | 'pin' | 'factor' | 'challenge'

type AttemptTables = {
  'identity.attempt': {
    id: GeneratedAlways<bigint>
    kind: AttemptKind
    key: Buffer
    fromKey: Buffer
    at: Date
    isRefused: boolean
    clearedAt: ColumnType<Date | null, never, Date>
  }
}

export interface AttemptKeys { readonly kind: AttemptKind; readonly key: Buffer; readonly fromKey: Buffer }
export interface AttemptCounts { readonly onOneFromOne: number; readonly onOne: number; readonly fromOne: number }

/** Waits for all who try the same, or from the same address, until `tx` ends: two at once are counted one by one. */
export async function lockAttempts(tx: Tx, { kind, key, fromKey }: AttemptKeys): Promise<void> {
  const numberOf = (hash: Buffer) => hash.readBigInt64BE() ^ BigInt(kind.length)
  const [first, second] = [numberOf(key), numberOf(fromKey)].sort((a, b) => (a < b ? -1 : Number(a > b)))
  await sql`select pg_advisory_xact_lock(${first})`.execute(tx)
  await sql`select pg_advisory_xact_lock(${second})`.execute(tx)
}

/** How many tries since a moment still count; served by `attempt_on` and `attempt_from`. */
export async function countAttempts(tx: Tx, { kind, key, fromKey }: AttemptKeys, since: Date): Promise<AttemptCounts> {
  const { rows: [counts] } = await sql<AttemptCounts>`
    select
      (select count(*)::integer from identity.attempt where kind = ${kind} and key = ${key} and at > ${since}
        and from_key = ${fromKey} and cleared_at is null and not is_refused) as on_one_from_one,
      (select count(*)::integer from identity.attempt where kind = ${kind} and key = ${key} and at > ${since}
        and cleared_at is null and not is_refused) as on_one,
      (select count(*)::integer from identity.attempt where kind = ${kind} and from_key = ${fromKey} and at > ${since}
        and cleared_at is null and not is_refused) as from_one`.execute(tx)
  if (!counts) throw new Error('nothing counted')
  return counts
}

/**
 * Those of the keys on which a limit is used up since a moment, by one address or by all together; served by
 * `attempt_on`. In hexadecimal, to be looked up.
 */
export async function lockedKeys(
  db: Db | Tx, kind: AttemptKind, keys: readonly Buffer[],
  limits: { readonly onOneFromOne: number; readonly onOne: number }, since: Date,
): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    select encode(key, 'hex') as key from (
      select key, count(*) as tries from identity.attempt
      where kind = ${kind} and key = any(${keys}::bytea[]) and at > ${since} and cleared_at is null and not is_refused
      group by key, from_key) as by_address
    group by key having max(tries) >= ${limits.onOneFromOne} or sum(tries) >= ${limits.onOne}`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

/** Whether somebody was turned away from this since then; the first time is told of, the rest is noise. */
export async function wasRefusedSince(tx: Tx, { kind, key }: AttemptKeys, since: Date): Promise<boolean> {
  const row = await tx.withTables<AttemptTables>().selectFrom('identity.attempt').select('id')
    .where('kind', '=', kind).where('key', '=', key).where('at', '>', since)
    .where('isRefused', '=', true).where('clearedAt', 'is', null).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Writes a try down. Answers its id. */
export async function insertAttempt(
  tx: Tx, { kind, key, fromKey }: AttemptKeys, at: Date, isRefused: boolean,
): Promise<bigint> {
  const { id } = await tx.withTables<AttemptTables>().insertInto('identity.attempt')
    .values({ kind, key, fromKey, at, isRefused }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Whether this try has been written down by a transaction that has committed, and not by the one that asks. */
export async function isCommittedAttempt(tx: Tx, id: bigint, kind: AttemptKind, key: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select from identity.attempt
    where id = ${id} and kind = ${kind} and key = ${key} and not is_refused
      and xmin <> pg_current_xact_id()::xid`.execute(tx)
  return rows.length === 1
}

/** Lets tries count no longer: those from one address after a success, all of them when an administrator unlocks. */
export async function clearAttempts(
  tx: Tx, { kind, key, fromKey }: Omit<AttemptKeys, 'fromKey'> & { fromKey?: Buffer }, at: Date,
): Promise<bigint> {
  const { numUpdatedRows } = await tx.withTables<AttemptTables>().updateTable('identity.attempt').set({ clearedAt: at })
    .where('kind', '=', kind).where('key', '=', key).where('clearedAt', 'is', null)
    .$if(fromKey !== undefined, (query) => query.where('fromKey', '=', fromKey as Buffer))
    .executeTakeFirst()
  return numUpdatedRows
}

/**
 * How many tries, right ones too, were counted after the attempt `afterId`, by all or by one; served by
 * `attempt_tries`.
 */
export async function countTriesAfter(
  db: Db | Tx, { kind, key, fromKey }: Omit<AttemptKeys, 'fromKey'> & { fromKey: Buffer | undefined }, afterId: bigint,
): Promise<number> {
  const { count } = await db.withTables<AttemptTables>().selectFrom('identity.attempt')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('kind', '=', kind).where('key', '=', key).where('id', '>', afterId)
    .where('isRefused', '=', false).$if(
      fromKey !== undefined, (query) => query.where('fromKey', '=', fromKey as Buffer),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}
