import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ApiScope } from '../domain/api-scopes.ts'

/** A program of others. `oauth`: its secret buys tokens. `key`: its secret is the token. */
export interface ApiClient {
  readonly id: bigint
  readonly publicId: string
  readonly name: string
  readonly unitId: bigint
  readonly kind: 'oauth' | 'key'
  readonly scopes: readonly ApiScope[]
  readonly perMinute: number
  readonly validUntil: Date
  readonly madeAt: Date
  readonly madeBy: bigint
  readonly revokedAt: Date | null
  readonly revokedWhy: string | null
  /** When it was last let in, to within some minutes, by the clock of the machine. */
  readonly seenAt: Date | null
}

const CLIENT = sql`id, public_id, name, unit_id, kind, scopes, per_minute, valid_until, made_at, made_by, revoked_at,
  revoked_why, seen_at from identity.api_client`

/** Writes a client; its secret is kept as its SHA-256 alone. */
export async function insertApiClient(
  tx: Tx, one: Omit<ApiClient, 'id' | 'publicId' | 'revokedAt' | 'revokedWhy' | 'seenAt'> & { readonly secretHash: Buffer },
): Promise<Pick<ApiClient, 'id' | 'publicId'>> {
  const { rows: [row] } = await sql<Pick<ApiClient, 'id' | 'publicId'>>`
    insert into identity.api_client (name, unit_id, kind, scopes, per_minute, secret_hash, valid_until, made_at, made_by)
    values (${one.name}, ${one.unitId}, ${one.kind}, ${one.scopes}, ${one.perMinute}, ${one.secretHash},
      ${one.validUntil}, ${one.madeAt}, ${one.madeBy}) returning id, public_id`.execute(tx)
  if (!row) throw new Error('no client was written')
  return row
}

/** The client of this name, if it may still be let in. */
export async function findApiClient(db: Db | Tx, publicId: string, now: Date): Promise<ApiClient | undefined> {
  const { rows } = await sql<ApiClient>`
    select ${CLIENT} where public_id = ${publicId} and revoked_at is null and valid_until > ${now}`.execute(db)
  return rows[0]
}

/** The client whose secret this is, if it may still be let in. */
export async function findApiClientBySecret(
  db: Db | Tx, secretHash: Buffer, now: Date,
): Promise<ApiClient | undefined> {
  const { rows } = await sql<ApiClient>`
    select ${CLIENT} where secret_hash = ${secretHash} and revoked_at is null and valid_until > ${now}`.execute(db)
  return rows[0]
}

/** Milliseconds within which a program that asks again leaves no other trace. */
const SEEN_MS = 10 * 60_000

/**
 * Notes that a program was let in at a moment, unless that was noted some minutes ago: its requests are many, and a
 * write of each would be the dearest part of most.
 */
export async function noteClientSeen(db: Db, { id, seenAt }: Pick<ApiClient, 'id' | 'seenAt'>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - SEEN_MS)
  if (seenAt !== null && seenAt > before) return
  await sql`update identity.api_client set seen_at = ${now}
    where id = ${id} and coalesce(seen_at <= ${before}, true)`.execute(db)
}

/** Clients of these units that were not revoked, of all where none are named; the newest first. */
export async function listApiClients(
  db: Db, unitIds: readonly bigint[] | undefined,
  { before, limit }: { readonly before?: bigint | undefined; readonly limit: number },
): Promise<ApiClient[]> {
  const { rows } = await sql<ApiClient>`
    select ${CLIENT} where revoked_at is null
      and (${unitIds ?? null}::bigint[] is null or unit_id = any(${unitIds ?? null}::bigint[]))
      and (${before ?? null}::bigint is null or id < ${before ?? null}::bigint)
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** The id within of a client, also of one that was revoked or whose time is over. */
export async function findApiClientId(db: Db, publicId: string): Promise<bigint | undefined> {
  const { rows } = await sql<Pick<ApiClient, 'id'>>`
    select id from identity.api_client where public_id = ${publicId}`.execute(db)
  return rows[0]?.id
}

/** What clients are called and where they stand, by their ids; also of those that were revoked. */
export async function findApiClients(
  db: Db, ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, Pick<ApiClient, 'id' | 'publicId' | 'name'>>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Pick<ApiClient, 'id' | 'publicId' | 'name'>>`
    select id, public_id, name from identity.api_client where id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map((one) => [one.id, one]))
}

/** Whether a client may still be let in; it is not revoked until `tx` ends. */
export async function holdApiClient(tx: Tx, id: bigint, now: Date): Promise<boolean> {
  const { rows } = await sql`select from identity.api_client
    where id = ${id} and revoked_at is null and valid_until > ${now} for share`.execute(tx)
  return rows.length === 1
}

/** A client that was not revoked, held until `tx` ends. */
export async function lockApiClient(tx: Tx, publicId: string): Promise<ApiClient | undefined> {
  const { rows } = await sql<ApiClient>`
    select ${CLIENT} where public_id = ${publicId} and revoked_at is null for update`.execute(tx)
  return rows[0]
}

/** It is let in no more, from this moment on. */
export async function revokeApiClientRow(
  tx: Tx, id: bigint, by: { readonly at: Date; readonly accountId: bigint; readonly why: string },
): Promise<void> {
  await sql`update identity.api_client set revoked_at = ${by.at}, revoked_by = ${by.accountId}, revoked_why = ${by.why}
    where id = ${id}`.execute(tx)
}
