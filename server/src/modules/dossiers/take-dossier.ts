import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { holdTask } from '../workflow/public.ts'
import { acknowledgeHandOver } from './advance.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import { deskOf } from './viewer.ts'

/**
 * Takes a step of the unit that nobody holds (nhận việc). Two at once: the second is told `not-your-step`, since it is
 * held by then; whoever holds it has nothing to take (`already-yours`), and of several that are
 * free one is named (`step-unclear`). Acknowledges the hand-over, too. Leaves
 * `dossier.taken`.
 */
export async function takeDossier(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier,
): Promise<Result<Acted, OpenRefusal | StepOfOthers | { readonly code: 'already-yours' }>> {
  const opened = await openDossier(ctx, rooms, input, 'take')
  if (!opened.ok) return opened
  const mine = stepMeant(opened.value, input.viewer, 'take', input.step)
  // What may be done and is not free is held by whoever asks.
  if (!mine.ok && mine.refusal.code === 'not-at-this-step') return refuse({ code: 'already-yours' })
  if (!mine.ok) return mine
  await acknowledgeHandOver(ctx, opened.value, mine.value.unitId)
  await holdTask(ctx.tx, mine.value.id, deskOf(input.viewer))
  return ok(await closeDeed(ctx, opened.value, 'dossier.taken', {}))
}
