import { type Day, addDays, momentOn } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { type Directory, type DirectorySource, withPast } from '../organisation/public.ts'
import { type Contradiction, type Dimension, MEASURES, METRICS, type Measure, type Metric, type Value, contradictionsIn, valueOf } from './domain/metrics.ts'
import { type Counted, type Key, type Period, countMeasures, listCounted } from './store/measures.ts'

/** Days, both in it; as of a moment of the machine's clock, or as known now. */
export interface Days { readonly from: Day; readonly until: Day; readonly asOf?: Date | undefined }

/** A value of a dimension: what it is known by in the data, and its name. */
export interface Place { readonly key: string; readonly name: string }

export interface MeasureRooms {
  readonly db: Db | Tx
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
}

/** What is asked: days, the units that count or the whole province, and by what it is told apart. */
export interface Asked extends Days {
  readonly unitIds?: readonly bigint[] | undefined
  readonly by?: Dimension | undefined
}

export interface Figure extends Value {
  /** Undefined: of all. */
  readonly of: Place | undefined
}

/** What a figure comes to: one value, or one for each value of the dimension, by name. */
export async function measure(rooms: MeasureRooms, metric: Metric, asked: Asked): Promise<Figure[]> {
  const counted = await countBy(rooms, [...metric.numerator, ...metric.denominator ?? []], asked)
  return counted.map(({ of, counts }) => ({ of, ...valueOf(metric, counts) }))
}

/** What contradicts itself in the figures of some days, of all and told apart by each dimension. */
export async function checkMeasures(
  rooms: MeasureRooms, asked: Omit<Asked, 'by'>, dimensions: readonly Dimension[],
): Promise<(Contradiction & { readonly by: Dimension | undefined; readonly of: Place | undefined })[]> {
  const found = []
  for (const by of [undefined, ...dimensions])
    for (const { of, counts } of await countBy(rooms, MEASURES, { ...asked, by }))
      found.push(...contradictionsIn(METRICS, counts).map((one) => ({ ...one, by, of })))
  return found
}

/** Measures counted together, for each value of a dimension, in the order of their names. */
export async function countBy(
  rooms: MeasureRooms, measures: readonly Measure[], asked: Asked,
): Promise<{ readonly of: Place | undefined; readonly counts: ReadonlyMap<Measure, number> }[]> {
  const { by } = asked
  const rows = await countMeasures(rooms.db, measures, {
    period: periodOf(asked), unitIds: asked.unitIds,
    keys: by === undefined ? [] : [KEY_OF[by]],
  })
  const countsOf = ({ counts }: Counted) => new Map(measures.map((one, nth) => [one, counts[nth] ?? 0]))
  if (by === undefined) return [{ of: undefined, counts: sumOf(rows.map(countsOf)) }]
  const placeOf = placesOf(rooms, asked.until)[by]
  const places = new Map(rows.map((row) => [row, placeOf(row)]))
  const names = new Map([...places.values()].map((place) => [place.key, place]))
  const groups = groupBy(rows, (row) => places.get(row)?.key ?? '')
  return [...groups].map(([key, some]) => ({ of: names.get(key), counts: sumOf(some.map(countsOf)) }))
    .sort((a, b) => (a.of?.name ?? '').localeCompare(b.of?.name ?? '', 'vi'))
}

/** What was counted in several rows, together. */
export function sumOf(rows: readonly ReadonlyMap<Measure, number>[]): ReadonlyMap<Measure, number> {
  const sums = new Map<Measure, number>()
  for (const row of rows) for (const [one, count] of row) sums.set(one, (sums.get(one) ?? 0) + count)
  return sums
}

/** Dossiers behind a figure, by id, after one of them: of all, or of one value of the dimension. */
export async function listBehind(
  rooms: MeasureRooms, metric: Metric,
  asked: Asked & { readonly of?: string | undefined; readonly after: bigint; readonly limit: number },
): Promise<bigint[]> {
  const { by, of, after, limit, unitIds } = asked
  const period = periodOf(asked)
  if (by === undefined || of === undefined)
    return listCounted(rooms.db, metric.numerator, { period, unitIds, after, limit })
  const placeOf = placesOf(rooms, asked.until)[by]
  const key = KEY_OF[by]
  const rows = await countMeasures(rooms.db, metric.numerator, { period, unitIds, keys: [key] })
  const only = { key, rows: rows.filter((row) => placeOf(row).key === of) }
  return listCounted(rooms.db, metric.numerator, { period, unitIds, only, after, limit })
}

/** The moments of some days. */
export function periodOf({ from, until, asOf }: Days): Period {
  return { from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0), asOf }
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
