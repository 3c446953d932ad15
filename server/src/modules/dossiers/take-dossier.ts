import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { holdTask } from '../workflow/public.ts'
import { type StepOfOthers, acknowledgeHandOver, stepOf } from './advance.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { deskOf } from './viewer.ts'

/**
 * Takes a step of the unit that nobody holds (nhận việc). Two at once: the second is told `not-your-step`, since it is
 * held by then; whoever holds it has nothing to take (`already-yours`). Acknowledges the hand-over, too. Leaves
 * `dossier.taken`.
 */
export async function takeDossier(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier,
): Promise<Result<Acted, OpenRefusal | StepOfOthers | { readonly code: 'already-yours' }>> {
  const opened = await openDossier(ctx, rooms, input, 'take')
  if (!opened.ok) return opened
  const mine = stepOf(opened.value, input.viewer)
  if (!mine.ok) return mine
  if (mine.value.holderId === deskOf(input.viewer)) return refuse({ code: 'already-yours' })
  await acknowledgeHandOver(ctx, opened.value, mine.value.unitId)
  await holdTask(ctx.tx, mine.value.id, deskOf(input.viewer))
  return ok(await closeDeed(ctx, opened.value, 'dossier.taken', {}))
}
