import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { acknowledgeHandOver, stepOf } from './advance.ts'
import type { StepOfOthers } from './step-meant.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'

/**
 * Acknowledges that the unit has what was handed over to it (xác nhận đã nhận hồ sơ chuyển đến): the stay of its agency
 * begins to be its own, and its clock. Whoever receives it says whether it came on paper (`how`): the measure of
 * electronic hand-overs counts it so. Where nothing is on its way there is nothing to acknowledge
 * (`nothing-handed-over`). Leaves `dossier.hand-over-received`.
 */
export async function receiveHandOver(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier & { note?: string | undefined; how?: 'paper' | undefined },
): Promise<Result<Acted, OpenRefusal | StepOfOthers | { readonly code: 'nothing-handed-over' }>> {
  const opened = await openDossier(ctx, rooms, input, 'receive')
  if (!opened.ok) return opened
  const mine = stepOf(opened.value, input.viewer)
  if (!mine.ok) return mine
  if (!(await acknowledgeHandOver(ctx, opened.value, mine.value.unitId, input.how)))
    return refuse({ code: 'nothing-handed-over' })
  return ok(await closeDeed(ctx, opened.value, 'dossier.hand-over-received', {}, { words: { note: input.note } }))
}
