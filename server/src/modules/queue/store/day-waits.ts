import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { visitWaits } from './visit-waits.ts'

/** How long visitors of a section waited for a service, each visit once. */
export interface Waits {
  readonly unitId: bigint
  readonly service: string
  readonly visits: number
  /** Of these, who were called. */
  readonly called: number
  /** All of their waits together, from the number to the first call. */
  readonly waitSeconds: number
  /** Of these, who were served, and all of their waits until the call that they answered. */
  readonly served: number
  readonly servedSeconds: number
  /** Whose waiting is over, on a day that had a target, and how many waited longer than it (`visitWaits`). */
  readonly measured: number
  readonly over: number
  /** Left, or were left when the day was over, before anybody called them. */
  readonly neverCalled: number
  /** Were called, and left, or were left, before anybody served them. */
  readonly neverServed: number
}

/** A day and what no wait on it shall be longer than, in minutes; null where no target is set (`WaitTarget`). */
export interface DayTarget { readonly day: Day; readonly minutes: number | null; readonly recallMinutes: number }

const COUNTED = (unitIds: readonly bigint[], days: readonly DayTarget[]) => sql`
  select visit.unit_id, visit.day, turn.service, count(*)::int as visits,
    count(first_call)::int as called,
    coalesce(sum(extract(epoch from first_call - visit.taken_at)), 0)::bigint as wait_seconds,
    count(answered)::int as served,
    coalesce(sum(extract(epoch from answered - visit.taken_at)), 0)::bigint as served_seconds,
    target.minutes as target_minutes, count(waited_until)::int as measured,
    count(*) filter (where waited_until - visit.taken_at > target.minutes * interval '1 minute')::int as over,
    count(*) filter (where first_call is null and visit.left_at is not null)::int as never_called,
    count(*) filter (where first_call is not null and answered is null and visit.left_at is not null)::int as never_served
  from unnest(${days.map(({ day }) => day)}::date[], ${days.map(({ minutes }) => minutes)}::smallint[],
    ${days.map(({ recallMinutes }) => recallMinutes)}::smallint[]) target (day, minutes, recall_minutes)
  join queue.visit on visit.unit_id = any(${unitIds}::bigint[]) and visit.day = target.day
  join queue.turn on turn.visit_id = visit.id and turn.place = 1
  ${visitWaits(sql`target.recall_minutes`)}
  group by visit.unit_id, visit.day, turn.service, target.minutes`

/** Waits of days that are not counted yet, of these sections: today, as a rule (visit_numbered_once_a_day). */
export async function listOpenWaits(
  db: Db, unitIds: readonly bigint[], days: readonly DayTarget[],
): Promise<Waits[]> {
  const { rows } = await sql<Waits>`
    select unit_id, service, sum(visits)::int as visits, sum(called)::int as called,
      sum(wait_seconds)::float8 as wait_seconds,
      sum(served)::int as served, sum(served_seconds)::float8 as served_seconds,
      coalesce(sum(measured) filter (where target_minutes is not null), 0)::int as measured, sum(over)::int as over,
      sum(never_called)::int as never_called, sum(never_served)::int as never_served
    from (${COUNTED(unitIds, days)}) counted group by unit_id, service order by unit_id, service`.execute(db)
  return rows
}

/** Waits of the days that are counted, from one to another, both included (day_wait_pkey). */
export async function listWaits(db: Db, unitIds: readonly bigint[], from: Day, to: Day): Promise<Waits[]> {
  const { rows } = await sql<Waits>`
    select unit_id, service, sum(visits)::int as visits, sum(called)::int as called,
      sum(wait_seconds)::float8 as wait_seconds,
      sum(served)::int as served, sum(served_seconds)::float8 as served_seconds,
      coalesce(sum(measured) filter (where target_minutes is not null), 0)::int as measured, sum(over)::int as over,
      sum(visits - called)::int as never_called, sum(called - served)::int as never_served
    from queue.day_wait
    where unit_id = any(${unitIds}::bigint[]) and day between ${from}::date and ${to}::date
    group by unit_id, service order by unit_id, service`.execute(db)
  return rows
}

/** The last day whose waits are counted, and the first on which anybody took a number. */
export async function readCounted(db: Db | Tx): Promise<{ readonly last: Day | null; readonly first: Day | null }> {
  const { rows: [row] } = await sql<{ last: Day | null; first: Day | null }>`
    select last, case when last is null then (select min(day) from queue.visit) end as first
    from (select max(day) as last from queue.counted_day) counted`.execute(db)
  return row ?? { last: null, first: null }
}

/** Whether somebody's visit of that day is not over (visit_open). */
export async function isDayOpen(db: Db | Tx, day: Day): Promise<boolean> {
  const { rows } = await sql`select from queue.visit where day = ${day}::date and left_at is null limit 1`.execute(db)
  return rows.length > 0
}

/** Counts the waits of a day that is over, once: of two who do it one does nothing. Answers whether it did. */
export async function countDay(
  tx: Tx, unitIds: readonly bigint[], target: DayTarget, at: Date,
): Promise<boolean> {
  const { rows } = await sql`insert into queue.counted_day (day, counted_at) values (${target.day}::date, ${at})
    on conflict (day) do nothing returning day`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into queue.day_wait (unit_id, day, service, visits, called, wait_seconds, served, served_seconds, target_minutes,
      measured, over)
    select unit_id, day, service, visits, called, wait_seconds, served, served_seconds, target_minutes, measured, over
    from (${COUNTED(unitIds, [target])}) counted`.execute(tx)
  return true
}
