import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  type Process, type StepNode, type Task, findStep, finishStep, listTasks, stepsBefore,
} from '../workflow/public.ts'
import { acknowledgeHandOver, moveOn, tokenOf } from './advance.ts'
import type { StepRefusal } from './case-facts.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type StepOfOthers, stepMeant } from './step-meant.ts'
import { askForSignature, endSigning, findSigning } from './store/result-signing-store.ts'

export interface ReturnStep extends OnDossier { readonly reason: string }
export type ReturnStepRefusal = OpenRefusal | StepOfOthers | StepRefusal | { readonly code: 'no-step-before' }

/**
 * Gives the dossier back to whoever did the step before (trả lại bước trước), with the reason; to another agency it is
 * handed over, as on the way there. A decision that comes back to its head is none until taken anew. The first step of
 * the settling unit has none before it: what the section accepted is not un-accepted. What its head signed of a result
 * is not sealed any more: it is signed anew. Leaves `dossier.step-returned`.
 */
export async function returnStep(
  ctx: Ctx, rooms: DossierRooms, input: ReturnStep,
): Promise<Result<Acted, ReturnStepRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'return-step')
  if (!opened.ok) return opened
  const { dossier, process } = opened.value
  const mine = stepMeant(opened.value, input.viewer, 'return-step', input.step)
  if (!mine.ok) return mine
  const back = stepBefore(process, mine.value, await listTasks(ctx.tx, dossier.id))
  if (!back) return refuse({ code: 'no-step-before' })
  const { step: before, whose } = back
  await sendBackSigned(ctx, dossier.id, before.action === 'approve')
  await acknowledgeHandOver(ctx, opened.value, mine.value.unitId)
  await finishStep(ctx, mine.value, 'sent-back', input.reason)
  const move = { by: 'send-back', tokenId: tokenOf(mine.value), node: before.id } as const
  const moved = await moveOn(ctx, opened.value, mine.value, move, {
    holderOf: ({ id }) => id === before.id ? whose : undefined,
  })
  if (!moved.ok) return moved
  return ok(
    await closeDeed(
      ctx, moved.value, 'dossier.step-returned', before.action === 'approve' ? { decidedAt: null } : {},
      { data: { from: mine.value.nodeId, to: before.id }, words: { reason: input.reason } },
    ),
  )
}

/** Văn thư trả lại: whoever approves it again is asked then; where nobody does, whoever approved it is asked again. */
async function sendBackSigned({ tx, now }: Ctx, dossierId: bigint, isApprovedAnew: boolean): Promise<void> {
  const signing = await findSigning(tx, dossierId)
  if (!signing) return
  await endSigning(tx, dossierId, 'sent-back', now)
  if (!isApprovedAnew) await askForSignature(tx, { dossierId, signerId: signing.signerId, at: now })
}

/**
 * The step to which an open one may be given back, and whose it was: of those right before it in the process, the
 * one that was done last. What the section accepted is not un-accepted. `tasks` are all steps of the dossier.
 */
export function stepBefore(
  { model }: Process, { nodeId }: Pick<Task, 'nodeId'>, tasks: readonly Task[],
): { readonly step: StepNode; readonly whose: bigint | undefined } | undefined {
  const before = findStep(model, nodeId) ? stepsBefore(model, nodeId).filter(({ action }) => action !== 'accept') : []
  const done = tasks.findLast((task) => task.outcome === 'done' && before.some(({ id }) => id === task.nodeId))
  const step = before.find(({ id }) => id === done?.nodeId)
  return step && { step, whose: done?.doneFor ?? done?.doneBy ?? undefined }
}
