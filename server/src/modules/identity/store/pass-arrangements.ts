import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { heirRows } from '../../organisation/public.ts'

/** What passes to whom, and since when; `by` is the program. */
export interface Passing {
  /** The first day of the units that take the place of others. */
  readonly from: Day
  /** Of each unit that ended, its heir. */
  readonly heirs: ReadonlyMap<bigint, bigint>
  readonly by: bigint
  readonly at: Date
}

/**
 * Stand-ins at units that ended go on at the heirs, for the days that are left: those at the old end, and are not
 * changed otherwise. Where two come to one unit for the same role of the same person on the same day, the first goes
 * on. Answers how many go on.
 */
export async function passStandIns(tx: Tx, { from, heirs, by, at }: Passing): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with heir as (${heirRows(heirs)}),
      ended as (update identity.stand_in s set ended_at = ${at}, ended_by = ${by} from heir h
        where s.unit_id = h.from_id and s.ended_at is null and upper(s.valid) > ${from}::date
        returning s.id, s.absent_id, s.stand_in_id, s.role, h.to_id, s.valid * daterange(${from}::date, null) as valid)
    insert into identity.stand_in (absent_id, stand_in_id, role, unit_id, valid, named_by, named_at)
    select absent_id, stand_in_id, role, to_id, valid, ${by}, ${at} from ended e
    where not exists (select from ended f where f.id < e.id and f.absent_id = e.absent_id and f.role = e.role
        and f.to_id = e.to_id and f.valid && e.valid)
      and not exists (select from identity.stand_in s where s.absent_id = e.absent_id and s.role = e.role
        and s.unit_id = e.to_id and s.ended_at is null and s.valid && e.valid)
    order by id`.execute(tx)
  return Number(numAffectedRows)
}

/** The same of exceptions from the separation of duties; of two of one rule for one unit the longer goes on. */
export async function passDutyExceptions(tx: Tx, { from, heirs, by, at }: Passing): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with heir as (${heirRows(heirs)}),
      ended as (update identity.duty_exception d set ended_at = ${at}, ended_by = ${by} from heir h
        where d.unit_id = h.from_id and d.ended_at is null and upper(d.valid) > ${from}::date
        returning d.id, d.rule, d.reason, h.to_id, d.valid * daterange(${from}::date, null) as valid)
    insert into identity.duty_exception (rule, unit_id, valid, reason, given_by, given_at)
    select rule, to_id, valid, reason, ${by}, ${at} from ended e
    where not exists (select from ended f where f.rule = e.rule and f.to_id = e.to_id and f.valid && e.valid
        and (upper(f.valid), -f.id) > (upper(e.valid), -e.id))
      and not exists (select from identity.duty_exception d where d.rule = e.rule and d.unit_id = e.to_id
        and d.ended_at is null and d.valid && e.valid)
    order by id`.execute(tx)
  return Number(numAffectedRows)
}

/** How many of each there are at units, for whoever looks before. */
export async function countArrangements(
  db: Db | Tx, unitIds: readonly bigint[], day: Day,
): Promise<{ readonly standIns: number; readonly exceptions: number; readonly absences: number }> {
  const those = sql`unit_id = any(${unitIds}::bigint[])`
  const open = sql`ended_at is null and upper(valid) > ${day}::date`
  const { rows: [row] } = await sql<Record<'standIns' | 'exceptions' | 'absences', bigint>>`
    select (select count(*) from identity.stand_in where ${those} and ${open}) as stand_ins,
      (select count(*) from identity.duty_exception where ${those} and ${open}) as exceptions,
      (select count(*) from identity.absence where ${open}
        and account_id in (select account_id from identity.staff where ${those})) as absences`.execute(db)
  const { standIns = 0n, exceptions = 0n, absences = 0n } = row ?? {}
  return { standIns: Number(standIns), exceptions: Number(exceptions), absences: Number(absences) }
}
