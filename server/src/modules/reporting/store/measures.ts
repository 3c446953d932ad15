import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Measure, Metric } from '../domain/metrics.ts'

/**
 * Late while it goes on: by the end of the period its day was over and nobody outside was waited for, or a supplement
 * had been asked for too often.
 */
const IS_LATE = sql<boolean>`(is_late_by_supplement or not is_waiting and due_at < before_at)`
const IS_OPEN = sql<boolean>`settled_at is null`
const IS_SETTLED = sql<boolean>`settled_at is not null`

/**
 * What each measure asks of a fact of the period from `from_at` to before `before_at`: how a dossier stood at its end
 * that was received before that and was not settled before it began.
 */
const CONDITIONS: Readonly<Record<Measure, RawBuilder<boolean>>> = {
  'received': sql`true`,
  'received-online': sql`received_at >= from_at and channel = 'online'`,
  'received-direct': sql`received_at >= from_at and channel in ('counter', 'post')`,
  'carried-over': sql`received_at < from_at`,
  'settled': IS_SETTLED,
  'settled-early': sql`${IS_SETTLED} and punctuality = 'early'`,
  'settled-on-time': sql`${IS_SETTLED} and punctuality = 'on-time'`,
  'settled-late': sql`${IS_SETTLED} and punctuality = 'late'`,
  'open': IS_OPEN,
  'open-in-term': sql`${IS_OPEN} and not ${IS_LATE}`,
  'open-late': sql`${IS_OPEN} and ${IS_LATE}`,
  'come': sql`received_at >= from_at`,
  'due': sql`(${IS_SETTLED} or ${IS_LATE})`,
  'due-kept': sql`${IS_SETTLED} and punctuality in ('early', 'on-time')`,
}

/** What a figure asks of one dossier, and what of those that it is a share of: in SQL, for whoever opens it. */
export function conditionsOf(
  db: Db | Tx, { numerator, denominator }: Metric,
): { readonly numerator: string; readonly denominator?: string } {
  const inSql = (measures: readonly Measure[]) => isCountedBy(measures).compile(db).sql
  return { numerator: inSql(numerator), ...denominator && { denominator: inSql(denominator) } }
}

function isCountedBy(measures: readonly Measure[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(measures.map((one) => sql`(${CONDITIONS[one]})`), sql` or `)}`
}

/**
 * Moments; `before` is not in it. Dossiers count as they stood at its end: as that is known now, or as it was known at
 * a moment of the machine's clock.
 */
export interface Period {
  readonly from: Date
  readonly before: Date
  readonly asOf?: Date | undefined
}

/** Columns of a fact by which it can be told apart at once; the rest follows from unit and procedure. */
export const KEYS = ['unit_id', 'procedure_version_id', 'channel'] as const
export type Key = typeof KEYS[number]

export interface Counted {
  readonly unitId: bigint | null
  readonly procedureVersionId: bigint | null
  readonly channel: string | null
  /** By measure, in the order asked. */
  readonly counts: readonly number[]
}

function factsOf({ from, before, asOf }: Period, unitIds: readonly bigint[] | undefined) {
  // The same as the index has it: what held or ended since the period began.
  const since = sql`least(coalesce(settled_at, 'infinity'), held_until) >= from_at`
  // By a moment when the next was not known yet, the one before it held on.
  const isLastKnown = sql`known_until > ${asOf} and known_until < 'infinity'`
  const isThen = asOf === undefined ? sql`held_until >= before_at and ${since}`
    : sql`known_from <= ${asOf} and (held_until >= before_at or ${isLastKnown}) and (${since} or ${isLastKnown})
        and coalesce(settled_at, 'infinity') >= from_at`
  const isTheirs = unitIds === undefined ? sql`true` : sql`unit_id = any(${unitIds}::bigint[])`
  return sql`reporting.fact, (values (${from}::timestamptz, ${before}::timestamptz)) as period (from_at, before_at)
    where held_from < before_at and ${isThen} and ${isTheirs}`
}

/** Counts these measures in a period, told apart by `keys`; by none of them one row, of nothing too. */
export async function countMeasures(
  db: Db | Tx, measures: readonly Measure[],
  { period, keys, unitIds }: {
    readonly period: Period; readonly keys: readonly Key[]; readonly unitIds?: readonly bigint[] | undefined },
): Promise<Counted[]> {
  const counts = sql.join(measures.map((one) => sql`(count(*) filter (where ${CONDITIONS[one]}))::int`))
  const columns = sql.join(KEYS.map((key) => keys.includes(key) ? sql.ref(key) : sql`null as ${sql.ref(key)}`))
  const { rows } = await sql<Counted>`
    select ${columns}, array[${counts}] as counts from ${factsOf(period, unitIds)}
    ${keys.length > 0 ? sql`group by ${sql.join(keys.map((key) => sql.ref(key)))}` : sql``}`.execute(db)
  return rows
}

/** Dossiers that one of these measures counts, by id, after one of them; `only` of those that have one of the keys. */
export async function listCounted(
  db: Db | Tx, measures: readonly Measure[],
  { period, unitIds, only, after, limit }: {
    readonly period: Period; readonly unitIds?: readonly bigint[] | undefined
    readonly only?: { readonly key: Key; readonly rows: readonly Counted[] } | undefined
    readonly after: bigint; readonly limit: number
  },
): Promise<bigint[]> {
  const { rows } = await sql<{ dossierId: bigint }>`
    select dossier_id from ${factsOf(period, unitIds)} and (${isCountedBy(measures)}) and ${isOnly(only)} and dossier_id > ${after}
    order by dossier_id limit ${limit}`.execute(db)
  return rows.map(({ dossierId }) => dossierId)
}

function isOnly(only: { readonly key: Key; readonly rows: readonly Counted[] } | undefined) {
  switch (only?.key) {
    case undefined: return sql`true`
    case 'unit_id': return sql`unit_id = any(${only.rows.map(({ unitId }) => unitId)}::bigint[])`
    case 'procedure_version_id':
      return sql`procedure_version_id = any(${only.rows.map(({ procedureVersionId }) => procedureVersionId)}::bigint[])`
    case 'channel': return sql`channel = any(${only.rows.map(({ channel }) => channel)}::text[])`
  }
}
