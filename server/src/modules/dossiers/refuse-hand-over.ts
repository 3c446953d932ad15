import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { holdBackTasks, listLegs, refuseLeg } from '../workflow/public.ts'
import { stepOf, waitsForReceipt } from './advance.ts'
import type { StepOfOthers } from './step-meant.ts'
import { type NothingOnTheWay, stepsThere } from './hand-overs.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'

/**
 * The agency to which a dossier was handed over does not take it (từ chối nhận hồ sơ chuyển đến), and says why: it goes
 * back to whoever handed it over, whose stay and clock have not ended, and whose queue shows it until it is handed over
 * again or taken back. Its steps there are nobody's to do. What was acknowledged is refused no more
 * (`nothing-handed-over`): it is returned a step. Leaves `dossier.hand-over-refused`.
 */
export async function refuseHandOver(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier & { readonly reason: string },
): Promise<Result<Acted, OpenRefusal | StepOfOthers | NothingOnTheWay>> {
  const opened = await openDossier(ctx, rooms, input, 'refuse-hand-over')
  if (!opened.ok) return opened
  const { dossier, directory, tasks } = opened.value
  const mine = stepOf(opened.value, input.viewer)
  if (!mine.ok) return mine
  const leg = waitsForReceipt(directory, await listLegs(ctx.tx, dossier.id), mine.value.unitId)
  if (!leg) return refuse({ code: 'nothing-handed-over' })
  await refuseLeg(ctx.tx, leg.id, { at: ctx.now, by: ctx.actorId, reason: input.reason })
  await holdBackTasks(ctx.tx, stepsThere(directory, tasks, leg).map(({ id }) => id), ctx.now)
  return ok(await closeDeed(ctx, opened.value, 'dossier.hand-over-refused', {}, { words: { reason: input.reason } }))
}
