import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** Where two deeds may be done by one for a time. */
export interface DutyException {
  readonly id: bigint
  readonly publicId: string
  readonly rule: string
  readonly unitId: bigint
  readonly from: Day
  /** The last day. */
  readonly to: Day
  readonly reason: string
  readonly givenBy: bigint
  readonly endedAt: Date | null
}

const ROW = sql`id, public_id, rule, unit_id, lower(valid) as "from", upper(valid) - 1 as "to", reason, given_by, ended_at
  from identity.duty_exception`

/** Those that are not over on a day and that nobody ended, of some rules or of all; the first given first. */
export async function dutyExceptions(
  db: Db | Tx, day: Day, rules?: readonly string[],
): Promise<DutyException[]> {
  const { rows } = await sql<DutyException>`select ${ROW}
    where ended_at is null and upper(valid) > ${day}::date
      and (${rules === undefined} or rule = any(${rules ?? []}::text[])) order by id`.execute(db)
  return rows
}

/** Gives an exception; nothing, if the unit has one from that rule on some of these days. */
export async function insertDutyException(
  tx: Tx, given: Pick<DutyException, 'rule' | 'unitId' | 'from' | 'to' | 'reason'>, by: bigint, at: Date,
): Promise<{ id: bigint; publicId: string } | undefined> {
  const { rule, unitId, from, to, reason } = given
  const valid = sql`daterange(${from}::date, ${to}::date, '[]')`
  // Two at once for one unit go one after the other, or both would find none.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`duty ${rule} ${String(unitId)}`}, 0))`.execute(tx)
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into identity.duty_exception (rule, unit_id, valid, reason, given_by, given_at)
    select ${rule}, ${unitId}, ${valid}, ${reason}, ${by}, ${at}
    where not exists (select from identity.duty_exception
      where rule = ${rule} and unit_id = ${unitId} and ended_at is null and valid && ${valid})
    returning id, public_id`.execute(tx)
  return row
}

/** One by its public id, held until `tx` ends. */
export async function lockDutyException(tx: Tx, publicId: string): Promise<DutyException | undefined> {
  const { rows: [row] } = await sql<DutyException>`select ${ROW} where public_id = ${publicId} for no key update`
    .execute(tx)
  return row
}

/** Marks an exception as ended, once. */
export async function markDutyExceptionEnded(tx: Tx, id: bigint, by: bigint, at: Date): Promise<void> {
  await sql`update identity.duty_exception set ended_at = ${at}, ended_by = ${by} where id = ${id} and ended_at is null`
    .execute(tx)
}
