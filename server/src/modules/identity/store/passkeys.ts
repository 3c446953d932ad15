import { type GeneratedAlways, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

type PasskeyTables = {
  'identity.passkey': {
    id: GeneratedAlways<bigint>
    publicId: GeneratedAlways<string>
    accountId: bigint
    credentialId: Buffer
    publicKey: Buffer
    counter: bigint
    transports: string[]
    name: string
    madeAt: Date
    lastUsedAt: Date | null
  }
  'identity.passkeyChallenge': {
    challenge: Buffer; accountId: bigint | null; madeAt: Date; expiresAt: Date; usedAt: Date | null
  }
}

export interface Passkey {
  readonly publicId: string
  readonly credentialId: Buffer
  readonly transports: readonly string[]
  readonly name: string
  readonly madeAt: Date
  readonly lastUsedAt: Date | null
}

/** More than anybody has machines. */
export const MOST_PASSKEYS = 20

/** How many keys an account has; whoever else adds one waits until `tx` ends. */
export async function holdPasskeys(tx: Tx, accountId: bigint): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('passkeys of', ${accountId}))`.execute(tx)
  const { rows: [row] } = await sql<{ count: number }>`
    select count(*)::int as count from identity.passkey where account_id = ${accountId}`.execute(tx)
  return row?.count ?? 0
}

/** Keys of an account, the oldest first. */
export async function passkeysOf(db: Db | Tx, accountId: bigint): Promise<Passkey[]> {
  return db.withTables<PasskeyTables>().selectFrom('identity.passkey')
    .select(['publicId', 'credentialId', 'transports', 'name', 'madeAt', 'lastUsedAt'])
    .where('accountId', '=', accountId).orderBy('id').limit(50).execute()
}

/** Stores a key; false if there is one of this id, whoever's it is. */
export async function insertPasskey(
  tx: Tx,
  key: {
    accountId: bigint; credentialId: Buffer; publicKey: Buffer; counter: bigint; transports: string[]; name: string
    madeAt: Date
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx.withTables<PasskeyTables>().insertInto('identity.passkey')
    .values({ ...key, lastUsedAt: null }).onConflict((clash) => clash.column('credentialId').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export interface LockedPasskey {
  readonly id: bigint
  readonly publicId: string
  readonly accountId: bigint
  readonly accountPublicId: string
  readonly username: string
  readonly isOff: boolean
  readonly publicKey: Buffer
  readonly counter: bigint
}

/** The key of an open account by the id that the authenticator says, held until `tx` ends. */
export async function lockPasskey(tx: Tx, credentialId: Buffer): Promise<LockedPasskey | undefined> {
  const { rows: [found] } = await sql<LockedPasskey>`
    select passkey.id, passkey.public_id, account_id, account.public_id as account_public_id, account.username,
      staff.off_since is not null as is_off, public_key, counter
    from identity.passkey join identity.account on account.id = account_id
      join identity.staff using (account_id)
    where credential_id = ${credentialId} and account.status = 'open' for update of passkey`.execute(tx)
  return found
}

/** A key was used: how often, as it says itself. */
export async function notePasskeyUse(tx: Tx, id: bigint, counter: bigint, lastUsedAt: Date): Promise<void> {
  await tx.withTables<PasskeyTables>().updateTable('identity.passkey').set({ counter, lastUsedAt })
    .where('id', '=', id).executeTakeFirstOrThrow()
}

/** Takes one key of an account away; false if it has none of this id. */
export async function deletePasskey(tx: Tx, accountId: bigint, publicId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.withTables<PasskeyTables>().deleteFrom('identity.passkey')
    .where('accountId', '=', accountId).where('publicId', '=', publicId).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes all keys of an account away. Whether there was one. */
export async function deletePasskeys(tx: Tx, accountId: bigint): Promise<boolean> {
  const { numDeletedRows } = await tx.withTables<PasskeyTables>().deleteFrom('identity.passkey')
    .where('accountId', '=', accountId).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Stores what an authenticator is to sign. */
export async function insertChallenge(
  tx: Tx, challenge: { challenge: Buffer; accountId: bigint | null; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.withTables<PasskeyTables>().insertInto('identity.passkeyChallenge').values({ ...challenge, usedAt: null })
    .execute()
}

/**
 * Uses a challenge up, in a transaction of its own: a refusal of what was signed must not give it back. False, if it
 * was used, is over, or was made for somebody else.
 */
export async function useChallenge(
  db: Db, challenge: Buffer, accountId: bigint | null, machineNow: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db.withTables<PasskeyTables>().updateTable('identity.passkeyChallenge')
    .set({ usedAt: machineNow }).where('challenge', '=', challenge).where('usedAt', 'is', null)
    .where('expiresAt', '>', machineNow).where('accountId', 'is not distinct from', accountId).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes challenges away that were over before then, at most `limit`: a job calls it in batches. Answers how many. */
export async function deleteOldChallenges(db: Db | Tx, before: Date, limit: number): Promise<number> {
  const all = db.withTables<PasskeyTables>()
  const { numDeletedRows } = await all.deleteFrom('identity.passkeyChallenge')
    .where('challenge', 'in', all.selectFrom('identity.passkeyChallenge').select('challenge')
      .where('expiresAt', '<', before).limit(limit))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
