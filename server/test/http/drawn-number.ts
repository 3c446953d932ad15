import { sql } from 'kysely'
import { dayOf } from '../../src/kernel/work-calendar.ts'
import type { HttpServer } from './as-user.ts'

let drawn = 0

/** The hall of a section or office has given out a number on the day of the clock; which one it was. */
export async function drawNumber({ province }: HttpServer, unitId: bigint): Promise<number> {
  drawn += 1
  const now = province.clock.now()
  await sql`insert into queue.visit (unit_id, day, number, way, language, taken_at)
    values (${unitId}, ${dayOf(now)}::date, ${1_000 + drawn}, 'kiosk', 'vi', ${now})`.execute(province.database.owner)
  return 1_000 + drawn
}
