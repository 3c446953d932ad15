import { groupBy } from '../../kernel/group-by.ts'
import {
  type Correction, type ReportLine, brokenChecks, correctionsOf, sumByCause, sumLines,
} from './domain/report-cells.ts'
import { countLines, fillReport } from './fill-report.ts'
import type { MeasureRooms } from './measure.ts'
import { listLines } from './store/report-lines.ts'
import { type PeriodReport, type ReportStep, findReport, listReportSteps } from './store/reports.ts'

/** A report with all that is in it. */
export interface OpenedReport {
  readonly report: PeriodReport
  readonly lines: readonly ReportLine[]
  readonly total: readonly number[]
  /** The sum of each agency whose lines are in it. */
  readonly byUnit: readonly { readonly unit: ReportLine['unit']; readonly counts: readonly number[] }[]
  /** Checks of the form that do not hold. */
  readonly broken: readonly string[]
  /**
   * What would be another number if it were counted now; nothing of a report that is not sent, which is counted now.
   */
  readonly corrections: readonly Correction[]
  readonly causes: ReturnType<typeof sumByCause>
  readonly steps: readonly ReportStep[]
}

/**
 * A report by its address: as it was sent last, with what has changed since; one that is drafted or sent back as it
 * would be sent now. Undefined where there is none.
 */
export async function openReport(rooms: MeasureRooms, publicId: string): Promise<OpenedReport | undefined> {
  const report = await findReport(rooms.db, publicId)
  if (!report) return undefined
  const isSent = report.state !== 'draft' && report.state !== 'returned'
  const lines = isSent ? (await listLines(rooms.db, [report])).get(report.id) ?? [] : await fillReport(rooms, report)
  const total = sumLines(lines)
  return {
    report, lines, total, broken: brokenChecks(total), causes: sumByCause(lines),
    byUnit: [...groupBy(lines, ({ unit }) => unit.key).values()]
      .flatMap((some) => some[0] ? [{ unit: some[0].unit, counts: sumLines(some) }] : []),
    corrections: isSent ? correctionsOf(lines, await countLines(rooms, report)) : [],
    steps: await listReportSteps(rooms.db, report.id),
  }
}
