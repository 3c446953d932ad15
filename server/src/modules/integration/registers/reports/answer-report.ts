import { type Result, ok, refuse } from '../../../../kernel/result.ts'
import { cleanLines } from '../../../../kernel/vietnamese-text.ts'
import { dayOf } from '../../../../kernel/work-calendar.ts'
import type { Ctx } from '../../../../platform/db.ts'
import { recordEvent } from '../../../audit/public.ts'
import { type Viewer, isUnitWithin } from '../../../dossiers/public.ts'
import { type ReportOutcome, keepReportAnswer, lockReport } from './report-store.ts'
import type { ReportRooms } from './report-wrong.ts'

export interface AnswerReport {
  /** Public id. */
  readonly report: string
  readonly viewer: Viewer
  readonly outcome: ReportOutcome
  /** Read by whoever reported it. */
  readonly reason: string
}

export type AnswerReportRefusal =
  | { readonly code: 'register-report-unknown' } | { readonly code: 'register-report-answered' }
  | { readonly code: 'nothing-said' }

/**
 * The unit that keeps a register here answers a report (trả lời phản ánh): the register was mended, or it stays as it
 * is, and why. Refuses `register-report-unknown` for what is another unit's, `register-report-answered` the second of
 * two who answer, `nothing-said`. Leaves `register.report-answered`.
 */
export async function answerReport(
  ctx: Ctx, rooms: Pick<ReportRooms, 'directory'>, { report: publicId, viewer, outcome, reason }: AnswerReport,
): Promise<Result<{ readonly outcome: ReportOutcome }, AnswerReportRefusal>> {
  const report = await lockReport(ctx.tx, publicId)
  const directory = rooms.directory.on(dayOf(ctx.now))
  if (!report || !viewer.reaches.some((scope) => isUnitWithin(directory, scope, report.unitId)))
    return refuse({ code: 'register-report-unknown' })
  if (report.answeredAt) return refuse({ code: 'register-report-answered' })
  const why = cleanLines(reason)
  if (why.length < 3) return refuse({ code: 'nothing-said' })
  await keepReportAnswer(ctx.tx, report.id, { at: ctx.now, by: ctx.actorId, outcome, reason: why })
  await recordEvent(ctx, {
    type: 'register.report-answered', subjectKind: 'register-report', subjectId: report.id, dossierId: report.dossierId,
    data: { report: publicId, register: report.register, field: report.field, outcome },
  })
  return ok({ outcome })
}
