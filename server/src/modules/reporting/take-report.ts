import type { Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { type MoveReport, type MoveReportRefusal, moveReport } from './move-report.ts'

/**
 * Whoever is above takes a report into its own: from then on what was sent counts there, and no longer what is counted.
 * Refuses as `moveReport`. Leaves `report.taken`.
 */
export function takeReport(
  ctx: Ctx, rooms: { readonly directory: DirectorySource }, input: MoveReport,
): Promise<Result<string, MoveReportRefusal>> {
  return moveReport(ctx, rooms, input, { deed: 'take' })
}
