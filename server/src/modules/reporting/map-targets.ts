import type { Day } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Directory, DirectorySource, Unit } from '../organisation/public.ts'
import { lastDayCounted } from './count-year.ts'
import { type DossierMeasure, isOfUnits } from './domain/measures.ts'
import { type Metric, measuresOf, valueOf } from './domain/metrics.ts'
import { type Tile, type TileLayout, isOnDay } from './domain/read-tiles.ts'
import { type Line, type NoLine, type Target, lineOf, meets } from './domain/targets.ts'
import type { Counts } from './domain/trajectory.ts'
import { metricOfTarget, placeOfUnit } from './follow-targets.ts'
import { periodOf, sumOf } from './measure.ts'
import { countMeasures } from './store/measures.ts'
import { listTileLayouts } from './store/target-sets.ts'

/** The level of which a map is drawn, by its word in rules. */
const COMMUNE = 'commune'

/** A commune on the map, with the share of whoever governs it. */
export interface MappedTile extends Pick<Tile, 'col' | 'row'> {
  readonly name: string
  readonly isSeen: boolean
  readonly line: Line | NoLine
  /** Null where one may not see it, and where nothing measures the target. */
  readonly counts: Counts | null
  readonly share: number | null
  readonly isMet: boolean | null
}

export interface TargetMap {
  readonly layout: TileLayout
  /** Layouts of the year that have units, the oldest first. */
  readonly layouts: readonly TileLayout[]
  readonly until: Day
  readonly day: Day
  readonly tiles: readonly MappedTile[]
}

/**
 * Communes as tiles, each with where the unit that governs it stands in a year, all below it included: counted by unit,
 * by one statement for all of them. `layout` picks a drawing; unless said, the last of the year. By one that ended in
 * the year it is counted until its last day; by one that began later than what is counted, each commune has what those
 * had that went up in it. A drawing none of whose units is there, as of a merger that was not carried out, is none.
 * Undefined where there is no such drawing, and of a year that has not begun.
 */
export async function mapTarget(
  { db, directory: source }: { readonly db: Db | Tx; readonly directory: DirectorySource }, target: Target,
  { year, today, layout: key, unitIds }: {
    readonly year: number; readonly today: Day; readonly layout?: string | undefined
    /** Of whom may be told; undefined: of all. */
    readonly unitIds?: readonly bigint[] | undefined
  },
): Promise<TargetMap | undefined> {
  const [first, counted]: readonly [Day, Day] = [`${year}-01-01`, lastDayCounted(year, today)]
  if (today < first) return undefined
  const drawn = (await listTileLayouts(db)).filter(({ level, from, until }) =>
    level === COMMUNE && from <= today && (until === null || until >= first)).map((layout) => {
    const until = layout.until !== null && layout.until < counted ? layout.until : counted
    const day = layout.from > until ? layout.from : until
    return { layout, until, day, places: tilesOn(source.on(day), layout) }
  }).filter(({ places }) => places.length > 0)
  const chosen = key === undefined ? drawn.find(({ layout }) => isOnDay(layout, counted)) ?? drawn.at(-1)
    : drawn.find(({ layout }) => layout.key === key)
  if (!chosen) return undefined
  const { layout, until, day, places } = chosen
  const directory = source.on(day)
  const metric = metricOfTarget(target)
  const sums = metric ? await countByCommune(db, directory, metric, { from: first, until, unitIds }) : undefined
  const seen = unitIds && new Set(unitIds)
  const tiles = places.map(({ unit, tile: { col, row } }): MappedTile => {
    const governing = directory.agencyGoverning(unit.id) ?? unit
    const isSeen = seen?.has(governing.id) ?? true
    const line = lineOf(target, { year, ...placeOfUnit(directory, governing.id) })
    const counts = isSeen && sums ? sums.get(governing.id) ?? { numerator: 0, denominator: 0 } : null
    const share = counts && counts.denominator > 0 ? 100 * counts.numerator / counts.denominator : null
    return {
      name: unit.name, col, row, isSeen, line, counts, share,
      isMet: share === null || line.kind === 'none' ? null : meets(line, share),
    }
  })
  return { layout, layouts: drawn.map((one) => one.layout), until, day, tiles }
}

/** Those that there are on the day, from north to south and from west to east. */
function tilesOn(directory: Directory, { tiles }: TileLayout): { readonly unit: Unit; readonly tile: Tile }[] {
  return tiles.flatMap((tile) => {
    const unit = directory.find(tile.unit)
    return unit ? [{ unit, tile }] : []
  }).sort((one, other) => one.tile.row - other.tile.row || one.tile.col - other.tile.col)
}

/** What was counted of each unit that governs a commune, with all below it and those whose heir any of them is. */
async function countByCommune(
  db: Db | Tx, directory: Directory, metric: Metric,
  { from, until, unitIds }: {
    readonly from: Day; readonly until: Day; readonly unitIds?: readonly bigint[] | undefined },
): Promise<ReadonlyMap<bigint, Counts>> {
  const measures = measuresOf([metric]).filter((one): one is DossierMeasure => !isOfUnits(one))
  const rows = await countMeasures(db, measures, { period: periodOf({ from, until }), keys: ['unit_id'], unitIds })
  const communes = new Set(directory.levels.filter(({ rule }) => rule === COMMUNE)
    .flatMap(({ id }) => directory.territories(id)).map(({ id }) => directory.agencyGoverning(id)?.id))
  const governingOf = (id: bigint | null): bigint | undefined => {
    if (id === null || communes.has(id)) return id ?? undefined
    return governingOf(directory.byId(id)?.parentId ?? null)
  }
  const byCommune = new Map<bigint, ReadonlyMap<DossierMeasure, number>[]>()
  for (const { unitId, counts } of rows) {
    const commune = governingOf((unitId === null ? undefined : directory.heirOf(unitId)?.id) ?? null)
    if (commune === undefined) continue
    const row = new Map(measures.map((one, nth) => [one, counts[nth] ?? 0]))
    byCommune.set(commune, [...byCommune.get(commune) ?? [], row])
  }
  return new Map([...byCommune].map(([id, some]) => {
    const { numerator, denominator } = valueOf(metric, sumOf(some))
    return [id, { numerator, denominator: denominator ?? 0 }]
  }))
}
