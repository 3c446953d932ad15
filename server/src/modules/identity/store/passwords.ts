import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { type StaffTables, isUsername, tidyUsername } from './staff.ts'

export interface StoredPassword {
  readonly accountId: bigint
  readonly publicId: string
  readonly username: string
  readonly hash: string
  readonly mustChange: boolean
  readonly changedAt: Date
  readonly previous: readonly string[]
  /** Switched off, since nobody used it for long. */
  readonly isOff: boolean
}

/** The password of a staff account that is open, by what was typed as the username; never shown. */
export async function findPassword(db: Db | Tx, username: string): Promise<StoredPassword | undefined> {
  const name = tidyUsername(username)
  if (!isUsername(name)) return undefined
  const { rows: [found] } = await sql<StoredPassword>`
    select account.id as account_id, account.public_id, account.username, password.hash, password.must_change,
      password.changed_at, password.previous, staff.off_since is not null as is_off
    from identity.account join identity.password on password.account_id = account.id
      join identity.staff on staff.account_id = account.id
    where account.username = ${name} and account.status = 'open'`.execute(db)
  return found
}

/** The password of an account, held until `tx` ends: two changes at once come one after the other. */
export async function lockPassword(tx: Tx, accountId: bigint): Promise<Omit<StoredPassword, 'isOff'> | undefined> {
  const { rows: [found] } = await sql<Omit<StoredPassword, 'isOff'>>`
    select account.id as account_id, account.public_id, account.username, password.hash, password.must_change,
      password.changed_at, password.previous
    from identity.account join identity.password on password.account_id = account.id
    where account.id = ${accountId} and account.status = 'open' for update`.execute(tx)
  return found
}

/**
 * Stores a password, in place of the one there was; `previous` are the hashes that may not come again, newest first.
 */
export async function putPassword(
  tx: Tx,
  password: { accountId: bigint; hash: string; mustChange: boolean; changedAt: Date; previous: readonly string[] },
): Promise<void> {
  const { hash, mustChange, changedAt } = password
  const row = { hash, mustChange, changedAt, previous: [...password.previous] }
  await tx.withTables<StaffTables>()
    .insertInto('identity.password').values({ accountId: password.accountId, ...row })
    .onConflict((clash) => clash.column('accountId').doUpdateSet(row)).execute()
}

/** The same secret at today's cost; nothing else about it changes. */
export async function renewHash(tx: Tx, accountId: bigint, old: string, hash: string): Promise<void> {
  await tx.withTables<StaffTables>().updateTable('identity.password').set({ hash })
    .where('accountId', '=', accountId).where('hash', '=', old).execute()
}

/** From now on the account must change its password before it does anything else. */
export async function requireChange(tx: Tx, accountId: bigint): Promise<void> {
  await tx.withTables<StaffTables>().updateTable('identity.password').set({ mustChange: true })
    .where('accountId', '=', accountId).where('mustChange', '=', false).execute()
}
