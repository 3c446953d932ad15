import { type RawBuilder, sql } from 'kysely'
import { type Day, addDays, momentOn } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { UnitMeasure } from '../domain/measures.ts'
import type { Counted } from './measures.ts'

/** Where a measure is summed: rows of units, of `from_day` to `until_day` or from `from_at` to before `before_at`. */
const TABLES = {
  waits: sql`queue.day_wait where day between from_day and until_day`,
  // One who waits for several services waits once.
  waiting: sql`queue.turn where state = 'waiting' and day = until_day`,
  surveys: sql`evaluation.survey, lateral (
      select count(score) as scored, count(score) filter (where score >= 4) as satisfied
      from unnest(array[access, clarity, attitude, competence, timeliness, outcome, feedback]) as score) as said
    where day between from_day and until_day`,
  // Over in the period, or its day was in it and by its end it was not.
  petitions: sql`integration.petition where (ended_at >= from_at and ended_at < before_at
    or due_at >= from_at and due_at < before_at and coalesce(ended_at, 'infinity') >= before_at)`,
  // Of dossiers that were settled in the period; what was taken away by an undone deed is no step (fact_ended_since).
  steps: sql`lateral (select task.unit_id, task.due_at, done_at, opens_at
      from reporting.fact join workflow.task on case_id = dossier_id and done_at <= settled_at and task.outcome <> 'cancelled'
      where known_until = 'infinity' and held_until = 'infinity' and coalesce(settled_at, 'infinity') >= from_at
        and coalesce(settled_at, 'infinity') < before_at) as step
    where true`,
} as const

const SUMS: Readonly<Record<UnitMeasure, { readonly of: keyof typeof TABLES; readonly sum: RawBuilder<number> }>> = {
  'visits-served': { of: 'waits', sum: sql`sum(served)` },
  'minutes-waited': { of: 'waits', sum: sql`sum(served_seconds) / 60.0` },
  'visits-waiting': { of: 'waiting', sum: sql`count(distinct visit_id)` },
  'surveys': { of: 'surveys', sum: sql`count(*)` },
  'answers': { of: 'surveys', sum: sql`sum(said.scored)` },
  'answers-satisfied': { of: 'surveys', sum: sql`sum(said.satisfied)` },
  'steps-done': { of: 'steps', sum: sql`count(*)` },
  'steps-kept': { of: 'steps', sum: sql`count(*) filter (where done_at <= due_at)` },
  // One may be done before it opens: in the evening, after the cut-off.
  'step-hours': { of: 'steps', sum: sql`sum(extract(epoch from greatest(done_at, opens_at) - opens_at)) / 3600.0` },
  'petitions': { of: 'petitions', sum: sql`count(*)` },
  'petitions-kept': {
    of: 'petitions', sum: sql`count(*) filter (where ended_at < before_at and ended_at <= case state when 'refused' then refuse_by else due_at end)`,
  },
}

/** What is summed for these, in words of SQL, for whoever opens a figure. */
export function sumOfUnits(measures: readonly UnitMeasure[]): RawBuilder<unknown> {
  return sql.join(measures.map((one) => sql`${SUMS[one].sum} from ${TABLES[SUMS[one].of]}`), sql` + `)
}

/** Sums these measures in some days, both included, of each unit that has any; a statement for each table. */
export async function sumUnitMeasures(
  db: Db | Tx, measures: readonly UnitMeasure[],
  { from, until, unitIds }: {
    readonly from: Day; readonly until: Day; readonly unitIds?: readonly bigint[] | undefined },
): Promise<Counted[]> {
  const isTheirs = unitIds === undefined ? sql`true` : sql`unit_id = any(${unitIds}::bigint[])`
  const sums = new Map<bigint, number[]>()
  for (const table of new Set(measures.map((one) => SUMS[one].of))) {
    const here = measures.filter((one) => SUMS[one].of === table)
    const { rows } = await sql<{ unitId: bigint; counts: number[] }>`
      select unit_id, array[${sql.join(here.map((one) => sql`coalesce(${SUMS[one].sum}, 0)::float8`))}] as counts
      from (values (${from}::date, ${until}::date, ${momentOn(from, 0)}::timestamptz,
        ${momentOn(addDays(until, 1), 0)}::timestamptz)) as period (from_day, until_day, from_at, before_at),
        ${TABLES[table]} and ${isTheirs}
      group by unit_id`.execute(db)
    for (const { unitId, counts } of rows) {
      const all = sums.get(unitId) ?? measures.map(() => 0)
      here.forEach((one, nth) => { all[measures.indexOf(one)] = counts[nth] ?? 0 })
      sums.set(unitId, all)
    }
  }
  return [...sums].map(([unitId, counts]) => ({ unitId, procedureVersionId: null, channel: null, counts }))
}
