import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'

/** Days, both included. */
export interface Span { readonly from: Day; readonly to: Day }

/** When people came to a section in these days: the second of the day of each, in no order; at most `limit`. */
export async function listArrivals(db: Db, unitId: bigint, { from, to }: Span, limit: number): Promise<number[]> {
  const { rows } = await sql<{ second: number }>`
    select extract(epoch from (taken_at at time zone 'Asia/Ho_Chi_Minh')::time)::int as second from queue.visit
    where unit_id = ${unitId} and day between ${from}::date and ${to}::date limit ${limit}`.execute(db)
  return rows.map(({ second }) => second)
}

/** How long people were served at a section in these days, in seconds, the latest first; at most `limit`. */
export async function listServiceTimes(db: Db, unitId: bigint, { from, to }: Span, limit: number): Promise<number[]> {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from ended_at - coalesce(began_at, called_at))::int as seconds from queue.turn
    where unit_id = ${unitId} and day between ${from}::date and ${to}::date and state = 'served'
    order by id desc limit ${limit}`.execute(db)
  return rows.map(({ seconds }) => seconds)
}
