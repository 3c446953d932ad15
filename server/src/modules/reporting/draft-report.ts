import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { dueDayOf } from './domain/report-periods.ts'
import { PERIODIC_FORM, dueRulesOn, periodNamed } from './report-rules.ts'
import { reportingTreeOf } from './reporting-tree.ts'
import { insertReport, insertReportStep } from './store/reports.ts'

export interface DraftReport {
  /** Public id of the agency. */
  readonly unit: string
  /** Code of the period. */
  readonly period: string
  /** Whether whoever asks reports for a unit. */
  readonly isReached: (unitId: bigint) => boolean
}

export type DraftReportRefusal =
  | { readonly code: 'report-unit-unknown' } | { readonly code: 'report-period-unknown' }
  | { readonly code: 'report-period-ahead' } | { readonly code: 'report-drafted' }

/**
 * Begins the report of an agency for a period (TT 01/2020/TT-VPCP); its numbers follow what is counted until it is
 * sent. Refuses with `report-period-unknown` what the rules do not have, with `report-period-ahead` a period that has
 * not begun, with `report-unit-unknown` what is out of reach or does not report, with `report-drafted` a second one.
 * Leaves `report.drafted`.
 */
export async function draftReport(
  ctx: Ctx, { directory: source }: { readonly directory: DirectorySource }, input: DraftReport,
): Promise<Result<string, DraftReportRefusal>> {
  const period = periodNamed(source, input.period)
  if (!period) return refuse({ code: 'report-period-unknown' })
  if (period.from > dayOf(ctx.now)) return refuse({ code: 'report-period-ahead' })
  const tree = reportingTreeOf(source.on(period.until))
  const unit = tree.agencies.find(({ publicId }) => publicId === input.unit)
  if (!unit || !input.isReached(unit.id)) return refuse({ code: 'report-unit-unknown' })
  const level = unit.id === tree.topmost?.id ? 'province' : tree.levelOf(unit.id)
  const dueOn = dueDayOf(dueRulesOn(source, period.until), level, period) ?? null
  const made = await insertReport(ctx, { unitId: unit.id, form: PERIODIC_FORM, period, dueOn })
  if (!made) return refuse({ code: 'report-drafted' })
  await insertReportStep(ctx, made.id, 'draft')
  await recordEvent({ ...ctx, unitId: unit.id }, {
    type: 'report.drafted', subjectKind: 'report', subjectId: made.id,
    data: { report: made.publicId, form: PERIODIC_FORM, period: period.code, unit: unit.publicId },
  })
  return ok(made.publicId)
}
