import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** When sections work in a span of days: each by the key of its calendar, and what each calendar says. */
export interface WorkingTime {
  readonly from: Day
  readonly to: Day
  readonly calendarOf: readonly { readonly unitId: bigint; readonly key: number }[]
  readonly shifts: readonly { readonly key: number; readonly open: number; readonly close: number }[]
  readonly days: readonly { readonly key: number; readonly day: Day }[]
}

/** Days on which somebody does not work although the roster says so. */
interface Away { readonly accountId: bigint; readonly from: Day; readonly to: Day }

/** Minutes of working time on duty of somebody at a section in a month, `2021-06`. */
export interface DutyMinutes {
  readonly unitId: bigint
  readonly accountId: bigint
  readonly month: string
  readonly minutes: number
}

/** Who is on the roster of these sections in these days (duty_of_unit); of one person only, if one is named. */
export async function listOnDuty(
  db: Db | Tx, unitIds: readonly bigint[], { from, to }: Pick<WorkingTime, 'from' | 'to'>,
): Promise<bigint[]> {
  const { rows } = await sql<{ accountId: bigint }>`select distinct account_id from queue.duty
    where unit_id = any(${unitIds}::bigint[]) and day between ${from}::date and ${to}::date and ended_at is null
    order by account_id`.execute(db)
  return rows.map(({ accountId }) => accountId)
}

/** At which sections one is on the roster in these days (duty_of_one_at_a_time). */
export async function listDutyUnits(
  db: Db, accountId: bigint, { from, to }: Pick<WorkingTime, 'from' | 'to'>,
): Promise<bigint[]> {
  const { rows } = await sql<{ unitId: bigint }>`select distinct unit_id from queue.duty
    where account_id = ${accountId} and day between ${from}::date and ${to}::date and ended_at is null
    order by unit_id`.execute(db)
  return rows.map(({ unitId }) => unitId)
}

/**
 * Working time on duty by section, person and month: so much of each span as lies in the shifts of a working day of the
 * section's calendar, on days on which the person was not away. Whoever has none is not among them. Summed up here,
 * since a year of a province is a few hundred thousand spans (duty_of_unit).
 */
export async function listDutyMinutes(
  db: Db | Tx, { from, to, calendarOf, shifts, days }: WorkingTime, away: readonly Away[],
): Promise<DutyMinutes[]> {
  const { rows } = await sql<DutyMinutes>`
    with section as (
      select * from unnest(${calendarOf.map(({ unitId }) => unitId)}::bigint[],
        ${calendarOf.map(({ key }) => key)}::int[]) one (unit_id, key)),
    shift as (
      select * from unnest(${shifts.map(({ key }) => key)}::int[], ${shifts.map(({ open }) => open)}::int[],
        ${shifts.map(({ close }) => close)}::int[]) one (key, opens, closes)),
    worked as (
      select * from unnest(${days.map(({ key }) => key)}::int[], ${days.map(({ day }) => day)}::date[]) one (key, day)),
    away as (
      select * from unnest(${away.map(({ accountId }) => accountId)}::bigint[],
        ${away.map((one) => one.from)}::date[], ${away.map((one) => one.to)}::date[]) one (account_id, first, last))
    select duty.unit_id, duty.account_id, to_char(duty.day, 'YYYY-MM') as month,
      sum(greatest(0, least(duty.ends, closes) - greatest(duty.begins, opens)))::int as minutes
    from section join queue.duty on duty.unit_id = section.unit_id and duty.ended_at is null
      and duty.day between ${from}::date and ${to}::date
    join worked on worked.key = section.key and worked.day = duty.day
    join shift on shift.key = section.key
    where not exists (select from away where away.account_id = duty.account_id and duty.day between first and last)
    group by duty.unit_id, duty.account_id, month
    having sum(greatest(0, least(duty.ends, closes) - greatest(duty.begins, opens))) > 0
    order by duty.unit_id, duty.account_id, month`.execute(db)
  return rows
}
