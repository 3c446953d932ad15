import { groupBy } from '../../kernel/group-by.ts'
import type { Directory, DirectorySource } from '../organisation/public.ts'
import { type ReportLine, II_06A_COLUMNS, lateIn, sumLines } from './domain/report-cells.ts'
import { type MeasureRooms, periodOf, placesOf } from './measure.ts'
import { reportingTreeOf } from './reporting-tree.ts'
import { countMeasures } from './store/measures.ts'
import { listLines } from './store/report-lines.ts'
import { type PeriodReport, listCauses, listReportsOf } from './store/reports.ts'

/** What a report is of. */
export type ReportOf = Pick<PeriodReport, 'id' | 'unitId' | 'period' | 'firstDay' | 'lastDay'>

/**
 * What an agency and all below it have in a period, counted as of a moment or as it is known now, one line for each
 * agency, level and sector with anything in it. Lines are in the order of agencies in the data, levels, sectors.
 */
export async function countLines(
  rooms: MeasureRooms, { unitId, firstDay: from, lastDay: until }: Omit<ReportOf, 'id' | 'period'>, asOf?: Date,
): Promise<ReportLine[]> {
  const directory = rooms.directory.on(until)
  const tree = reportingTreeOf(directory)
  const rows = await countMeasures(rooms.db, II_06A_COLUMNS, {
    period: periodOf({ from, until, asOf }), unitIds: tree.unitsUnder(unitId), keys: ['unit_id', 'procedure_version_id'],
  })
  const places = placesOf(rooms, until)
  const lines = rows.map((row) => {
    const agency = tree.agencyFor(row.unitId ?? 0n)
    const unit = agency ? { key: agency.idOfData, name: agency.name } : places.unit(row)
    return { unit, level: places.level(row), sector: places.sector(row), counts: row.counts, cause: null, note: '' }
  })
  const nthOf = new Map(directory.units.map(({ idOfData }, nth) => [idOfData, nth]))
  const ranks = new Map([...directory.pastLevels, ...directory.levels].map(({ id, rank }) => [id, rank]))
  return [...groupBy(lines, keyOf).values()]
    .flatMap((some) => some[0] ? [{ ...some[0], counts: sumLines(some) }] : [])
    .filter(({ counts }) => counts.some((one) => one > 0))
    .sort((a, b) => (nthOf.get(a.unit.key) ?? 0) - (nthOf.get(b.unit.key) ?? 0)
      || (ranks.get(a.level.key) ?? 0) - (ranks.get(b.level.key) ?? 0)
      || a.sector.name.localeCompare(b.sector.name, 'vi'))
}

/**
 * What a report would hold if it were sent: lines of those below whose reports were taken as they sent them, all others
 * as they are counted, with what was said of why they are late.
 */
export async function fillReport(rooms: MeasureRooms, report: ReportOf, asOf?: Date): Promise<ReportLine[]> {
  const [counted, taken, causes] = [
    await countLines(rooms, report, asOf), await listTaken(rooms, report), await listCauses(rooms.db, report.id),
  ]
  const directory = rooms.directory.on(report.lastDay)
  const replaced = new Set(taken.flatMap(({ report: { unitId } }) => agenciesUnder(directory, unitId)))
  const causeOf = new Map(causes.map((one) => [`${one.level} ${one.sector}`, one]))
  const own = directory.byId(report.unitId)?.idOfData
  return [
    ...counted.filter(({ unit }) => !replaced.has(unit.key)).map((line) => {
      const said = line.unit.key === own && lateIn(line.counts) > 0
        ? causeOf.get(`${line.level.key} ${line.sector.key}`) : undefined
      return said ? { ...line, cause: said.cause, note: said.note } : line
    }),
    ...taken.flatMap(({ lines }) => lines),
  ]
}

/** Reports of those right below that were taken, with what each held when it was sent. */
export async function listTaken(
  rooms: Pick<MeasureRooms, 'db'> & { readonly directory: DirectorySource },
  { unitId, period, lastDay }: Pick<ReportOf, 'unitId' | 'period' | 'lastDay'>,
): Promise<{ readonly report: PeriodReport; readonly lines: readonly ReportLine[] }[]> {
  const below = reportingTreeOf(rooms.directory.on(lastDay)).below(unitId)
  const reports = (await listReportsOf(rooms.db, period, below.map(({ id }) => id)))
    .filter(({ state }) => state === 'consolidated' || state === 'locked')
  const lines = await listLines(rooms.db, reports)
  return reports.map((report) => ({ report, lines: lines.get(report.id) ?? [] }))
}

function agenciesUnder(directory: Directory, unitId: bigint): string[] {
  const tree = reportingTreeOf(directory)
  const unit = directory.byId(unitId)
  return [...unit ? [unit.idOfData] : [], ...tree.below(unitId).flatMap(({ id }) => agenciesUnder(directory, id))]
}

function keyOf({ unit, level, sector }: ReportLine): string {
  return `${unit.key} ${level.key} ${sector.key}`
}
