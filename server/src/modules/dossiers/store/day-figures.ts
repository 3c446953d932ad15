import { sql } from 'kysely'
import { type Day, addDays, momentOn } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'

/** How many dossiers of an agency's numbers came, were settled or ended on a day, each by its own stamps. */
export interface CountedDay {
  readonly agencyId: bigint
  /** `received-CHANNEL`, `settled-PUNCTUALITY`, `returned`, or a state in which a dossier ends without a result. */
  readonly figure: string
  readonly total: number
}

/**
 * Counts a day again from the dossiers (dossier_received_span, dossier_ends_span). A settled one is late by QĐ 766
 * where a supplement too many was asked for, and early a day before its term (R8, R12).
 */
export async function countDay(db: Db, day: Day): Promise<CountedDay[]> {
  const [from, to] = [momentOn(day, 0), momentOn(addDays(day, 1), 0)]
  const { rows } = await sql<CountedDay>`
    select receiving_unit_id as agency_id, figure, count(*)::int as total from (
      select receiving_unit_id, 'received-' || channel as figure from dossiers.dossier
        where received_at >= ${from} and received_at < ${to}
      union all
      select receiving_unit_id, case when late_by_supplement_at is not null or issued_at > due_at then 'settled-late'
          when due_at >= ${to} then 'settled-early' else 'settled-on-time' end from dossiers.dossier
        where issued_at >= ${from} and issued_at < ${to}
      union all
      select receiving_unit_id, 'returned' from dossiers.dossier
        where delivered_at >= ${from} and delivered_at < ${to}
      union all
      select receiving_unit_id, state from dossiers.dossier
        where closed_at >= ${from} and closed_at < ${to} and state <> 'returned') counted
    group by receiving_unit_id, figure order by receiving_unit_id, figure`.execute(db)
  return rows
}
