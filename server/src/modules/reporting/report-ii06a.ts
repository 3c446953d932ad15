import { groupBy } from '../../kernel/group-by.ts'
import { II_06A_COLUMNS } from './domain/report-cells.ts'
import { type Asked, type MeasureRooms, type Place, periodOf, placesOf } from './measure.ts'
import { countMeasures } from './store/measures.ts'

/** One row: what is counted in it, column by column. */
export interface ReportRow { readonly of: Place; readonly counts: readonly number[] }

/** The work of one level, with its sectors. */
export interface ReportGroup extends ReportRow { readonly sectors: readonly ReportRow[] }

/** The form: work by level and sector, and its sum. Levels from the top, sectors by name. */
export interface Report {
  readonly groups: readonly ReportGroup[]
  readonly total: readonly number[]
}

/**
 * Form II.06a of some units, or of the province: how dossiers were received and settled in some days. Each
 * dossier counts in one row. What the form demands of its columns (3 = 4 + 5 + 6 = 7 + 11, 7 = 8 + 9 + 10,
 * 11 = 12 + 13) is not made true: each column is counted by itself and `metrics check` holds them against each other.
 */
export async function reportIi06a(rooms: MeasureRooms, asked: Omit<Asked, 'by' | 'sectionIds'>): Promise<Report> {
  const directory = rooms.directory.on(asked.until)
  const rows = await countMeasures(rooms.db, II_06A_COLUMNS, {
    period: periodOf(asked), unitIds: asked.unitIds, keys: ['procedure_version_id'],
  })
  const places = placesOf(rooms, asked.until)
  const ranks = new Map([...directory.pastLevels, ...directory.levels].map(({ id, rank }) => [id, rank]))
  const groups = [...groupBy(rows, (row) => places.level(row).key).values()].map((some): ReportGroup => {
    const [first] = some
    if (!first) throw new Error('a group has a row')
    const sectors = [...groupBy(some, (row) => places.sector(row).key).values()].map((alike): ReportRow => {
      const of = alike[0] ? places.sector(alike[0]) : { key: '', name: '' }
      return { of, counts: sumOf(alike) }
    })
    return {
      of: places.level(first), counts: sumOf(some), sectors: sectors.sort((a, b) => a.of.name.localeCompare(b.of.name, 'vi')),
    }
  })
  return {
    groups: groups.sort((a, b) => (ranks.get(a.of.key) ?? 0) - (ranks.get(b.of.key) ?? 0)), total: sumOf(rows),
  }
}

function sumOf(rows: readonly { readonly counts: readonly number[] }[]): number[] {
  return II_06A_COLUMNS.map((_, nth) => rows.reduce((sum, { counts }) => sum + (counts[nth] ?? 0), 0))
}
