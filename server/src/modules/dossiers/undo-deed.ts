import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type NotUndoable, lockUndoable } from '../audit/public.ts'
import { listOpenTasks, restoreStanding } from '../workflow/public.ts'
import { workToAssign } from './assign-dossier.ts'
import type { DutySeparated } from '../identity/public.ts'
import type { NotAllowed } from './domain/lifecycle.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, holdDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { endSigning, reopenSigning } from './store/result-signing-store.ts'
import { undoSignedOpinion } from './store/signed-opinion-store.ts'
import { takeBefore } from './store/undo-store.ts'
import { mayDoStep } from './viewer.ts'

export type UndoRefusal = Exclude<OpenRefusal, NotAllowed | DutySeparated> | NotUndoable

/**
 * Undoes the step of work that one has just done (hoàn tác): dossier, steps, stays and clocks are what they were, as if
 * it had not been; only the version goes on, and both deeds stay in the history. Nobody was told of the first, and
 * nobody is told of this. An opinion that was signed with it stays on record as taken back.
 *
 * Only the last deed, only one's own (`undo-not-possible`), only for some seconds (`undo-too-late`; the policy
 * `undo-seconds`), and only by whoever could do it now (`not-your-step`). Leaves `dossier.deed-undone`.
 */
export async function undoDeed(ctx: Ctx, rooms: DossierRooms, input: OnDossier): Promise<Result<Acted, UndoRefusal>> {
  const held = await holdDossier(ctx, rooms, input)
  if (!held.ok) return held
  const { dossier } = held.value
  const deed = await lockUndoable(ctx, 'dossier', dossier.id)
  if (!deed.ok) return deed
  const { state, proposal, decidedAt, standing } = await takeBefore(ctx.tx, dossier.id)
  await restoreStanding(ctx.tx, dossier.id, standing)
  const tasks = await listOpenTasks(ctx.tx, dossier.id)
  const mayDo = deed.value.type === 'dossier.assigned'
    ? workToAssign({ ...held.value, tasks }, input) !== undefined : tasks.some((task) => mayDoStep(input.viewer, task))
  if (!mayDo) return refuse({ code: 'not-your-step' })
  if (deed.value.type === 'dossier.approved') await endSigning(ctx.tx, dossier.id, 'undone', ctx.now)
  if (deed.value.type === 'dossier.step-returned') await reopenSigning(ctx.tx, dossier.id, deed.value.happenedAt, ctx.now)
  const { signed } = deed.value.data
  if (typeof signed === 'string') await undoSignedOpinion(ctx.tx, dossier.id, signed, ctx.now)
  const told = { data: { undone: deed.value.type }, voids: deed.value.id }
  return ok(await closeDeed(ctx, { dossier, next: state }, 'dossier.deed-undone', { proposal, decidedAt }, told))
}
