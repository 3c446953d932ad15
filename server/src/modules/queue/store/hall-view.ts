import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** Who waits for a service at a section. */
export interface WaitingFor {
  readonly unitId: bigint
  readonly service: string
  readonly count: number
  readonly since: Date
}

/** How many wait for each service of these sections today, and since when the longest has (turn_waiting). */
export async function listWaiting(db: Db | Tx, unitIds: readonly bigint[], day: Day): Promise<WaitingFor[]> {
  const { rows } = await sql<WaitingFor>`
    select unit_id, service, count(*)::int as count, min(waiting_since) as since from queue.turn
    where unit_id = any(${unitIds}::bigint[]) and day = ${day}::date and state = 'waiting'
    group by unit_id, service order by unit_id, service`.execute(db)
  return rows
}

/** Who waits for a service at a section, in the queue or put aside. */
export interface InHall extends WaitingFor {
  /** Of these, who are put aside, or did not come when they were called, and are still to be called again. */
  readonly aside: number
}

/**
 * Who waits for each service of these sections today, and since when the longest has: in the queue, and put aside.
 * Calling and putting aside ends no waiting (ADR 0083): who answered no call waits since they came, who answered one
 * since they were put aside; a number is gone once nobody answered two calls that were so many minutes apart; of
 * whoever was served before, two after that (turn_waiting, turn_put_aside, call_of_unit).
 */
export async function listInHall(
  db: Db | Tx, unitIds: readonly bigint[], day: Day, recallMinutes: number,
): Promise<InHall[]> {
  const { rows } = await sql<InHall>`
    select unit_id, service, count(*)::int as count, count(*) filter (where state <> 'waiting')::int as aside,
      min(case when state = 'waiting' or answered_at is null then waiting_since else aside_at end) as since
    from queue.turn
    where unit_id = any(${unitIds}::bigint[]) and day = ${day}::date and (state = 'waiting' or state in ('held', 'missed')
      and not (state = 'missed' and called_at - case when answered_at is null then first_called_at else (
        select min(at) from queue.call where call.unit_id = turn.unit_id and at > aside_at and turn_id = turn.id) end
        >= ${recallMinutes}::int * interval '1 minute'))
    group by unit_id, service order by unit_id, service`.execute(db)
  return rows
}

/** A number that was called to a counter. */
export interface Called {
  readonly id: bigint
  readonly unitId: bigint
  readonly number: number
  readonly counter: number
  readonly at: Date
}

/** Calls of each of these sections on a day, the newest first, at most `limit` of each (call_of_unit). */
export async function listCalls(db: Db, unitIds: readonly bigint[], day: Day, limit: number): Promise<Called[]> {
  const { rows } = await sql<Called>`
    select called.id, called.unit_id, visit.number, called.counter, called.at
    from unnest(${unitIds}::bigint[]) section
    cross join lateral (
      select id, turn_id, unit_id, counter, at from queue.call where call.unit_id = section
      order by at desc, id desc limit ${limit}) called
    join queue.turn on turn.id = called.turn_id join queue.visit on visit.id = turn.visit_id
    where turn.day = ${day}::date order by called.at desc, called.id desc`.execute(db)
  return rows
}

/** What somebody has served on a day. Seconds are null where nobody was. */
export interface ServedToday {
  readonly served: number
  readonly waitSeconds: number | null
  readonly serviceSeconds: number | null
}

/**
 * Of one clerk on a day (turn_served_by): how many, the mean wait from the number to the first call of those whose
 * first errand it was, and the mean time from the last call to the end, in whole seconds.
 */
export async function readServed(db: Db, accountId: bigint, day: Day): Promise<ServedToday> {
  const { rows: [row] } = await sql<ServedToday>`
    select count(*)::int as served,
      round(avg(extract(epoch from first_called_at - waiting_since)) filter (where place = 1))::int as wait_seconds,
      round(avg(extract(epoch from ended_at - coalesce(began_at, called_at))))::int as service_seconds
    from queue.turn where served_by = ${accountId} and day = ${day}::date and state in ('served', 'moved')`.execute(db)
  return row ?? { served: 0, waitSeconds: null, serviceSeconds: null }
}
