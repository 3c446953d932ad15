import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'

/** Days, both included. */
export interface Span { readonly from: Day; readonly to: Day }

/**
 * When each turn of a section began to wait in these days: the second of its day, the latest first; at most `limit`.
 * Of a visit with several errands each is a turn, since each takes its time at a counter.
 */
export async function listArrivals(
  db: Db, unitId: bigint, { from, to }: Span, limit: number,
): Promise<{ service: string; second: number }[]> {
  const { rows } = await sql<{ service: string; second: number }>`
    select turn.service, extract(epoch from (waiting_since at time zone 'Asia/Ho_Chi_Minh')::time)::int as second
    from queue.visit join queue.turn on visit_id = visit.id
    where visit.unit_id = ${unitId} and visit.day between ${from}::date and ${to}::date and state <> 'later'
    order by turn.id desc limit ${limit}`.execute(db)
  return rows
}

/** How long turns took at the counters of a section in these days, in seconds, the latest first; at most `limit`. */
export async function listServiceTimes(
  db: Db, unitId: bigint, { from, to }: Span, limit: number,
): Promise<{ service: string; seconds: number }[]> {
  const { rows } = await sql<{ service: string; seconds: number }>`
    select service, extract(epoch from ended_at - coalesce(began_at, called_at))::int as seconds from queue.turn
    where unit_id = ${unitId} and day between ${from}::date and ${to}::date and state in ('served', 'moved')
    order by id desc limit ${limit}`.execute(db)
  return rows
}
