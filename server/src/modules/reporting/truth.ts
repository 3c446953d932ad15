import { sql } from 'kysely'
import { type Day, addDays, addMonths, momentOn } from '../../kernel/civil-day.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import type { Measure } from './domain/metrics.ts'
import { type Key, countMeasures } from './store/measures.ts'

/** What is known of invented dossiers in half a month, in the order in which it is kept. */
export const TRUTHS = [
  'received-online', 'received-direct', 'settled-early', 'settled-on-time', 'settled-late', 'open-in-term', 'open-late',
] as const satisfies readonly Measure[]

/** Half a month (its first day), told apart by one thing, and the count of each of `TRUTHS`. */
export interface Truth {
  readonly half: Day
  readonly cut: 'unit' | 'procedure' | 'channel'
  readonly key: string
  readonly counts: readonly number[]
}

const KEYS: Readonly<Record<Truth['cut'], { readonly key: Key; readonly field: 'unitId' | 'procedureVersionId' | 'channel' }>> = {
  unit: { key: 'unit_id', field: 'unitId' }, procedure: { key: 'procedure_version_id', field: 'procedureVersionId' },
  channel: { key: 'channel', field: 'channel' },
}

/** Adds what is known of more dossiers of a seed to what was known of it. Two at a time wait for each other. */
export async function keepTruth({ tx }: Ctx, seed: string, truths: readonly Truth[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('reporting.truth'))`.execute(tx)
  await sql`
    insert into reporting.truth as known (seed, half, cut, key, counts)
    select ${seed}, half, cut, key, counts
    from jsonb_to_recordset(${JSON.stringify(truths)}::jsonb) as one (half date, cut text, key text, counts integer[])
    on conflict (seed, half, cut, key) do update set counts = reporting.sum_of(known.counts, excluded.counts)`.execute(tx)
}

/** A figure that is not what whoever invented the dossiers knows. */
export interface Untrue {
  readonly half: Day
  readonly cut: Truth['cut']
  readonly key: string
  readonly measure: Measure
  readonly truth: number
  readonly counted: number
}

/**
 * Holds figures against what is known of invented dossiers, for each half of a month that is over: by unit, procedure
 * and channel. Answers how many numbers were compared and those that differ. Means something only where no other
 * dossiers are and nobody has worked on these.
 */
export async function checkTruth(db: Db | Tx, today: Day): Promise<{ compared: number; untrue: Untrue[] }> {
  const { rows: halves } = await sql<{ half: Day }>`select distinct half from reporting.truth order by half`.execute(db)
  const untrue: Untrue[] = []
  let compared = 0
  for (const { half } of halves) {
    const next = halfAfter(half)
    if (next > today) continue
    for (const cut of ['unit', 'procedure', 'channel'] as const) {
      const { key, field } = KEYS[cut]
      const period = { from: momentOn(half, 0), before: momentOn(next, 0) }
      const counted = new Map((await countMeasures(db, TRUTHS, { period, keys: [key] }))
        .map((row) => [String(row[field]), row.counts]))
      const known = new Map((await sql<{ key: string; counts: number[] }>`
        select key, array[${sql.join(TRUTHS.map((_, nth) => sql`sum(counts[${nth + 1}])::int`))}] as counts
        from reporting.truth where half = ${half}::date and cut = ${cut} group by key`.execute(db)).rows
        .map((row) => [row.key, row.counts]))
      for (const one of new Set([...counted.keys(), ...known.keys()]))
        for (const [nth, measure] of TRUTHS.entries()) {
          const [truth, count] = [known.get(one)?.[nth] ?? 0, counted.get(one)?.[nth] ?? 0]
          compared += 1
          if (truth !== count) untrue.push({ half, cut, key: one, measure, truth, counted: count })
        }
    }
  }
  return { compared, untrue }
}

/** The half of a month on which a day falls, by its first day. */
export function halfOf(day: Day): Day {
  return `${day.slice(0, 8)}${Number(day.slice(8)) < 15 ? '01' : '15'}`
}

/** The half of a month after one. */
export function halfAfter(half: Day): Day {
  return half.endsWith('01') ? addDays(half, 14) : addMonths(`${half.slice(0, 8)}01`, 1)
}
