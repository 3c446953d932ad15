import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { type StruckCaller, strikeEnded } from './store/due-appointments.ts'

/**
 * Name and number of whoever called are struck off appointments that were over before a moment, whatever became of
 * them; at most `limit` at once, those that ended first. That somebody called for it stays to be seen (NĐ 13/2023 Đ.3:
 * kept no longer than needed). Leaves `appointment.caller-struck` for each. Answers which.
 */
export async function strikeCallers(ctx: Ctx, before: Date, limit: number): Promise<readonly StruckCaller[]> {
  const struck = await strikeEnded(ctx.tx, before, ctx.now, limit)
  await recordEvents(ctx, { type: 'appointment.caller-struck', subjectKind: 'appointment' },
    struck.map(({ id, publicId }) => ({ subjectId: id, data: { appointment: publicId } })))
  return struck
}
