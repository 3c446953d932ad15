import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'

/** An account of staff as an import hands it in; units are the numbers of organisation. */
export interface StaffRow {
  readonly username: string
  readonly fullName: string
  readonly position: string
  readonly unitId: bigint
  readonly grants: readonly {
    readonly role: string
    readonly unitId: bigint
    readonly validFrom: Day
    /** The last day, null for ever. */
    readonly validTo: Day | null
  }[]
}

type Ids = { readonly accountId: bigint }

/** Opens the accounts that are not there yet. Answers those it opened. */
export async function insertStaffAccounts(tx: Tx, staff: readonly StaffRow[], by: bigint, at: Date): Promise<bigint[]> {
  const { rows } = await sql<Ids>`
    insert into identity.account (kind, username, opened_at, opened_by, opened_how)
    select 'staff', username, ${at}, ${by}, 'staff' from unnest(${staff.map(({ username }) => username)}::text[]) username
    on conflict (username) do nothing
    returning id as account_id`.execute(tx)
  return rows.map(({ accountId }) => accountId)
}

/** Writes names, positions and units where they are missing or differ. Answers whose. */
export async function putStaff(tx: Tx, staff: readonly StaffRow[]): Promise<bigint[]> {
  const { rows } = await sql<Ids>`
    insert into identity.staff (account_id, full_name, position, unit_id)
    select account.id, given.full_name, given.position, given.unit_id
    from unnest(${staff.map(({ username }) => username)}::text[], ${staff.map(({ fullName }) => fullName)}::text[],
      ${staff.map(({ position }) => position)}::text[], ${staff.map(({ unitId }) => unitId)}::bigint[])
      as given (username, full_name, position, unit_id)
      join identity.account using (username)
    on conflict (account_id) do update
      set full_name = excluded.full_name, position = excluded.position, unit_id = excluded.unit_id
      where (staff.full_name, staff.position, staff.unit_id)
        is distinct from (excluded.full_name, excluded.position, excluded.unit_id)
    returning account_id`.execute(tx)
  return rows.map(({ accountId }) => accountId)
}

/** Gives a first password to those of the usernames who have none; whoever has one keeps it. */
export async function insertFirstPasswords(
  tx: Tx, staff: readonly StaffRow[], password: { hash: string; mustChange: boolean; at: Date },
): Promise<void> {
  await sql`
    insert into identity.password (account_id, hash, must_change, changed_at)
    select id, ${password.hash}, ${password.mustChange}, ${password.at} from identity.account
    where username = any(${staff.map(({ username }) => username)}::text[])
    on conflict (account_id) do nothing`.execute(tx)
}

/**
 * Writes grants that are missing or end on another day; those of others, given by an administrator, stay. Answers
 * whose.
 */
export async function putGrants(tx: Tx, staff: readonly StaffRow[], by: bigint, at: Date): Promise<bigint[]> {
  const grants = staff.flatMap(({ username, grants }) => grants.map((grant) => ({ username, ...grant })))
  const { rows } = await sql<Ids>`
    insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
    select account.id, given.role, given.unit_id, daterange(given.valid_from, given.valid_to, '[]'), ${by}, ${at}
    from unnest(${grants.map(({ username }) => username)}::text[], ${grants.map(({ role }) => role)}::text[],
      ${grants.map(({ unitId }) => unitId)}::bigint[], ${grants.map(({ validFrom }) => validFrom)}::date[],
      ${grants.map(({ validTo }) => validTo)}::date[])
      as given (username, role, unit_id, valid_from, valid_to)
      join identity.account using (username)
    on conflict (account_id, role, unit_id, lower(valid)) do update set valid = excluded.valid
      where staff_grant.valid <> excluded.valid
    returning account_id`.execute(tx)
  return rows.map(({ accountId }) => accountId)
}
