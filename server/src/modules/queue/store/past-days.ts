import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Tx } from '../../../platform/db.ts'

/** What stood open when its day was over. */
interface Left { readonly id: bigint }

/** Ends visits of days before `today` that nobody ended, and closes their turns (visit_open). The oldest first. */
export async function closeVisits(tx: Tx, today: Day, at: Date, limit: number): Promise<Left[]> {
  const { rows } = await sql<Left>`
    with over as (
      select id from queue.visit where left_at is null and day < ${today}::date order by day, id limit ${limit}
      for update skip locked),
    closed as (
      update queue.turn set state = 'closed', ended_at = ${at} from over
      where visit_id = over.id and ended_at is null)
    update queue.visit set left_at = ${at} from over where visit.id = over.id
    returning visit.id`.execute(tx)
  return rows
}

/** Ends the seats that were taken on a day before `today`; at most as many as there are clerks. */
export async function endSeatsBefore(
  tx: Tx, today: Day, { by, at }: { readonly by: bigint; readonly at: Date },
): Promise<(Left & { readonly counter: number })[]> {
  const { rows } = await sql<Left & { counter: number }>`
    update queue.seat set ended_at = ${at}, ended_by = ${by}
    where ended_at is null and since < ${today}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
    returning id, counter`.execute(tx)
  return rows
}
