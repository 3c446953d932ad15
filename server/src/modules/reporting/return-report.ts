import type { Result } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { type MoveReport, type MoveReportRefusal, moveReport } from './move-report.ts'

export interface ReturnReport extends MoveReport { readonly reason: string }

/**
 * Whoever is above sends a report back with a reason; it may be sent anew, and what it held before stays kept.
 * Refuses as `moveReport`. Leaves `report.returned`, which has no word of the reason.
 */
export function returnReport(
  ctx: Ctx, rooms: { readonly directory: DirectorySource }, { reason, ...input }: ReturnReport,
): Promise<Result<string, MoveReportRefusal>> {
  return moveReport(ctx, rooms, input, { deed: 'return', reason })
}
