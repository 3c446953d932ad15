import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'

/** How long people waited and were served, over one of: the whole day, a service, a counter, an hour. */
export interface HallFigure {
  readonly by: 'all' | 'service' | 'counter' | 'hour'
  readonly service: string | null
  readonly counter: number | null
  readonly hour: number | null
  readonly served: number
  /** Whole seconds: mean from the number to the first call, what nine of ten waited at most, mean at the counter. */
  readonly wait: number | null
  readonly wait90: number | null
  readonly atCounter: number | null
  readonly over: number
}

/**
 * Of turns that were served at a section on a day, or passed on from it (turn_served): the day as a whole, then by
 * service, by counter, and by the hour in Viet Nam in which they began to wait. `over` counts who waited longer than
 * `targetSeconds`. One pass over the rows of the day.
 */
export async function listHallFigures(
  db: Db, unitId: bigint, day: Day, targetSeconds: number,
): Promise<HallFigure[]> {
  const { rows } = await sql<HallFigure>`
    with turn as (
      select service, counter, extract(hour from waiting_since at time zone 'Asia/Ho_Chi_Minh')::int as hour,
        extract(epoch from first_called_at - waiting_since) as waited,
        extract(epoch from ended_at - coalesce(began_at, called_at)) as took
      from queue.turn where unit_id = ${unitId} and day = ${day}::date and state in ('served', 'moved'))
    select case when grouping(service) = 0 then 'service' when grouping(counter) = 0 then 'counter'
        when grouping(hour) = 0 then 'hour' else 'all' end as "by",
      service, counter, hour, count(*)::int as served, round(avg(waited))::int as wait,
      round(percentile_disc(0.9) within group (order by waited))::int as wait90,
      round(avg(took))::int as at_counter, count(*) filter (where waited > ${targetSeconds}::int)::int as over
    from turn group by grouping sets ((), (service), (counter), (hour))
    order by service, counter, hour`.execute(db)
  return rows
}

/** Numbers at the counters of a section now, by counter (turn_at_counter_once). */
export async function listNumbersAt(db: Db, unitId: bigint, day: Day): Promise<{ counter: number; number: number }[]> {
  const { rows } = await sql<{ counter: number; number: number }>`
    select turn.counter, visit.number from queue.turn join queue.visit on visit.id = visit_id
    where turn.unit_id = ${unitId} and turn.day = ${day}::date and state in ('called', 'serving')
    order by turn.counter`.execute(db)
  return rows
}
