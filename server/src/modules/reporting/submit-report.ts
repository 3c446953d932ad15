import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { brokenChecks, lateIn } from './domain/report-cells.ts'
import { type CourseRefusal, afterDeed } from './domain/report-course.ts'
import { daysLate } from './domain/report-periods.ts'
import { fillReport } from './fill-report.ts'
import { insertLines } from './store/report-lines.ts'
import { insertReportStep, lockReport, noteSending } from './store/reports.ts'

export interface SubmitReport {
  /** The report by its address. */
  readonly publicId: string
  /** By the machine's clock: what was known then is what is sent. */
  readonly asOf: Date
  readonly isReached: (unitId: bigint) => boolean
}

export type SubmitReportRefusal = CourseRefusal
  | { readonly code: 'report-unknown' } | { readonly code: 'report-period-open' }
  | { readonly code: 'report-contradicts' } | { readonly code: 'report-cause-missing' }

/**
 * Sends a report to whoever is above: its numbers are kept as of now, and stay. Refuses with `report-unknown` what is
 * out of reach, as `afterDeed` what is on its way or locked, with `report-period-open` before the period is over,
 * with `report-contradicts` where the checks of the form do not hold, with `report-cause-missing` where nothing was
 * said of why a line of its own is late. Leaves `report.submitted`.
 */
export async function submitReport(
  ctx: Ctx, rooms: { readonly directory: DirectorySource; readonly catalogue: CatalogueSource }, input: SubmitReport,
): Promise<Result<string, SubmitReportRefusal>> {
  const { publicId, asOf, isReached } = input
  const report = await lockReport(ctx.tx, publicId)
  if (!report || !isReached(report.unitId)) return refuse({ code: 'report-unknown' })
  const to = afterDeed(report.state, 'submit', false)
  if (!to.ok) return to
  const today = dayOf(ctx.now)
  if (today <= report.lastDay) return refuse({ code: 'report-period-open' })
  const lines = await fillReport({ db: ctx.tx, ...rooms }, report, asOf)
  if (lines.some(({ counts }) => brokenChecks(counts).length > 0)) return refuse({ code: 'report-contradicts' })
  const unit = rooms.directory.on(report.lastDay).byId(report.unitId)
  if (lines.some((one) => one.unit.key === unit?.idOfData && lateIn(one.counts) > 0 && one.cause === null))
    return refuse({ code: 'report-cause-missing' })
  const sending = await noteSending(ctx, report.id, asOf)
  await insertLines(ctx.tx, report.id, sending, lines)
  await insertReportStep(ctx, report.id, 'submit')
  await recordEvent({ ...ctx, unitId: report.unitId }, {
    type: 'report.submitted', subjectKind: 'report', subjectId: report.id,
    data: { report: publicId, period: report.period, sending, daysLate: daysLate(report.dueOn, today) },
  })
  return ok(publicId)
}
