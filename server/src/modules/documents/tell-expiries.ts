import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { noteExpiries } from './store/expiries.ts'

/**
 * Notes which papers of the Kho are no longer in force in so many days, so that their owners are told (nhắc giấy tờ sắp
 * hết hiệu lực): licences and results alike, each once for each number of days, and none that was replaced or revoked.
 * Leaves `paper.expiry-told` for each; answers how many.
 */
export async function tellExpiries(
  ctx: Ctx, { days, limit }: { readonly days: readonly number[]; readonly limit: number },
): Promise<Result<number, never>> {
  const told = await noteExpiries(ctx.tx, { today: dayOf(ctx.now), days, at: ctx.now, limit })
  await recordEvents(ctx, { type: 'paper.expiry-told', subjectKind: 'paper' }, told.map((one) => ({
    subjectId: one.id, data: { paper: one.publicId, on: one.validTo, days: one.daysBefore },
  })))
  return ok(told.length)
}
