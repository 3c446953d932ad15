import { type Day, dayOf } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DirectorySource, Unit } from '../organisation/public.ts'
import type { ReportState } from './domain/report-course.ts'
import { type ReportPeriod, daysLate, dueDayOf } from './domain/report-periods.ts'
import { dueRulesOn } from './report-rules.ts'
import { reportingTreeOf } from './reporting-tree.ts'
import { listReportsOf } from './store/reports.ts'

/** How an agency stands with its report; `missing` where nobody has drafted one. */
export interface ListedReport {
  readonly unit: Unit
  readonly above: Unit | undefined
  readonly publicId: string | null
  readonly state: ReportState | 'missing'
  readonly dueOn: Day | null
  readonly submittedAt: Date | null
  /** Days after its day: of what was sent when it was, of what was not by today. */
  readonly daysLate: number
}

/**
 * Who has reported for a period and who has not, among the agencies that reported on its last day, in the order of the
 * data: who is missing, and who late. What was sent back is counted as not sent.
 */
export async function listReports(
  { db, directory: source }: { readonly db: Db | Tx; readonly directory: DirectorySource },
  { period, today, isReached }: {
    readonly period: ReportPeriod; readonly today: Day
    /** By the agency, and whoever is above it. */
    readonly isReached: (unitId: bigint, aboveId: bigint | undefined) => boolean
  },
): Promise<ListedReport[]> {
  const tree = reportingTreeOf(source.on(period.until))
  const due = dueRulesOn(source, period.until)
  const agencies = tree.agencies.filter(({ id }) => isReached(id, tree.above(id)?.id))
  const reports = new Map((await listReportsOf(db, period.code, agencies.map(({ id }) => id)))
    .map((report) => [report.unitId, report]))
  return agencies.map((unit): ListedReport => {
    const report = reports.get(unit.id)
    const level = unit.id === tree.topmost?.id ? 'province' : tree.levelOf(unit.id)
    const dueOn = report ? report.dueOn : dueDayOf(due, level, period) ?? null
    const sentOn = report?.submittedAt && report.state !== 'returned' ? dayOf(report.submittedAt) : today
    return {
      unit, above: tree.above(unit.id), publicId: report?.publicId ?? null, state: report?.state ?? 'missing', dueOn,
      submittedAt: report?.submittedAt ?? null, daysLate: daysLate(dueOn, sentOn),
    }
  })
}
