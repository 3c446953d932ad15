import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Directory } from '../organisation/public.ts'
import { type Leg, type Process, type StepNode, type Task, finishStep, listTasks, releaseTasks } from '../workflow/public.ts'
import { moveOn, tokenOf } from './advance.ts'
import type { StepRefusal } from './case-facts.ts'
import type { NotAllowed } from './domain/lifecycle.ts'
import { agencyIdOf } from './follow-run.ts'
import { type NothingOnTheWay, openHandOver, stepsThere } from './hand-overs.ts'
import { type Acted, type HoldRefusal, type OnDossier, closeDeed } from './open-dossier.ts'
import { stepBefore } from './return-step.ts'
import type { DossierRooms } from './rooms.ts'

/**
 * Takes back what was handed over and nobody acknowledged, or what was refused (lấy lại hồ sơ đã chuyển): the run goes
 * back to the step before, whoever did it has it again, and the hand-over ends. What the section accepted is not
 * un-accepted, and what another unit did last is not theirs to take (`no-step-before`): that is handed over again.
 * Leaves `dossier.hand-over-recalled`.
 */
export async function recallHandOver(
  ctx: Ctx, rooms: DossierRooms, input: OnDossier & { readonly reason: string },
): Promise<Result<Acted, HoldRefusal | NotAllowed | NothingOnTheWay | StepRefusal | { readonly code: 'no-step-before' }>> {
  const opened = await openHandOver(ctx, rooms, input, 'recall-hand-over')
  if (!opened.ok) return opened
  const { leg, directory, dossier, process } = opened.value
  const recalled = recalledTo({
    directory, process, leg, open: opened.value.tasks, tasks: await listTasks(ctx.tx, dossier.id),
  })
  if (!recalled) return refuse({ code: 'no-step-before' })
  const { step, back } = recalled
  await releaseTasks(ctx.tx, [{ id: step.id, dueAt: step.dueAt }])
  await finishStep(ctx, step, 'sent-back', input.reason)
  const held = { ...opened.value, next: dossier.state, undo: undefined }
  const move = { by: 'send-back', tokenId: tokenOf(step), node: back.step.id } as const
  const holderOf = ({ id }: StepNode) => id === back.step.id ? back.whose : undefined
  const moved = await moveOn(ctx, held, step, move, { holderOf })
  if (!moved.ok) return moved
  return ok(await closeDeed(
    ctx, moved.value, 'dossier.hand-over-recalled', back.step.action === 'approve' ? { decidedAt: null } : {},
    { words: { reason: input.reason } },
  ))
}

/** The open step of a hand-over, and the one before it, if that was the giving agency's: where taking back leads. */
export function recalledTo(
  { directory, process, leg, open, tasks }: {
    directory: Directory; process: Process; leg: Leg; open: readonly Task[]; tasks: readonly Task[]
  },
): { step: Task; back: NonNullable<ReturnType<typeof stepBefore>> } | undefined {
  const [step] = stepsThere(directory, open, leg)
  const back = step && stepBefore(process, step, tasks)
  const done = tasks.findLast(({ nodeId, outcome }) => nodeId === back?.step.id && outcome === 'done')
  const isOurs = done !== undefined && agencyIdOf(directory, done.unitId) === agencyIdOf(directory, leg.handedOverFrom)
  return step && back && isOurs ? { step, back } : undefined
}
