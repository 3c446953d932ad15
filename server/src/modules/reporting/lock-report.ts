import type { Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { type MoveReport, type MoveReportRefusal, moveReport } from './move-report.ts'

/**
 * Ends the course of a report: nobody sends it anew. What was taken is locked by whoever took it, what nobody is
 * above by its own agency. Refuses as `moveReport`. Leaves `report.locked`.
 */
export function lockReportForGood(
  ctx: Ctx, rooms: { readonly directory: DirectorySource }, input: MoveReport,
): Promise<Result<string, MoveReportRefusal>> {
  return moveReport(ctx, rooms, input, { deed: 'lock' })
}
