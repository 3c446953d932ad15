import { sql } from 'kysely'
import { dayOf } from '../../src/kernel/work-calendar.ts'
import type { HttpServer } from './as-user.ts'

const drawn = new Map<bigint, number>()

/**
 * The hall of a section or office has given out a number on the day of the clock, its next unless one is named: each
 * hall counts alone, 1001 the first. And what has become of whoever drew it. Which number it was.
 */
export async function drawNumber(
  { province }: HttpServer, unitId: bigint, state: 'served' | 'serving' | 'waiting' | 'missed' | 'closed' = 'served', own?: number,
): Promise<number> {
  const number = own ?? (drawn.get(unitId) ?? 1_000) + 1
  if (own === undefined) drawn.set(unitId, number)
  const now = province.clock.now()
  const isOver = state === 'served' || state === 'closed'
  const called = state === 'waiting' ? null : now
  // Closed is whoever a counter saw, held, and who gave the number back or was there no more in the evening.
  const answered = state === 'waiting' || state === 'missed' ? null : now
  await sql`with visit as (
      insert into queue.visit (unit_id, day, number, way, language, taken_at)
      values (${unitId}, ${dayOf(now)}::date, ${number}, 'kiosk', 'vi', ${now}) returning id, unit_id, day)
    insert into queue.turn (visit_id, unit_id, day, service, place, state, ranked_at, waiting_since, counter, served_by,
      first_called_at, called_at, began_at, answered_at, aside_at, ended_at)
    select id, unit_id, day, 'tiep-nhan', 1, ${state}, ${now}::timestamptz, ${now}::timestamptz, ${number % 900 + 1}, 1,
      ${called}::timestamptz, ${called}::timestamptz, ${answered}::timestamptz, ${answered}::timestamptz,
      ${state === 'missed' ? now : null}::timestamptz, ${isOver ? now : null}::timestamptz
    from visit`.execute(province.database.owner)
  return number
}
