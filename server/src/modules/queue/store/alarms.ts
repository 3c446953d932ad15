import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/** A hall in which people will wait longer than the target. */
export interface HallAlarm {
  readonly id: bigint
  readonly unitId: bigint
  readonly service: string
  /** As long as somebody would wait when it was raised; null where no counter was open for the service. */
  readonly minutes: number | null
  readonly raisedAt: Date
}

const ALARM = sql`id, unit_id, service, minutes, raised_at from queue.alarm`

/** Alarms that last, of all halls (alarm_of_hall_once). */
export async function listAlarms(db: Db | Tx): Promise<HallAlarm[]> {
  const { rows } = await sql<HallAlarm>`select ${ALARM} where ended_at is null order by unit_id`.execute(db)
  return rows
}

/** The same of these halls. */
export async function listAlarmsOf(db: Db, unitIds: readonly bigint[]): Promise<HallAlarm[]> {
  const { rows } = await sql<HallAlarm>`select ${ALARM}
    where unit_id = any(${unitIds}::bigint[]) and ended_at is null order by unit_id`.execute(db)
  return rows
}

/** Raises alarms, of each hall one that lasts; a hall that has one gets no second (alarm_of_hall_once). */
export async function insertAlarms(
  tx: Tx, alarms: readonly Pick<HallAlarm, 'unitId' | 'service' | 'minutes'>[], at: Date,
): Promise<HallAlarm[]> {
  if (alarms.length === 0) return []
  const { rows } = await sql<HallAlarm>`
    insert into queue.alarm (unit_id, service, minutes, raised_at)
    select unit_id, service, minutes, ${at}
    from unnest(${alarms.map(({ unitId }) => unitId)}::bigint[], ${alarms.map(({ service }) => service)}::text[],
      ${alarms.map(({ minutes }) => minutes)}::integer[]) one (unit_id, service, minutes) order by unit_id
    on conflict (unit_id) where ended_at is null do nothing returning id, unit_id, service, minutes, raised_at`.execute(tx)
  return rows
}

/** Ends alarms, each once. Answers which ended now. */
export async function endAlarms(
  tx: Tx, ids: readonly bigint[], at: Date,
): Promise<Pick<HallAlarm, 'id' | 'unitId'>[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Pick<HallAlarm, 'id' | 'unitId'>>`update queue.alarm set ended_at = ${at}
    where id = any(${ids}::bigint[]) and ended_at is null returning id, unit_id`.execute(tx)
  return rows
}
