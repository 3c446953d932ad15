import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { AccountTables } from './accounts.ts'

export type StaffTables = AccountTables & {
  'identity.staff': { accountId: bigint; fullName: string; position: string; unitId: bigint }
  'identity.password': {
    accountId: bigint
    hash: string
    mustChange: boolean
    changedAt: Date
    previous: string[]
  }
}

export interface StaffAccount { readonly id: bigint; readonly publicId: string; readonly username: string }

/** The open staff account of a username, in whatever case it was typed. */
export async function findStaffByUsername(db: Db | Tx, username: string): Promise<StaffAccount | undefined> {
  if (!isUsername(tidyUsername(username))) return undefined
  const account = await db.withTables<StaffTables>().selectFrom('identity.account').select(['id', 'publicId', 'username'])
    .where('username', '=', tidyUsername(username)).where('status', '=', 'open').executeTakeFirst()
  return account && { ...account, username: account.username ?? '' }
}

/** A username as it is stored. */
export function tidyUsername(username: string): string {
  return username.normalize('NFC').trim().toLowerCase()
}

/** Whether a text can be a username: the check of the table, before the table is asked. */
export function isUsername(username: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(username)
}

/** Stores what staff are besides their account. */
export async function insertStaff(
  tx: Tx, staff: { accountId: bigint; fullName: string; position: string; unitId: bigint },
): Promise<void> {
  await tx.withTables<StaffTables>().insertInto('identity.staff').values(staff).execute()
}

export interface NewGrant {
  readonly accountId: bigint
  readonly role: string
  readonly unitId: bigint
  readonly validFrom: Day
  /** The last day, null for ever. */
  readonly validTo: Day | null
}

/** Gives a role at a unit for a time; false, if the account has it there on any of these days already. */
export async function insertGrant(tx: Tx, grant: NewGrant, grantedBy: bigint, at: Date): Promise<boolean> {
  const { accountId, role, unitId, validFrom, validTo } = grant
  const valid = sql`daterange(${validFrom}::date, ${validTo}::date, '[]')`
  const { rows } = await sql`
    insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
    select ${accountId}, ${role}, ${unitId}, ${valid}, ${grantedBy}, ${at}
    where not exists (select from identity.staff_grant
      where account_id = ${accountId} and role = ${role} and unit_id = ${unitId} and valid && ${valid})
    returning id`.execute(tx)
  return rows.length === 1
}

/**
 * Takes a role at a unit away from the day `from` on; what has not begun by then never comes to be. Answers how many
 * grants that touched.
 */
export async function cutGrants(
  tx: Tx, { accountId, role, unitId }: { accountId: bigint; role: string; unitId: bigint }, from: Day,
): Promise<number> {
  const { rows } = await sql`
    with dropped as (
      delete from identity.staff_grant
      where account_id = ${accountId} and role = ${role} and unit_id = ${unitId} and lower(valid) >= ${from}::date
      returning id),
    cut as (
      update identity.staff_grant set valid = daterange(lower(valid), ${from}::date)
      where account_id = ${accountId} and role = ${role} and unit_id = ${unitId}
        and lower(valid) < ${from}::date and (upper(valid) is null or upper(valid) > ${from}::date)
      returning id)
    select id from dropped union all select id from cut`.execute(tx)
  return rows.length
}
