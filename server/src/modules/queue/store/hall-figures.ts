import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import { visitWaits } from './visit-waits.ts'

/** How long people waited and were served, over one of: the whole day, a service, a counter, an hour. */
export interface HallFigure {
  readonly unitId: bigint
  readonly by: 'all' | 'service' | 'counter' | 'hour'
  readonly service: string | null
  readonly counter: number | null
  readonly hour: number | null
  /** Turns that were served there, or passed on from there. */
  readonly served: number
  /** Whole seconds: mean from the number to the first call, what nine of ten waited at most, mean at the counter. */
  readonly wait: number | null
  readonly wait90: number | null
  readonly atCounter: number | null
  /** Whole seconds: mean from the number to the call that was answered, of visits that were served. */
  readonly untilServed: number | null
  /** Visits whose waiting is over, and of these, who waited longer than the target (`visitWaits`). */
  readonly measured: number
  readonly over: number
  /** Visits that ended before anybody called them; told by no counter. */
  readonly neverCalled: number
  /** Visits that ended after a call, before anybody served them. */
  readonly neverServed: number
}

/**
 * Of the visits to each of these sections on a day: the day as a whole, then by service, by counter, and by the hour in
 * Viet Nam in which the number was taken. A wait is that of a visit, once, from its number to its first call, also of
 * whoever did not come then; it stands with the service and the counter to which one was called first. Whoever was
 * never called is no such wait: those who still stand there are told live, those who are gone by `neverCalled`. `over`
 * counts waits of more than `targetSeconds` until the call that was answered (ADR 0083). One pass over the rows of the
 * day (visit_numbered_once_a_day, turn_placed_once).
 */
export async function listHallFigures(
  db: Db, unitIds: readonly bigint[], day: Day,
  { targetSeconds, recallMinutes }: { readonly targetSeconds: number; readonly recallMinutes: number },
): Promise<HallFigure[]> {
  const { rows } = await sql<HallFigure>`
    with turn as (
      select visit.unit_id, service, counter, extract(hour from taken_at at time zone 'Asia/Ho_Chi_Minh')::int as hour,
        state in ('served', 'moved') as is_served, first_call is null as is_never_called,
        place = 1 and left_at is not null and first_call is not null and answered is null as is_never_served,
        case when place = 1 then extract(epoch from first_call - taken_at) end as waited,
        case when place = 1 then extract(epoch from answered - taken_at) end as until_served,
        case when place = 1 then extract(epoch from waited_until - taken_at) end as held_against,
        case when state in ('served', 'moved')
          then extract(epoch from ended_at - coalesce(began_at, called_at)) end as took
      from queue.visit join queue.turn on visit_id = visit.id ${visitWaits(sql`${recallMinutes}::int`)}
      where visit.unit_id = any(${unitIds}::bigint[]) and visit.day = ${day}::date
        and (first_called_at is not null or place = 1 and left_at is not null))
    select unit_id, case when grouping(service) = 0 then 'service' when grouping(counter) = 0 then 'counter'
        when grouping(hour) = 0 then 'hour' else 'all' end as "by",
      service, counter, hour, count(*) filter (where is_served)::int as served, round(avg(waited))::int as wait,
      round(percentile_disc(0.9) within group (order by waited))::int as wait90,
      round(avg(took))::int as at_counter, round(avg(until_served))::int as until_served,
      count(held_against)::int as measured, count(*) filter (where held_against > ${targetSeconds}::int)::int as over,
      count(*) filter (where is_never_called)::int as never_called,
      count(*) filter (where is_never_served)::int as never_served
    from turn group by grouping sets ((unit_id), (unit_id, service), (unit_id, counter), (unit_id, hour))
    having grouping(counter) = 1 or counter is not null
    order by unit_id, service, counter, hour`.execute(db)
  return rows
}

/** A number at a counter of a section. */
export interface NumberAt { readonly unitId: bigint; readonly counter: number; readonly number: number }

/** Numbers at the counters of these sections now, by counter (turn_at_counter_once). */
export async function listNumbersAt(db: Db, unitIds: readonly bigint[], day: Day): Promise<NumberAt[]> {
  const { rows } = await sql<NumberAt>`
    select turn.unit_id, turn.counter, visit.number from queue.turn join queue.visit on visit.id = visit_id
    where turn.unit_id = any(${unitIds}::bigint[]) and turn.day = ${day}::date and state in ('called', 'serving')
    order by turn.unit_id, turn.counter`.execute(db)
  return rows
}
