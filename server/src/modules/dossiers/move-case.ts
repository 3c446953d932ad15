import type { Ctx } from '../../platform/db.ts'
import { type DueMove, listOpenTasks, lockInstance, moveLocked } from '../workflow/public.ts'
import { caseOf } from './advance.ts'
import { portsOfCase } from './case-ports.ts'
import { clockIn } from './domain/lifecycle.ts'
import { followRun } from './follow-run.ts'
import { closeDeed, groundsOf } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { lockDossierById } from './store/dossier-store.ts'

/** What has come for the run of a dossier. */
export interface CaseMove extends DueMove { readonly caseId: bigint }

/**
 * Moves the run of a dossier because something has come that nobody on it did: a moment, a message, a signal, what the
 * program had to do. Steps are opened and cancelled with it, as after a deed. The dossier is locked first, as in every
 * deed; what was done meanwhile is not done again. Leaves `dossier.moved-on`, and raises the version.
 * Answers whether it moved.
 *
 * Throws where a step has no unit or no calendar: the run stays where it was, to be moved when that is mended.
 */
export async function moveCase(
  ctx: Ctx, rooms: DossierRooms, { caseId, instanceId, move, isDue }: CaseMove,
): Promise<boolean> {
  const dossier = await lockDossierById(ctx.tx, caseId)
  const run = await lockInstance(ctx.tx, instanceId)
  if (!dossier || run?.instance.state !== 'running') return false
  const token = 'tokenId' in move ? run.instance.tokens.find(({ id }) => id === move.tokenId) : undefined
  // While somebody outside is waited for no clock runs, the process's own among them.
  if (!isDue(token, ctx.now) || token?.at === 'timer' && clockIn(dossier.state) === 'paused') return false
  const process = await rooms.processes.ofCase(caseId, dossier.procedureVersionId, ctx.tx)
  const facts = caseOf(groundsOf(ctx, rooms, dossier, process))
  const moved = await moveLocked(ctx, run, facts.process.model, portsOfCase(ctx, facts), move)
  if (!moved) return false
  const tasks = await listOpenTasks(ctx.tx, caseId)
  const fromUnitId = tasks[0]?.unitId ?? dossier.competentUnitId
  const followed = await followRun(ctx, facts, moved, tasks, { fromUnitId })
  if (!followed.ok) throw new Error(`dossier ${dossier.publicId} cannot go on: ${followed.refusal.code}`)
  await closeDeed(ctx, { dossier, next: dossier.state }, 'dossier.moved-on', {}, {
    data: { by: move.by, passed: moved.passed.join(' ') },
  })
  return true
}
