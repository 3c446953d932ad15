import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { isPausedUntil, listPausesToEnd } from '../workflow/public.ts'
import { goOnByItself } from './go-on.ts'
import type { DossierRooms } from './rooms.ts'
import { lockFreeDossier } from './store/dossier-store.ts'

/** So many are looked at to find one that nobody has in hand. */
const AT_ONCE = 20

/**
 * Ends the next wait for a confirmation that has lasted as long as it may (R9: thân nhân xác nhận qua VNeID, nhiều nhất
 * 05 ngày làm việc): the clocks go on from now, and whoever has the step decides without it. Two that look at once end
 * it once: the dossier is locked first. Leaves `dossier.confirmation-over`. Answers whether there was one; for a job,
 * which asks again until not. Throws where the calendar ends: it stays, to be ended when that is mended.
 */
export async function endNextConfirmation(
  ctx: Ctx, rooms: Pick<DossierRooms, 'catalogue' | 'directory'>,
): Promise<Result<boolean, never>> {
  for (const caseId of await listPausesToEnd(ctx.tx, ctx.now, AT_ONCE)) {
    const dossier = await lockFreeDossier(ctx.tx, caseId)
    if (dossier?.state !== 'awaiting-confirmation' || !await isPausedUntil(ctx.tx, caseId, ctx.now)) continue
    await goOnByItself(ctx, rooms, dossier, 'dossier.confirmation-over')
    return ok(true)
  }
  return ok(false)
}
