import type { Ctx } from '../../platform/db.ts'
import {
  type Instance, type LockedInstance, type Migration, type RunReplaced, type StepNode, type StoredModel, type Task,
  type Versions, findStep, finishStep, getStep, listOpenTasks, lockInstance, migrateLocked, renameTask, undoLocked,
} from '../workflow/public.ts'
import { caseOf } from './advance.ts'
import type { CaseFacts, StepRefusal } from './case-facts.ts'
import { portsOfCase } from './case-ports.ts'
import { followRun } from './follow-run.ts'
import { closeDeed, groundsOf } from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'
import { type Dossier, lockDossierById } from './store/dossier-store.ts'

/** Which run goes over, and whether it is taken back. */
export interface MigrateCase {
  readonly caseId: bigint
  readonly instanceId: bigint
  readonly migration: Migration
  readonly versions: Versions
  readonly isUndoing: boolean
}

/** The steps of a dossier cannot be made of where its run would stand: all is left as it was. */
export class CannotFollow extends Error {
  readonly code: StepRefusal['code']
  constructor(dossier: string, code: StepRefusal['code']) {
    super(`dossier ${dossier} cannot follow: ${code}`)
    this.code = code
  }
}

/**
 * Lets a dossier go on in another version of its process (chuyển hồ sơ sang phiên bản quy trình mới), or back: the
 * dossier is locked first, as in every deed. A step goes on with whoever has it and with its term where the other
 * version has it for the same role, unit and deed, under the name that it has there; otherwise it is cancelled and
 * opened where it belongs now, and stays follow. Leaves `dossier.process-changed` and raises the version, if it went.
 *
 * Throws `CannotFollow` where a step has no unit or no calendar.
 */
export async function migrateCase(
  ctx: Ctx, rooms: DossierRooms, { caseId, instanceId, migration, versions, isUndoing }: MigrateCase,
): Promise<void> {
  const dossier = await lockDossierById(ctx.tx, caseId)
  const run = await lockInstance(ctx.tx, instanceId)
  if (!dossier || !run) return
  const [old, now] = isUndoing ? [versions.to, versions.from] : [versions.from, versions.to]
  const facts = await factsIn(ctx, rooms, dossier, now)
  const replaced = await replace(ctx, { migration, versions, isUndoing }, run, facts)
  if (!replaced) return
  const tasks = await listOpenTasks(ctx.tx, caseId)
  const { kept, renewed } = await sortSteps(ctx, { old, now, runId: run.id, instance: replaced.instance }, tasks)
  for (const task of renewed) await finishStep(ctx, task, 'cancelled', null)
  const again = new Set(renewed.map(({ tokenId }) => tokenId))
  const before = { ...replaced.before, tokens: replaced.before.tokens.filter(({ id }) => !again.has(id)) }
  const fromUnitId = tasks[0]?.unitId ?? dossier.competentUnitId
  const { id, instance } = { ...run, ...replaced }
  const followed = await followRun(ctx, facts, { id, before, instance }, kept, { fromUnitId })
  if (!followed.ok) throw new CannotFollow(dossier.publicId, followed.refusal.code)
  await closeDeed(ctx, { dossier, next: dossier.state }, 'dossier.process-changed', {}, {
    data: { from: old.publicId, to: now.publicId },
  })
}

async function replace(
  ctx: Ctx, { migration, versions, isUndoing }: Pick<MigrateCase, 'migration' | 'versions' | 'isUndoing'>,
  run: LockedInstance, facts: CaseFacts,
): Promise<RunReplaced | undefined> {
  if (isUndoing) return undoLocked(ctx, migration, versions, run)
  const moved = await migrateLocked(ctx, migration, versions, run, portsOfCase(ctx, facts))
  return moved?.ok ? moved.value : undefined
}

/** The dossier as the process asks for it to which it goes. */
async function factsIn(
  ctx: Ctx, rooms: DossierRooms, dossier: Dossier, { id: modelId, model, decisions }: StoredModel,
): Promise<CaseFacts> {
  const own = await rooms.processes.of(dossier.procedureVersionId, ctx.tx)
  return caseOf(groundsOf(ctx, rooms, dossier, { ...own, modelId, model, decisions }))
}

/** Which open steps go on, renamed where the other version names them otherwise, and which are to be opened anew. */
async function sortSteps(
  ctx: Ctx,
  { old, now, runId, instance }: { old: StoredModel; now: StoredModel; runId: bigint; instance: Instance },
  tasks: readonly Task[],
): Promise<{ readonly kept: Task[]; readonly renewed: Task[] }> {
  const [kept, renewed]: [Task[], Task[]] = [[], []]
  for (const task of tasks) {
    const token = task.instanceId === runId ? instance.tokens.find(({ id }) => id === task.tokenId) : undefined
    if (token?.at !== 'user') {
      kept.push(task)
      continue
    }
    const step = getStep(now.model, token.node)
    const isSame = isSameWork(findStep(old.model, task.nodeId), step)
    if (isSame && (task.nodeId !== step.id || task.name !== step.name)) {
      await renameTask(ctx.tx, task.id, { nodeId: step.id, name: step.name })
    }
    if (isSame) kept.push(task)
    else renewed.push(task)
  }
  return { kept, renewed }
}

function isSameWork(old: StepNode | undefined, now: StepNode): boolean {
  return old?.role === now.role && old.unitRule === now.unitRule && old.action === now.action
}
