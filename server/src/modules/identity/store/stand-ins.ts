import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { type Staff, STAFF } from './staff.ts'

/** Days on which somebody is away. */
export interface AbsenceRow {
  readonly id: bigint
  readonly publicId: string
  readonly accountId: bigint
  readonly from: Day
  readonly to: Day
  readonly notedBy: bigint
  readonly endedAt: Date | null
}

/** Who does one role of somebody's at one unit. */
export interface StandInRow {
  readonly id: bigint
  readonly publicId: string
  readonly absentId: bigint
  readonly standInId: bigint
  readonly role: string
  readonly unitId: bigint
  readonly from: Day
  readonly to: Day
  readonly namedBy: bigint
  readonly endedAt: Date | null
}

const DAYS = sql`lower(valid) as "from", upper(valid) - 1 as "to", ended_at`
const ABSENCE = sql`id, public_id, account_id, noted_by, ${DAYS} from identity.absence`
const STAND_IN = sql`id, public_id, absent_id, stand_in_id, role, unit_id, named_by, ${DAYS} from identity.stand_in`

/** Absences of these people that are not over on a day and that nobody ended, the first first. */
export async function absencesOf(db: Db | Tx, accountIds: readonly bigint[], day: Day): Promise<AbsenceRow[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<AbsenceRow>`select ${ABSENCE}
    where account_id = any(${accountIds}::bigint[]) and ended_at is null and upper(valid) > ${day}::date
    order by lower(valid), id`.execute(db)
  return rows
}

/** Which of these people are away on a day (absence_of_account). */
export async function awayAmong(db: Db | Tx, accountIds: readonly bigint[], day: Day): Promise<Set<bigint>> {
  if (accountIds.length === 0) return new Set()
  const { rows } = await sql<{ accountId: bigint }>`select distinct account_id from identity.absence
    where account_id = any(${accountIds}::bigint[]) and ended_at is null and valid @> ${day}::date`.execute(db)
  return new Set(rows.map(({ accountId }) => accountId))
}

/** Days, both included, on which somebody was or is away. */
export interface DaysAway { readonly accountId: bigint; readonly from: Day; readonly to: Day }

/**
 * When these people were or are away in a span of days, past ones too (absence_of_days). An absence that was ended
 * lasted until the day before; one that was ended on its first day, or before it, did not take place.
 */
export async function daysAwayOf(db: Db | Tx, accountIds: readonly bigint[], from: Day, to: Day): Promise<DaysAway[]> {
  if (accountIds.length === 0) return []
  const { rows } = await sql<DaysAway>`
    select account_id, lower(days) as "from", upper(days) - 1 as "to"
    from identity.absence
    cross join lateral (select valid * daterange(null, (ended_at at time zone 'Asia/Ho_Chi_Minh')::date) as days) kept
    where account_id = any(${accountIds}::bigint[]) and valid && daterange(${from}::date, ${to}::date, '[]')
      and days && daterange(${from}::date, ${to}::date, '[]')
    order by account_id, lower(days)`.execute(db)
  return rows
}

/**
 * Stand-ins for these people that are not over on a day and that nobody ended, the first first (stand_in_of_absent).
 */
export async function standInsFor(db: Db | Tx, absentIds: readonly bigint[], day: Day): Promise<StandInRow[]> {
  if (absentIds.length === 0) return []
  const { rows } = await sql<StandInRow>`select ${STAND_IN}
    where absent_id = any(${absentIds}::bigint[]) and ended_at is null and upper(valid) > ${day}::date
    order by lower(valid), id`.execute(db)
  return rows
}

/** What somebody does for others, not over on a day and not ended, the first first (stand_in_of_stand_in). */
export async function standInsOf(db: Db | Tx, standInId: bigint, day: Day): Promise<StandInRow[]> {
  const { rows } = await sql<StandInRow>`select ${STAND_IN}
    where stand_in_id = ${standInId} and ended_at is null and upper(valid) > ${day}::date
    order by lower(valid), id`.execute(db)
  return rows
}

/**
 * Staff who are away or stood in for, on a day or later, and sit or hold a role at one of these units (all of them if
 * none are named), by name. Only those rows are read, which are few (absence_until, stand_in_until).
 */
export async function absentees(
  db: Db | Tx, unitIds: readonly bigint[] | undefined, day: Day, limit: number,
): Promise<Staff[]> {
  const units = sql`any(${unitIds ?? []}::bigint[])`
  const { rows } = await sql<Staff>`
    with kept as (
      select account_id from identity.absence where ended_at is null and upper(valid) > ${day}::date
      union select absent_id from identity.stand_in where ended_at is null and upper(valid) > ${day}::date)
    select ${STAFF} join kept on kept.account_id = staff.account_id
    where account.status = 'open' and (${unitIds === undefined} or staff.unit_id = ${units} or exists (
      select from identity.staff_grant where staff_grant.account_id = staff.account_id
        and staff_grant.unit_id = ${units} and valid @> ${day}::date))
    order by identity.fold(staff.full_name), account.id limit ${limit}`.execute(db)
  return rows
}

/** All that hold on some day of a span: to look for a ring among them (stand_in_until). */
export async function standInsWithin(tx: Tx, from: Day, to: Day): Promise<StandInRow[]> {
  const { rows } = await sql<StandInRow>`select ${STAND_IN}
    where ended_at is null and upper(valid) > ${from}::date and valid && daterange(${from}::date, ${to}::date, '[]')`
    .execute(tx)
  return rows
}

/** One by its public id, held until `tx` ends, so that it is ended once. */
export async function lockAbsence(tx: Tx, publicId: string): Promise<AbsenceRow | undefined> {
  const { rows: [row] } = await sql<AbsenceRow>`select ${ABSENCE} where public_id = ${publicId} for no key update`
    .execute(tx)
  return row
}

/** The same of a stand-in. */
export async function lockStandIn(tx: Tx, publicId: string): Promise<StandInRow | undefined> {
  const { rows: [row] } = await sql<StandInRow>`select ${STAND_IN} where public_id = ${publicId} for no key update`
    .execute(tx)
  return row
}

/** Notes an absence; nothing, if the account is away on one of the days already. The account is locked before. */
export async function insertAbsence(
  tx: Tx, { accountId, from, to }: Pick<AbsenceRow, 'accountId' | 'from' | 'to'>, by: bigint, at: Date,
): Promise<{ id: bigint; publicId: string } | undefined> {
  const valid = sql`daterange(${from}::date, ${to}::date, '[]')`
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into identity.absence (account_id, valid, noted_by, noted_at) select ${accountId}, ${valid}, ${by}, ${at}
    where not exists (select from identity.absence
      where account_id = ${accountId} and ended_at is null and valid && ${valid})
    returning id, public_id`.execute(tx)
  return row
}

export type NewStandIn = Pick<StandInRow, 'absentId' | 'standInId' | 'role' | 'unitId' | 'from' | 'to'>

/**
 * Names a stand-in; nothing, if somebody does that role there on one of the days already. The account of the absent one
 * is locked before.
 */
export async function insertStandIn(
  tx: Tx, { absentId, standInId, role, unitId, from, to }: NewStandIn, by: bigint, at: Date,
): Promise<{ id: bigint; publicId: string } | undefined> {
  const valid = sql`daterange(${from}::date, ${to}::date, '[]')`
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into identity.stand_in (absent_id, stand_in_id, role, unit_id, valid, named_by, named_at)
    select ${absentId}, ${standInId}, ${role}, ${unitId}, ${valid}, ${by}, ${at}
    where not exists (select from identity.stand_in where absent_id = ${absentId} and role = ${role}
      and unit_id = ${unitId} and ended_at is null and valid && ${valid})
    returning id, public_id`.execute(tx)
  return row
}

/** Marks an absence as ended, once. */
export async function markAbsenceEnded(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update identity.absence set ended_at = ${at}, ended_by = ${by} where id = ${id} and ended_at is null`
    .execute(tx)
}

/** The same of a stand-in. */
export async function markStandInEnded(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update identity.stand_in set ended_at = ${at}, ended_by = ${by} where id = ${id} and ended_at is null`
    .execute(tx)
}

/** Of a session: so much of the roles of others as its account stands in for, as rows of text. */
export const STANDS_IN_FOR = sql`coalesce((
  select json_agg(json_build_array(absent.id::text, absent.public_id, who.full_name, stands.role, stands.unit_id::text,
    lower(stands.valid * held.valid), upper(stands.valid * held.valid) - 1) order by who.full_name, stands.id)
  from identity.stand_in stands
    join identity.account absent on absent.id = stands.absent_id and absent.status = 'open'
    join identity.staff who on who.account_id = stands.absent_id
    -- so much as the other has: never more, and nothing of what the other does for somebody else
    join identity.staff_grant held on held.account_id = stands.absent_id and held.role = stands.role
      and held.unit_id = stands.unit_id and held.valid && stands.valid
  where stands.stand_in_id = account.id and stands.ended_at is null), '[]')`
