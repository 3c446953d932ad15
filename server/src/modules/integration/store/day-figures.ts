import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Figure } from '../domain/day-figures.ts'

export interface DayFigure {
  readonly day: Day
  readonly agencyId: bigint
  readonly figure: Figure
  readonly total: number
}

/** Adds to what was counted; answers all figures of the days and agencies to which something was added. */
export async function addToFigures(tx: Tx, added: readonly DayFigure[]): Promise<DayFigure[]> {
  if (added.length === 0) return []
  const columns = [
    added.map(({ day }) => day), added.map(({ agencyId }) => agencyId), added.map(({ figure }) => figure),
    added.map(({ total }) => total),
  ] as const
  const [days, agencies, figures, totals] = columns
  // In one order, whoever else may add: rows are locked as they come.
  await sql`
    insert into integration.day_figure (day, agency_id, figure, total)
    select day, agency_id, figure, sum(total)
    from unnest(${days}::date[], ${agencies}::bigint[], ${figures}::text[], ${totals}::integer[])
      added(day, agency_id, figure, total)
    group by day, agency_id, figure order by day, agency_id, figure
    on conflict (day, agency_id, figure) do update set total = day_figure.total + excluded.total`.execute(tx)
  const { rows } = await sql<DayFigure>`
    select day, agency_id, figure, total from integration.day_figure
    where (day, agency_id) in (select * from unnest(${days}::date[], ${agencies}::bigint[]))`.execute(tx)
  return rows
}

/** What was counted and told of a day. */
export async function listFigures(db: Db, day: Day): Promise<DayFigure[]> {
  const { rows } = await sql<DayFigure>`
    select day, agency_id, figure, total from integration.day_figure where day = ${day}::date
    order by agency_id, figure`.execute(db)
  return rows
}
