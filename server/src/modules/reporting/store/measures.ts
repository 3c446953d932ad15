import { type RawBuilder, sql } from 'kysely'
import { type Day, addDays, momentOn } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { POPULATION_ENTRIES } from '../../integration/public.ts'
import type { DossierMeasure } from '../domain/measures.ts'

/**
 * Late while it goes on: by the end of the period its day was over and nobody outside was waited for, or a supplement
 * had been asked for too often.
 */
const IS_LATE = sql<boolean>`(is_late_by_supplement or not is_waiting and due_at < before_at)`
const IS_OPEN = sql<boolean>`settled_at is null`
const IS_SETTLED = sql<boolean>`settled_at is not null`
const HAS_RESULT = sql<boolean>`(settled_at is not null and fact.outcome = 'result')`
const HAS_COME = sql<boolean>`received_at >= from_at`
const IS_OWING = sql<boolean>`exists (select from payments.charge
  where charge.dossier_id = fact.dossier_id and charge.state in ('owed', 'paid'))`
const IS_SIGNED = sql<boolean>`exists (select from dossiers.signed_result as signed where signed.dossier_id = fact.dossier_id)`

/** Something that was held for it became of it what is asked. */
function isHeldAs(asked: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from dossiers.held_component as held where held.dossier_id = fact.dossier_id and ${asked})`
}

/** It was handed over to another agency in the period as is asked; a stay that only goes on elsewhere is none. */
function isHandedOver(asked: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from workflow.leg where leg.case_id = fact.dossier_id and handed_over_from <> leg.unit_id
    and handed_over_at >= from_at and handed_over_at < before_at and leg.received_at is not null and ${asked}
    and (continues is null or exists (select from workflow.leg as had where had.id = leg.continues and had.received_at is null)))`
}

/** The national portal took a message that told of its state; 9 and 10 are settled and returned. */
function isTold(asked: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from integration.message_out as sent where sent.dossier_id = fact.dossier_id
    and partner = 'national-portal' and told is not null and state = 'acknowledged' and ${asked})`
}

/** The marks by which the national portal knows it: an account proved by the nation, its store, or its register. */
const USES_POPULATION = sql<boolean>`(${isHeldAs(sql`held.outcome = 'reused' and held.source = 'national'`)}
  or exists (select from dossiers.held_field as one where one.dossier_id = fact.dossier_id and source = 'register'
    and regexp_replace(field, '^requester\\.', 'person.') = any(${[...POPULATION_ENTRIES]}::text[]))
  or exists (select from dossiers.dossier join identity.account on account.person_id = applicant_id
    where dossier.id = fact.dossier_id and status = 'open' and kind <> 'staff' and opened_how = 'provider'))`

/**
 * What each measure asks of a fact of the period from `from_at` to before `before_at`: how a dossier stood at its end
 * that was received before that and was not settled before it began.
 */
const CONDITIONS: Readonly<Record<DossierMeasure, RawBuilder<boolean>>> = {
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
  'open-due-soon': sql`${IS_OPEN} and not ${IS_LATE} and not is_waiting and due_at < before_at + interval '48 hours'`,
  'come': sql`received_at >= from_at`,
  'due': sql`(${IS_SETTLED} or ${IS_LATE})`,
  'due-kept': sql`${IS_SETTLED} and punctuality in ('early', 'on-time')`,
  'come-with-account': sql`${HAS_COME} and (channel = 'online' or exists (select from dossiers.account_outcome as account
    where account.dossier_id = fact.dossier_id and outcome in ('verified', 'created-now')))`,
  'come-owing': sql`${HAS_COME} and ${IS_OWING}`,
  'come-paid-online': sql`${HAS_COME} and ${IS_OWING} and exists (
    select from payments.charge join payments.payment_item as item on item.charge_id = charge.id
      join payments.payment on payment.id = item.payment_id
    where charge.dossier_id = fact.dossier_id and charge.state = 'paid' and item.undone_at is null and way = 'online')`,
  'come-held': sql`${HAS_COME} and ${isHeldAs(sql`true`)}`,
  'come-held-reused': sql`${HAS_COME} and ${isHeldAs(sql`true`)} and not ${isHeldAs(sql`held.outcome <> 'reused'`)}`,
  'come-reused': sql`${HAS_COME} and ${isHeldAs(sql`held.outcome = 'reused'`)}`,
  'with-result': HAS_RESULT,
  'with-digital-result': sql`${HAS_RESULT} and ${IS_SIGNED}`,
  'all-digital': sql`${HAS_RESULT} and ${IS_SIGNED} and not exists (select from dossiers.component
    where component.dossier_id = fact.dossier_id and how in ('filed', 'presented') and paper_ids = '{}')`,
  'handed-over': isHandedOver(sql`true`),
  'handed-over-electronically': sql`${isHandedOver(sql`true`)} and not ${isHandedOver(sql`leg.how = 'paper'`)}`,
  'come-asked-again': sql`${HAS_COME} and ${isHeldAs(sql`held.outcome = 'asked-again'`)}`,
  'come-synced': sql`${HAS_COME} and ${isTold(sql`true`)}`,
  'come-sync-differs': sql`${HAS_COME} and exists (select from integration.difference
    where difference.dossier_id = fact.dossier_id and kind <> 'waiting')`,
  'with-papers-and-result': sql`${HAS_RESULT} and ${IS_SIGNED} and exists (select from dossiers.component
    where component.dossier_id = fact.dossier_id and paper_ids <> '{}')`,
  'come-shared': sql`${HAS_COME} and (${isHeldAs(sql`held.outcome = 'reused' and held.source = 'national'`)}
    or ${IS_SIGNED} and ${isTold(sql`told in ('9', '10')`)})`,
  'come-with-population': sql`${HAS_COME} and ${USES_POPULATION}`,
}

/** Whether one of these counts a dossier. */
export function isCountedBy(measures: readonly DossierMeasure[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(measures.map((one) => sql`(${CONDITIONS[one]})`), sql` or `)}`
}

/** Moments; `before` is not in it. */
export interface Span { readonly from: Date; readonly before: Date }

/**
 * Dossiers count as they stood at its end: as that is known now, or as it was known at a moment of the machine's clock.
 */
export interface Period extends Span { readonly asOf?: Date | undefined }

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

/** Whose dossiers count: of units that settle them, or of sections that received them; of neither all. */
export interface Theirs {
  readonly unitIds?: readonly bigint[] | undefined
  readonly sectionIds?: readonly bigint[] | undefined
}

/** Facts of each of some spans, which are told apart by `which`, from 0. */
function factsOf(spans: readonly Span[], asOf: Date | undefined, { unitIds, sectionIds }: Theirs) {
  // The same as the index has it: what held or ended since the period began.
  const since = sql`least(coalesce(settled_at, 'infinity'), held_until) >= from_at`
  // By a moment when the next was not known yet, the one before it held on.
  const isLastKnown = sql`known_until > ${asOf} and known_until < 'infinity'`
  const isThen = asOf === undefined ? sql`held_until >= before_at and ${since}`
    : sql`known_from <= ${asOf} and (held_until >= before_at or ${isLastKnown}) and (${since} or ${isLastKnown})
        and coalesce(settled_at, 'infinity') >= from_at`
  const isTheirs = sectionIds !== undefined ? sql`section_id = any(${sectionIds}::bigint[])`
    : unitIds === undefined ? sql`true` : sql`unit_id = any(${unitIds}::bigint[])`
  const moments = sql.join(spans.map(({ from, before }, which) =>
    sql`(${which}::int, ${from}::timestamptz, ${before}::timestamptz)`))
  return sql`reporting.fact, (values ${moments}) as period (which, from_at, before_at)
    where held_from < before_at and ${isThen} and ${isTheirs}`
}

/** Counts these measures in a period, told apart by `keys`; by none of them one row, of nothing too. */
export async function countMeasures(
  db: Db | Tx, measures: readonly DossierMeasure[],
  { period, keys, ...theirs }: Theirs & { readonly period: Period; readonly keys: readonly Key[] },
): Promise<Counted[]> {
  const columns = sql.join(KEYS.map((key) => keys.includes(key) ? sql.ref(key) : sql`null as ${sql.ref(key)}`))
  const { rows } = await sql<Counted>`
    select ${columns}, ${countsOf(measures)} from ${factsOf([period], period.asOf, theirs)}
    ${keys.length > 0 ? sql`group by ${sql.join(keys.map((key) => sql.ref(key)))}` : sql``}`.execute(db)
  return rows
}

/** Counts these measures in each of some spans, in their order, as that is known now: one statement for all of them. */
export async function countInSpans(
  db: Db | Tx, measures: readonly DossierMeasure[], spans: readonly Span[], unitIds: readonly bigint[] | undefined,
): Promise<(readonly number[])[]> {
  if (spans.length === 0) return []
  const { rows } = await sql<{ which: number; counts: number[] }>`
    select which, ${countsOf(measures)} from ${factsOf(spans, undefined, { unitIds })} group by which`.execute(db)
  const counted = new Map(rows.map(({ which, counts }) => [which, counts]))
  return spans.map((_, which) => counted.get(which) ?? measures.map(() => 0))
}

function countsOf(measures: readonly DossierMeasure[]) {
  const counts = measures.map((one) => sql`(count(*) filter (where ${CONDITIONS[one]}))::int`)
  return sql`array[${sql.join(counts)}] as counts`
}

/** Dossiers that one of these measures counts, by id, after one of them; `only` of those that have one of the keys. */
export async function listCounted(
  db: Db | Tx, measures: readonly DossierMeasure[],
  { period, only, after, limit, ...theirs }: Theirs & {
    readonly period: Period
    readonly only?: { readonly key: Key; readonly rows: readonly Counted[] } | undefined
    readonly after: bigint; readonly limit: number
  },
): Promise<bigint[]> {
  const { rows } = await sql<{ dossierId: bigint }>`
    select dossier_id from ${factsOf([period], period.asOf, theirs)} and (${isCountedBy(measures)}) and ${isOnly(only)} and dossier_id > ${after}
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

/** Measures of what comes or ends on a day, and not of all that is there meanwhile. */
export type DayMeasure = 'received-online' | 'received-direct' | 'settled-early' | 'settled-on-time' | 'settled-late'

export interface CountedDay {
  readonly day: Day
  readonly procedureVersionId: bigint
  /** By measure, in the order asked. */
  readonly counts: readonly number[]
}

/**
 * Counts measures of each of some days in a row, the oldest first, by version: the same as of each day alone, in one
 * statement, which looks at what came or ended on them only. Days and versions without any have no row.
 */
export async function countDays(
  db: Db | Tx, measures: readonly DayMeasure[], days: readonly Day[],
): Promise<CountedDay[]> {
  const [first] = days
  if (first === undefined) return []
  const before = days.map((day) => momentOn(addDays(day, 1), 0))
  const counts = sql.join(measures.map((one) => sql`(count(*) filter (where ${CONDITIONS[one]}))::int`))
  const { rows } = await sql<CountedDay>`
    select day, procedure_version_id, array[${counts}] as counts
    from unnest(${days}::date[], ${days.map((day) => momentOn(day, 0))}::timestamptz[], ${before}::timestamptz[])
        as period (day, from_at, before_at)
      join reporting.fact on held_from < before_at and held_until >= before_at
        and (received_at >= from_at and received_at < before_at or settled_at >= from_at and settled_at < before_at)
    where held_from < ${before.at(-1)} and least(coalesce(settled_at, 'infinity'), held_until) >= ${momentOn(first, 0)}
    group by day, procedure_version_id order by day, procedure_version_id`.execute(db)
  return rows
}
