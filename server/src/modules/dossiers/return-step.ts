import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type GraphNode, type Process, type Task, finishStep, listTasks, nodeBefore } from '../workflow/public.ts'
import { type StepOfOthers, enterStep, stepOf } from './advance.ts'
import type { StepRefusal } from './begin-case.ts'
import { type Acted, type OnDossier, type OpenRefusal, closeDeed, openDossier } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'

export interface ReturnStep extends OnDossier { readonly reason: string }
export type ReturnStepRefusal = OpenRefusal | StepOfOthers | StepRefusal | { readonly code: 'no-step-before' }

/**
 * Gives the dossier back to whoever did the step before (trả lại bước trước), with the reason; to another agency it is
 * handed over, as on the way there. A decision that comes back to its head is none until taken anew. The first step of
 * the settling unit has none before it: what the section accepted is not un-accepted. Leaves `dossier.step-returned`.
 */
export async function returnStep(
  ctx: Ctx, rooms: DossierRooms, input: ReturnStep,
): Promise<Result<Acted, ReturnStepRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'return-step')
  if (!opened.ok) return opened
  const { dossier, process } = opened.value
  const mine = stepOf(opened.value, input.viewer)
  if (!mine.ok) return mine
  const before = stepBefore(process, mine.value)
  if (!before) return refuse({ code: 'no-step-before' })
  const done = (await listTasks(ctx.tx, dossier.id))
    .filter(({ nodeId, outcome }) => nodeId === before.id && outcome === 'done').at(-1)
  await finishStep(ctx, mine.value, 'sent-back', input.reason)
  const whose = done?.doneFor ?? done?.doneBy ?? undefined
  const opening = await enterStep(ctx, opened.value, before, mine.value.unitId, whose)
  if (!opening.ok) return opening
  return ok(
    await closeDeed(
      ctx, opened.value, 'dossier.step-returned', before.action === 'approve' ? { decidedAt: null } : {},
      { data: { from: mine.value.nodeId, to: before.id }, words: { reason: input.reason } },
    ),
  )
}

/** The step to which an open one may be given back: what the section accepted is not un-accepted. */
export function stepBefore({ graph }: Process, { nodeId }: Pick<Task, 'nodeId'>): GraphNode | undefined {
  const before = graph.nodes.some(({ id }) => id === nodeId) ? nodeBefore(graph, nodeId) : undefined
  return before?.action === 'accept' ? undefined : before
}
