import { type Day, addDays, momentOn } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { surveyRulesOf } from '../evaluation/public.ts'
import { type Directory, type DirectorySource, withPast } from '../organisation/public.ts'
import { type Measure, isOfDossiers, isOfStock, isOfUnits } from './domain/measures.ts'
import { METRICS, dimensionsOf, hasPast } from './domain/metric-list.ts'
import { type Contradiction, type Dimension, type Metric, type Value, contradictionsIn, measuresOf, valueOf } from './domain/metrics.ts'
import { countStock } from './count-stock.ts'
import { type Counted, type Key, type Period, type Theirs, countMeasures, listCounted } from './store/measures.ts'
import { sumUnitMeasures } from './store/unit-measures.ts'

/**
 * Days, both in it; as of a moment of the machine's clock, or as known now. Days that are not over by `now` (the
 * product's clock) count until then; unless it is said, until they end.
 */
export interface Days {
  readonly from: Day
  readonly until: Day
  readonly asOf?: Date | undefined
  readonly now?: Date | undefined
}

/** A value of a dimension: what it is known by in the data, and its name. */
export interface Place { readonly key: string; readonly name: string }

export interface MeasureRooms {
  readonly db: Db | Tx
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
}

/** What is asked: days, the units or sections that count or the whole province, and by what it is told apart. */
export interface Asked extends Days, Theirs {
  readonly by?: Dimension | undefined
}

/** A value, or that it is not told. */
export interface Told extends Value {
  /** Too few said something for a share to be told. */
  readonly isHidden?: true
}

export interface Figure extends Told {
  /** Undefined: of all. */
  readonly of: Place | undefined
}

/**
 * What a figure comes to: one value, or one for each value of the dimension, by name. Throws where the figure has not
 * that dimension, or is asked as of a moment and has no past: whoever asks looks before (`dimensionsOf`, `hasPast`).
 */
export async function measure(rooms: MeasureRooms, metric: Metric, asked: Asked): Promise<Figure[]> {
  const { by, asOf } = asked
  if (by !== undefined && !dimensionsOf(metric).includes(by)) throw new Error(`${metric.id} is not told apart by ${by}`)
  if (asOf !== undefined && !hasPast(metric)) throw new Error(`${metric.id} is not known as of a moment`)
  const counted = await countBy(rooms, measuresToTell([metric]), asked)
  const tell = tellerOf(rooms, asked.until)
  return counted.map(({ of, counts }) => ({ of, ...tell(metric, counts) }))
}

/**
 * What these figures come to, of all and by their ids: counted together, so that a page of all of them asks a statement
 * of facts and one for each table of units. Throws as `measure` does.
 */
export async function measureAll(
  rooms: MeasureRooms, metrics: readonly Metric[], asked: Omit<Asked, 'by'>,
): Promise<ReadonlyMap<string, Told>> {
  const without = metrics.find((one) => asked.asOf !== undefined && !hasPast(one))
  if (without) throw new Error(`${without.id} is not known as of a moment`)
  const [counted] = await countBy(rooms, measuresToTell(metrics), asked)
  const [counts, tell] = [counted?.counts ?? new Map<Measure, number>(), tellerOf(rooms, asked.until)]
  return new Map(metrics.map((metric) => [metric.id, tell(metric, counts)]))
}

/** What must be counted so that these can be told: with how many said something, where that decides. */
export function measuresToTell(metrics: readonly Metric[]): Measure[] {
  return [...new Set([
    ...measuresOf(metrics), ...metrics.some(({ isOfSurveys }) => isOfSurveys) ? ['surveys' as const] : [],
  ])]
}

/** Tells figures of what was counted, as the rules of a day have it: of surveys none where too few were given. */
export function tellerOf(
  rooms: Pick<MeasureRooms, 'directory'>, day: Day,
): (metric: Metric, counts: ReadonlyMap<Measure, number>) => Told {
  const least = surveyRulesOf(rooms.directory.on(day))?.leastShown ?? 1
  return (metric, counts) => metric.isOfSurveys && (counts.get('surveys') ?? 0) < least
    ? { numerator: 0, denominator: 0, value: null, isHidden: true } : valueOf(metric, counts)
}

/** What contradicts itself in the figures of some days, of all and told apart by each dimension. */
export async function checkMeasures(
  rooms: MeasureRooms, asked: Omit<Asked, 'by'>, dimensions: readonly Dimension[],
): Promise<(Contradiction & { readonly by: Dimension | undefined; readonly of: Place | undefined })[]> {
  const found = []
  for (const by of [undefined, ...dimensions]) {
    const metrics = METRICS.filter((metric) =>
      (by === undefined || dimensionsOf(metric).includes(by)) && (asked.asOf === undefined || hasPast(metric)))
    for (const { of, counts } of await countBy(rooms, measuresOf(metrics), { ...asked, by }))
      found.push(...contradictionsIn(metrics, counts).map((one) => ({ ...one, by, of })))
  }
  return found
}

/**
 * Measures counted together, for each value of a dimension, in the order of their names. What is summed of units is of
 * no procedure and no channel, and a procedure of no unit: of each figure `dimensionsOf` says by what.
 */
export async function countBy(
  rooms: MeasureRooms, measures: readonly Measure[], asked: Asked,
): Promise<{ readonly of: Place | undefined; readonly counts: ReadonlyMap<Measure, number> }[]> {
  const { by, unitIds, sectionIds } = asked
  const [ofDossiers, ofUnits, ofStock] =
    [measures.filter(isOfDossiers), measures.filter(isOfUnits), measures.filter(isOfStock)]
  const [dossiers, units, stock] = await Promise.all([
    ofDossiers.length === 0 ? [] : countMeasures(rooms.db, ofDossiers, {
      period: periodOf(asked), unitIds, sectionIds, keys: by === undefined ? [] : [KEY_OF[by]],
    }),
    ofUnits.length === 0 ? [] : sumUnitMeasures(rooms.db, ofUnits, { ...asked, unitIds: sectionIds ?? unitIds }),
    ofStock.length === 0 ? [] : countStock(rooms, ofStock, asked),
  ])
  const kinds = [[ofDossiers, dossiers], [ofUnits, units], [ofStock, stock]] as const
  const rows = kinds.flatMap(([kind, counted]) => counted.map((row) => countedOf(kind, row)))
  const none = new Map(measures.map((one) => [one, 0]))
  const sumsOf = (some: typeof rows) => sumOf([none, ...some.map(({ counts }) => counts)])
  if (by === undefined) return [{ of: undefined, counts: sumsOf(rows) }]
  const placeOf = placesOf(rooms, asked.until)[by]
  const places = new Map(rows.map(({ row }) => [row, placeOf(row)]))
  const names = new Map([...places.values()].map((place) => [place.key, place]))
  const groups = groupBy(rows, ({ row }) => places.get(row)?.key ?? '')
  return [...groups].map(([key, some]) => ({ of: names.get(key), counts: sumsOf(some) }))
    .sort((a, b) => (a.of?.name ?? '').localeCompare(b.of?.name ?? '', 'vi'))
}

function countedOf(measures: readonly Measure[], row: Counted) {
  return { row, counts: new Map(measures.map((one, nth) => [one, row.counts[nth] ?? 0])) }
}

/** What was counted in several rows, together. */
export function sumOf(rows: readonly ReadonlyMap<Measure, number>[]): ReadonlyMap<Measure, number> {
  const sums = new Map<Measure, number>()
  for (const row of rows) for (const [one, count] of row) sums.set(one, (sums.get(one) ?? 0) + count)
  return sums
}

/** Dossiers behind a figure, by id, after one of them: of all, or of one value of the dimension; of visits none. */
export async function listBehind(
  rooms: MeasureRooms, metric: Metric,
  asked: Asked & { readonly of?: string | undefined; readonly after: bigint; readonly limit: number },
): Promise<bigint[]> {
  const { by, of, after, limit, unitIds, sectionIds } = asked
  const period = periodOf(asked)
  const counted = metric.numerator.filter(isOfDossiers)
  if (counted.length === 0) return []
  const theirs = { period, unitIds, sectionIds }
  if (by === undefined || of === undefined) return listCounted(rooms.db, counted, { ...theirs, after, limit })
  const placeOf = placesOf(rooms, asked.until)[by]
  const key = KEY_OF[by]
  const rows = await countMeasures(rooms.db, counted, { ...theirs, keys: [key] })
  const only = { key, rows: rows.filter((row) => placeOf(row).key === of) }
  return listCounted(rooms.db, counted, { ...theirs, only, after, limit })
}

/** The moments of some days. What happens in this very millisecond is in a period that is not over. */
export function periodOf({ from, until, asOf, now }: Days): Period {
  const end = momentOn(addDays(until, 1), 0)
  const before = now === undefined || now >= end ? end : new Date(now.getTime() + 1)
  return { from: momentOn(from, 0), before, asOf }
}

/** A unit with all below it and those that went over to any of them. */
export function unitsWithin(directory: Directory, unitId: bigint): bigint[] {
  const below = directory.units.filter(({ id }) => directory.isWithin(id, unitId)).map(({ id }) => id)
  return withPast(directory, below.length > 0 ? below : [unitId])
}

const KEY_OF: Readonly<Record<Dimension, Key>> = {
  agency: 'unit_id', unit: 'unit_id', level: 'procedure_version_id', sector: 'procedure_version_id',
  procedure: 'procedure_version_id', channel: 'channel',
}

const CHANNELS: Readonly<Record<string, string>> = {
  counter: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính công ích',
}

/** Where a fact counts, as things are called on the last day; what has ended counts with whoever took over. */
export function placesOf(
  { directory: source, catalogue }: Pick<MeasureRooms, 'directory' | 'catalogue'>, day: Day,
): Readonly<Record<Dimension, (row: Counted) => Place>> {
  const directory = source.on(day)
  const levels = new Map([...directory.pastLevels, ...directory.levels].map(({ id, name }) => [id, name]))
  const sectors = new Map(catalogue.sectors().map(({ idOfData, name }) => [idOfData, name]))
  const unitOf = ({ unitId }: Counted) => {
    const id = unitId ?? 0n
    const unit = directory.heirOf(id) ?? directory.lastKnown(id)
    return { id: unit?.id ?? id, key: unit?.idOfData ?? String(id), name: unit?.name ?? source.nameOn(id, day) }
  }
  const versionOf = ({ procedureVersionId }: Counted) => catalogue.version(procedureVersionId ?? 0n)
  return {
    unit: (row) => unitOf(row),
    agency(row) {
      const unit = unitOf(row)
      const body = directory.bodyOf(unit.id)
      return body ? { key: body.idOfData, name: body.name } : unit
    },
    level(row) {
      const { level } = versionOf(row).content
      return { key: level, name: levels.get(level) ?? level }
    },
    sector(row) {
      const { sector } = versionOf(row).content
      return { key: sector, name: sectors.get(sector) ?? sector }
    },
    procedure(row) {
      const version = versionOf(row)
      return { key: version.procedure, name: version.content.name }
    },
    channel: ({ channel }) => ({ key: channel ?? '', name: CHANNELS[channel ?? ''] ?? String(channel) }),
  }
}
