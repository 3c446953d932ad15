import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { type CourseRefusal, type ReportDeed, afterDeed } from './domain/report-course.ts'
import { reportingTreeOf } from './reporting-tree.ts'
import { changeReportState, insertReportStep, lockReport, lockReportOf } from './store/reports.ts'

/** What is done with a report by whoever is above. */
export interface MoveReport {
  /** The report by its address. */
  readonly publicId: string
  /** Whether whoever asks takes the reports that come to a unit. */
  readonly isReached: (unitId: bigint) => boolean
}

export type MoveReportRefusal = CourseRefusal
  | { readonly code: 'report-unknown' } | { readonly code: 'report-above-sent' }

/**
 * A deed of whoever is above: of the topmost its own. Refuses with `report-unknown` what does not come to a unit
 * within reach, as `afterDeed`, and with `report-above-sent` where what is above has been sent with or without it:
 * that must be sent back first. A report that is locked changes nothing of what is above.
 */
export async function moveReport(
  ctx: Ctx, { directory: source }: { readonly directory: DirectorySource }, input: MoveReport,
  { deed, reason = '' }: { readonly deed: Exclude<ReportDeed, 'submit'>; readonly reason?: string },
): Promise<Result<string, MoveReportRefusal>> {
  const { publicId, isReached } = input
  const report = await lockReport(ctx.tx, publicId)
  if (!report) return refuse({ code: 'report-unknown' })
  const above = reportingTreeOf(source.on(report.lastDay)).above(report.unitId)
  if (!isReached(above?.id ?? report.unitId)) return refuse({ code: 'report-unknown' })
  const to = afterDeed(report.state, deed, above === undefined)
  if (!to.ok) return to
  const upper = above && deed !== 'lock' ? await lockReportOf(ctx.tx, above.id, report.period) : undefined
  if (upper && upper.state !== 'draft' && upper.state !== 'returned') return refuse({ code: 'report-above-sent' })
  await changeReportState(ctx.tx, report.id, to.value)
  await insertReportStep(ctx, report.id, deed, reason)
  await recordEvent({ ...ctx, unitId: above?.id ?? report.unitId }, {
    type: deed === 'take' ? 'report.taken' : deed === 'return' ? 'report.returned' : 'report.locked',
    subjectKind: 'report', subjectId: report.id,
    data: { report: publicId, period: report.period, from: report.state },
  })
  return ok(publicId)
}
