import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import type { ReportLine } from '../domain/report-cells.ts'
import type { PeriodReport } from './reports.ts'

interface Row {
  readonly reportId: bigint
  readonly unit: string
  readonly unitName: string
  readonly level: string
  readonly levelName: string
  readonly sector: string
  readonly sectorName: string
  readonly counts: readonly number[]
  readonly cause: string | null
  readonly note: string
}

/** Keeps what a report held when it was sent; throws where a line contradicts itself (report_line_adds_up). */
export async function insertLines(
  tx: Tx, reportId: bigint, sending: number, lines: readonly ReportLine[],
): Promise<void> {
  const rows = lines.map(({ unit, level, sector, counts, cause, note }, nth) => ({
    nth: nth + 1, unit: unit.key, unit_name: unit.name, level: level.key, level_name: level.name, sector: sector.key,
    sector_name: sector.name, counts, cause, note,
  }))
  await sql`
    insert into reporting.report_line (report_id, sending, nth, unit, unit_name, level, level_name, sector, sector_name,
      counts, cause, note)
    select ${reportId}, ${sending}, nth, unit, unit_name, level, level_name, sector, sector_name, counts, cause, note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (nth integer, unit text, unit_name text, level text,
      level_name text, sector text, sector_name text, counts integer[], cause text, note text)`.execute(tx)
}

/** What these reports held when they were last sent, by report, lines in their order. */
export async function listLines(
  db: Db | Tx, reports: readonly Pick<PeriodReport, 'id' | 'sending'>[],
): Promise<ReadonlyMap<bigint, readonly ReportLine[]>> {
  const lines = new Map<bigint, ReportLine[]>(reports.map(({ id }) => [id, []]))
  const { rows } = await sql<Row>`
    select report_id, unit, unit_name, level, level_name, sector, sector_name, counts, cause, note
    from reporting.report_line join unnest(${reports.map(({ id }) => id)}::bigint[],
      ${reports.map(({ sending }) => sending)}::integer[]) as asked (report_id, sending) using (report_id, sending)
    order by report_id, nth`.execute(db)
  for (const { reportId, unit, unitName, level, levelName, sector, sectorName, counts, cause, note } of rows) {
    lines.get(reportId)?.push({
      unit: { key: unit, name: unitName }, level: { key: level, name: levelName },
      sector: { key: sector, name: sectorName }, counts, cause, note,
    })
  }
  return lines
}
