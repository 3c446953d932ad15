import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import { fold } from '../../../kernel/vietnamese-text.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { OF_WORK } from '../domain/stand-in.ts'
import type { AccountTables } from './accounts.ts'

export type StaffTables = AccountTables & {
  'identity.staff': {
    accountId: bigint; fullName: string; position: string; unitId: bigint; offSince: Date | null; wokenAt: Date | null
  }
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
  const account = await db.withTables<StaffTables>()
    .selectFrom('identity.account').select(['id', 'publicId', 'username'])
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

export interface Staff {
  readonly accountId: bigint
  readonly publicId: string
  readonly username: string
  readonly fullName: string
  readonly position: string
  readonly unitId: bigint
  readonly isDisabled: boolean
  /** Switched off, since nobody used it for long; an administrator opens it again. */
  readonly isOff: boolean
}

/** The columns of `Staff`, and where they come from. */
export const STAFF = sql`account.id as account_id, account.public_id, account.username, staff.full_name, staff.position,
  staff.unit_id, account.status = 'disabled' as is_disabled, staff.off_since is not null as is_off
  from identity.staff join identity.account on account.id = staff.account_id`

/**
 * Those who have a role at exactly this unit on a day, and whose account is open and in use: whom work can be given to.
 * By name. Served by `staff_grant_of_unit`.
 */
export async function staffInUnit(db: Db | Tx, unitId: bigint, role: string, day: Day): Promise<Staff[]> {
  const { rows } = await sql<Staff>`
    select ${STAFF}
    where account.status = 'open' and staff.off_since is null and exists (
      select from identity.staff_grant where staff_grant.account_id = staff.account_id
        and staff_grant.unit_id = ${unitId} and role = ${role} and valid @> ${day}::date)
    order by identity.fold(staff.full_name), account.id`.execute(db)
  return rows
}

export interface StaffSought {
  /** Whoever sits in them; all if none are named. Which units one may see is the reach of `staff.list`. */
  readonly unitIds?: readonly bigint[] | undefined
  /** Also whoever holds a role at one of the units then or later: who reviews the rights of a unit misses nobody. */
  readonly heldFrom?: Day
  /** All of these must occur in the name, with or without marks, or in the username. */
  readonly search?: string | undefined
  readonly after?: string
  readonly limit: number
}

/**
 * Staff of these units by username, after `after`, at most `limit`; those whose account is disabled too. The search
 * reads all of them, a few thousand in a province, and needs no index.
 */
export async function listStaff(
  db: Db | Tx, { unitIds, heldFrom, search = '', after = '', limit }: StaffSought,
): Promise<Staff[]> {
  const units = sql`any(${unitIds ?? []}::bigint[])`
  const holds =
    heldFrom === undefined
      ? sql`false`
      : sql`exists (
    select from identity.staff_grant where staff_grant.account_id = staff.account_id and staff_grant.unit_id = ${units}
      and (upper(valid) is null or upper(valid) > ${heldFrom}::date))`
  const words = fold(search).split(' ').filter(Boolean)
  const { rows } = await sql<Staff>`
    select ${STAFF}
    where (${unitIds === undefined} or staff.unit_id = ${units} or ${holds}) and account.username > ${after}
      and not exists (select from unnest(${words}::text[]) as word
        where strpos(identity.fold(staff.full_name) || ' ' || account.username, word) = 0)
    order by account.username limit ${limit}`.execute(db)
  return rows
}

export interface HeldRole {
  readonly accountId: bigint
  readonly role: string
  readonly unitId: bigint
  readonly validFrom: Day
  /** The last day, null for ever. */
  readonly validTo: Day | null
}

/** The roles that these accounts hold on a day or will hold later, by unit and role, the first to begin first. */
export async function rolesOf(db: Db | Tx, accountIds: readonly bigint[], day: Day): Promise<HeldRole[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<HeldRole>`
    select account_id, role, unit_id, lower(valid) as valid_from, upper(valid) - 1 as valid_to
    from identity.staff_grant
    where account_id = any(${accountIds}::bigint[]) and (upper(valid) is null or upper(valid) > ${day}::date)
    order by unit_id, role, lower(valid)`.execute(db)
  return rows
}

/** Staff by their accounts, to name who did something; those disabled since too. In the order of the accounts. */
export async function getStaff(db: Db | Tx, accountIds: readonly bigint[]): Promise<Staff[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<Staff>`
    select ${STAFF} where account.id = any(${accountIds}::bigint[]) order by account.id`.execute(db)
  return rows
}

/** The member of staff at this public id, disabled or not. */
export async function findStaff(db: Db | Tx, publicId: string): Promise<Staff | undefined> {
  const { rows: [staff] } = await sql<Staff>`select ${STAFF} where account.public_id = ${publicId}`.execute(db)
  return staff
}

/** Who holds which role of work at these units on a day, of open accounts, by unit and role. */
export async function rolesWithin(
  db: Db | Tx, unitIds: readonly bigint[], day: Day,
): Promise<Pick<HeldRole, 'accountId' | 'role' | 'unitId'>[]> {
  const { rows } = await sql<Pick<HeldRole, 'accountId' | 'role' | 'unitId'>>`
    select g.account_id, g.role, g.unit_id from identity.staff_grant g
      join identity.account on account.id = g.account_id and account.status = 'open'
    where g.unit_id = any(${unitIds}::bigint[]) and g.valid @> ${day}::date and g.role = any(${OF_WORK}::text[])
    order by g.unit_id, g.role, g.account_id`.execute(db)
  return rows
}
