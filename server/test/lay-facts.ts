import { sql } from 'kysely'
import { type Day, addDays, momentOn } from '../src/kernel/civil-day.ts'
import type { Province } from './province-database.ts'

export interface LaidFact {
  readonly versionId: bigint | undefined
  readonly channel?: 'online' | 'counter'
  readonly received: Day
  readonly settled?: Day | undefined
  readonly punctuality?: 'early' | 'on-time' | 'late'
}

/** Far from the ids of dossiers that there are. */
let made = 1_000_000

/** So many dossiers as figures count them, with none behind them: received at nine, settled at ten of their days. */
export async function layFacts(
  { database }: Province, count: number,
  { versionId, channel = 'counter', received, settled, punctuality = 'on-time' }: LaidFact,
): Promise<void> {
  const ids = Array.from({ length: count }, () => made += 1)
  const receivedAt = momentOn(received, 9 * 60)
  const settledAt = settled === undefined ? null : momentOn(settled, 10 * 60)
  await sql`
    insert into reporting.fact (dossier_id, nth, known_from, held_from, held_until, unit_id, section_id,
      procedure_version_id, channel, received_at, due_at, is_waiting, is_late_by_supplement, settled_at, outcome, punctuality)
    select id, nth, now(), case when nth = 1 then ${receivedAt}::timestamptz else ${settledAt}::timestamptz end,
      case when nth = 1 then coalesce(${settledAt}::timestamptz, 'infinity') else 'infinity' end, 1, 1, ${versionId},
      ${channel}, ${receivedAt}, ${momentOn(addDays(received, 14), 17 * 60)}, false, false,
      case when nth = 2 then ${settledAt}::timestamptz end, case when nth = 2 then 'result' end,
      case when nth = 2 then ${punctuality} end
    from unnest(${ids}::bigint[]) as id, generate_series(1, ${settled === undefined ? 1 : 2}) as nth`
    .execute(database.owner)
}
