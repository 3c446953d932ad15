import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { stopClocks } from '../workflow/public.ts'
import { stepOf } from './advance.ts'
import type { StepOfOthers } from './step-meant.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'

/**
 * Tells the applicant that an online dossier has arrived and is looked at (thông báo đã nhận): the 8 working hours are
 * kept (R3). Accepting or asking for changes does the same. Leaves `dossier.acknowledged`; doing it again changes
 * nothing but the version.
 */
export async function acknowledgeDossier(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier,
): Promise<Result<Acted, OpenRefusal | StepOfOthers>> {
  const opened = await openDossier(ctx, rooms, input, 'acknowledge')
  if (!opened.ok) return opened
  const mine = stepOf(opened.value, input.viewer)
  if (!mine.ok) return mine
  const { dossier } = opened.value
  await stopClocks(ctx.tx, dossier.id, ctx.now, ['acknowledgement'])
  return ok(
    await closeDeed(ctx, opened.value, 'dossier.acknowledged', { acknowledgedAt: dossier.acknowledgedAt ?? ctx.now }),
  )
}
