import { sql } from 'kysely'
import { type Day, addDays, addMonths, momentOn } from '../../kernel/civil-day.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import type { Measure } from './domain/measures.ts'
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

/** A figure beside what whoever invented the dossiers knows of it. */
export interface Compared {
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
export async function checkTruth(db: Db | Tx, today: Day): Promise<{ compared: number; untrue: Compared[] }> {
  const { rows: halves } = await sql<{ half: Day }>`select distinct half from reporting.truth order by half`.execute(db)
  const compared: Compared[] = []
  for (const { half } of halves.filter((one) => halfAfter(one.half) <= today))
    for (const cut of ['unit', 'procedure', 'channel'] as const) compared.push(...await compare(db, half, cut))
  return { compared: compared.length, untrue: compared.filter(({ truth, counted }) => truth !== counted) }
}

/** Every number of half a month, told apart by one thing, as it is known and as it is counted. */
async function compare(db: Db | Tx, half: Day, cut: Truth['cut']): Promise<Compared[]> {
  const { key, field } = KEYS[cut]
  const period = { from: momentOn(half, 0), before: momentOn(halfAfter(half), 0) }
  const rows = await countMeasures(db, TRUTHS, { period, keys: [key] })
  const counted = new Map(rows.map((row) => [String(row[field]), row.counts]))
  const { rows: truths } = await sql<{ key: string; counts: number[] }>`
    select key, array[${sql.join(TRUTHS.map((_, nth) => sql`sum(counts[${nth + 1}])::int`))}] as counts
    from reporting.truth where half = ${half}::date and cut = ${cut} group by key`.execute(db)
  const known = new Map(truths.map((row) => [row.key, row.counts]))
  return [...new Set([...counted.keys(), ...known.keys()])].flatMap((one) => TRUTHS.map((measure, nth): Compared => ({
    half, cut, key: one, measure, truth: known.get(one)?.[nth] ?? 0, counted: counted.get(one)?.[nth] ?? 0,
  })))
}

/** The half of a month on which a day falls, by its first day. */
export function halfOf(day: Day): Day {
  return `${day.slice(0, 8)}${Number(day.slice(8)) < 15 ? '01' : '15'}`
}

/** The half of a month after one. */
export function halfAfter(half: Day): Day {
  return half.endsWith('01') ? addDays(half, 14) : addMonths(`${half.slice(0, 8)}01`, 1)
}
