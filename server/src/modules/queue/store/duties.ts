import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DutySpan } from '../domain/duty-hours.ts'

/** One span of the roster of a section. */
export interface Duty extends DutySpan {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  readonly accountId: bigint
  readonly counter: number | null
  /** Of what it was changed from. */
  readonly insteadOf: bigint | null
  readonly writtenBy: bigint
  readonly writtenAt: Date
  readonly endedAt: Date | null
  readonly endedBy: bigint | null
}

/** Days, both included, of a section. */
export interface DutyDays { readonly unitId: bigint; readonly from: Day; readonly to: Day }

const DUTY = sql`id, public_id, unit_id, account_id, counter, day, begins, ends, instead_of, written_by, written_at,
  ended_at, ended_by from queue.duty`

/** The roster of a section in these days, by day and time (duty_of_unit). At most a few hundred rows a week. */
export async function listDuties(db: Db | Tx, { unitId, from, to }: DutyDays): Promise<Duty[]> {
  const { rows } = await sql<Duty>`select ${DUTY}
    where unit_id = ${unitId} and day between ${from}::date and ${to}::date and ended_at is null
    order by day, begins, id`.execute(db)
  return rows
}

/** What stood in the roster of these days and was changed or cancelled, the latest first (duty_ended). */
export async function listEndedDuties(db: Db, { unitId, from, to }: DutyDays, limit: number): Promise<Duty[]> {
  const { rows } = await sql<Duty>`select ${DUTY}
    where unit_id = ${unitId} and day between ${from}::date and ${to}::date and ended_at is not null
    order by ended_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

/** When and where one person works in these days, at whatever section (duty_of_one_at_a_time). */
export async function listOwnDuties(db: Db, accountId: bigint, from: Day, to: Day): Promise<Duty[]> {
  const { rows } = await sql<Duty>`select ${DUTY}
    where account_id = ${accountId} and day between ${from}::date and ${to}::date and ended_at is null
    order by day, begins, id`.execute(db)
  return rows
}

/** One that is in force, held until `tx` ends: it is changed or cancelled once. */
export async function lockDuty(tx: Tx, publicId: string): Promise<Duty | undefined> {
  const { rows } = await sql<Duty>`select ${DUTY}
    where public_id = ${publicId} and ended_at is null for update`.execute(tx)
  return rows[0]
}

export type NewDuty = Pick<Duty, 'unitId' | 'accountId' | 'counter' | 'day' | 'begins' | 'ends' | 'insteadOf'>

/**
 * Writes spans of a roster, in their order; those of which the person works elsewhere then, or the counter is taken,
 * are left out (duty_of_one_at_a_time, duty_at_counter_once). Two that write at once wait for each other.
 */
export async function insertDuties(
  tx: Tx, duties: readonly NewDuty[], by: bigint, at: Date,
): Promise<Pick<Duty, 'id' | 'publicId' | 'accountId' | 'day' | 'begins'>[]> {
  if (duties.length === 0) return []
  const column = <K extends keyof NewDuty>(key: K) => duties.map((one) => one[key])
  const { rows } = await sql<Pick<Duty, 'id' | 'publicId' | 'accountId' | 'day' | 'begins'>>`
    insert into queue.duty (unit_id, account_id, counter, day, begins, ends, instead_of, written_by, written_at)
    select unit_id, account_id, counter, day, begins, ends, instead_of, ${by}, ${at}
    from unnest(${column('unitId')}::bigint[], ${column('accountId')}::bigint[], ${column('counter')}::smallint[],
      ${column('day')}::date[], ${column('begins')}::smallint[], ${column('ends')}::smallint[],
      ${column('insteadOf')}::bigint[])
      with ordinality as one (unit_id, account_id, counter, day, begins, ends, instead_of, place)
    order by place on conflict do nothing returning id, public_id, account_id, day, begins`.execute(tx)
  return rows
}

/** Whether somebody is on a roster, of whatever section, in a part of that span (duty_of_one_at_a_time). */
export async function isOnDuty(tx: Tx, { accountId, day, begins, ends }: Omit<NewDuty, 'insteadOf'>): Promise<boolean> {
  const { rows } = await sql`select from queue.duty where account_id = ${accountId} and day = ${day}::date
    and int4range(begins, ends) && int4range(${begins}, ${ends}) and ended_at is null limit 1`.execute(tx)
  return rows.length > 0
}

/** Takes a span out of the roster; the row stays. */
export async function endDuty(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update queue.duty set ended_at = ${at}, ended_by = ${by} where id = ${id}`.execute(tx)
}
