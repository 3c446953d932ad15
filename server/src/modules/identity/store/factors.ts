import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

type FactorTables = {
  'identity.totp': {
    accountId: bigint; sealed: Buffer; begunAt: Date; confirmedAt: Date | null; lastStep: bigint | null
  }
  'identity.recoveryCode': { accountId: bigint; codeHash: Buffer; madeAt: Date; usedAt: Date | null }
  'identity.factorReset': { accountId: bigint; reason: string; resetBy: bigint; resetAt: Date }
}

export interface StoredTotp {
  readonly sealed: Buffer
  readonly begunAt: Date
  readonly confirmedAt: Date | null
  readonly lastStep: bigint | null
}

/** The code by time of an account, begun or confirmed, held until `tx` ends: of two codes at once one is second. */
export async function lockTotp(tx: Tx, accountId: bigint): Promise<StoredTotp | undefined> {
  return tx.withTables<FactorTables>().selectFrom('identity.totp')
    .select(['sealed', 'begunAt', 'confirmedAt', 'lastStep']).where('accountId', '=', accountId).forUpdate()
    .executeTakeFirst()
}

/** Stores a secret that waits for its first code, in place of one that waited; false where one is confirmed. */
export async function putBegunTotp(tx: Tx, accountId: bigint, sealed: Buffer, begunAt: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx.withTables<FactorTables>().insertInto('identity.totp')
    .values({ accountId, sealed, begunAt, confirmedAt: null, lastStep: null })
    .onConflict((clash) => clash.column('accountId').doUpdateSet({ sealed, begunAt })
      .where('identity.totp.confirmedAt', 'is', null))
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** A code of this step was taken: none of it or before is taken again. The first one confirms. */
export async function takeStep(tx: Tx, accountId: bigint, step: bigint, confirmedAt: Date): Promise<void> {
  await tx.withTables<FactorTables>().updateTable('identity.totp').set({ lastStep: step, confirmedAt })
    .where('accountId', '=', accountId).executeTakeFirstOrThrow()
}

/** Stores the hashes of new codes to recover with; those before are worth nothing any more. */
export async function putRecoveryCodes(tx: Tx, accountId: bigint, hashes: readonly Buffer[], at: Date): Promise<void> {
  await tx.withTables<FactorTables>().deleteFrom('identity.recoveryCode').where('accountId', '=', accountId).execute()
  await tx.withTables<FactorTables>().insertInto('identity.recoveryCode')
    .values(hashes.map((codeHash) => ({ accountId, codeHash, madeAt: at, usedAt: null }))).execute()
}

/** Uses a code up. Whether there was one that nobody had used. */
export async function useRecoveryCode(tx: Tx, accountId: bigint, codeHash: Buffer, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.withTables<FactorTables>().updateTable('identity.recoveryCode')
    .set({ usedAt: at }).where('accountId', '=', accountId).where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes the code by time away. Whether there was a confirmed one. */
export async function deleteTotp(tx: Tx, accountId: bigint): Promise<boolean> {
  const gone = await tx.withTables<FactorTables>().deleteFrom('identity.totp').where('accountId', '=', accountId)
    .returning('confirmedAt').execute()
  return gone.some(({ confirmedAt }) => confirmedAt !== null)
}

/** Codes to recover with go with the last factor of an account: nothing is left to stand in for. */
export async function dropIdleCodes(tx: Tx, accountId: bigint): Promise<void> {
  await sql`
    delete from identity.recovery_code where account_id = ${accountId}
      and not exists (select from identity.totp where totp.account_id = ${accountId} and confirmed_at is not null)
      and not exists (select from identity.passkey where passkey.account_id = ${accountId})`.execute(tx)
}

/** Who took the factors of an account away, and why. */
export async function insertFactorReset(
  tx: Tx, reset: { accountId: bigint; reason: string; resetBy: bigint; resetAt: Date },
): Promise<void> {
  await tx.withTables<FactorTables>().insertInto('identity.factorReset').values(reset).execute()
}

export interface OwnFactors {
  /** Since when there are codes by time; null without. */
  readonly totpSince: Date | null
  readonly recoveryCodesLeft: number
}

/** What an account has besides its password. */
export async function ownFactors(db: Db | Tx, accountId: bigint): Promise<OwnFactors> {
  const { rows: [found] } = await sql<OwnFactors>`
    select (select confirmed_at from identity.totp where account_id = ${accountId}) as totp_since,
      (select count(*)::integer from identity.recovery_code where account_id = ${accountId} and used_at is null)
        as recovery_codes_left`.execute(db)
  if (!found) throw new Error('nothing counted')
  return found
}

/** Those of the accounts that have a second factor. */
export async function withFactor(db: Db | Tx, accountIds: readonly bigint[]): Promise<Set<bigint>> {
  const { rows } = await sql<{ accountId: bigint }>`
    select account_id from identity.totp
    where account_id = any(${accountIds}::bigint[]) and confirmed_at is not null
    union select account_id from identity.passkey where account_id = any(${accountIds}::bigint[])`.execute(db)
  return new Set(rows.map(({ accountId }) => accountId))
}
