import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { staffInUnit } from '../identity/public.ts'
import { findStep, holdTask, stepsAfter } from '../workflow/public.ts'
import { acknowledgeHandOver, advance } from './advance.ts'
import type { StepOfOthers } from './step-meant.ts'
import { type StepRefusal, unitOfStep } from './case-facts.ts'
import { isPartOf } from './places.ts'
import { mayDoStep } from './viewer.ts'
import {
  type Acted, type OnDossier, type OpenDossier, type OpenRefusal, closeDeed, openDossier,
} from './open-dossier.ts'
import type { DossierRooms } from './rooms.ts'

export interface AssignDossier extends OnDossier {
  /** Account of the officer, as its public id. */
  readonly assigneeId: string
  readonly note: string | null
}

export type AssignRefusal = OpenRefusal | StepOfOthers | StepRefusal | { readonly code: 'assignee-unknown' }

/**
 * Gives the work to an officer (phân công): where the process has a step for that, it is done and the next one opens
 * for the officer; elsewhere the open step gets a new holder. Only staff of the unit with the role of the step can be
 * named (`assignee-unknown`). Leaves `dossier.assigned`.
 */
export async function assignDossier(
  ctx: Ctx, rooms: DossierRooms, input: AssignDossier,
): Promise<Result<Acted, AssignRefusal>> {
  const opened = await openDossier(ctx, rooms, input, 'assign')
  if (!opened.ok) return opened
  const work = workToAssign(opened.value, input)
  if (!work) return refuse({ code: 'not-your-step' })
  const staff = await staffInUnit(ctx.tx, work.unitId, work.role, dayOf(ctx.now))
  const assignee = staff.find(({ publicId }) => publicId === input.assigneeId)
  if (!assignee) return refuse({ code: 'assignee-unknown' })
  await acknowledgeHandOver(ctx, opened.value, work.task.unitId)
  let done = opened.value
  if (work.isOwnStep) {
    const isMeant = (role: string, unitId: bigint) => role === work.role && unitId === work.unitId
    const advanced = await advance(ctx, opened.value, work.task, {
      note: input.note, holderOf: ({ role }, unitId) => isMeant(role, unitId) ? assignee.accountId : undefined,
    })
    if (!advanced.ok) return advanced
    done = advanced.value
  } else {
    await holdTask(ctx.tx, work.task.id, assignee.accountId)
  }
  return ok(
    await closeDeed(
      ctx, done, 'dossier.assigned', {}, { data: { assignee: assignee.publicId }, words: { note: input.note } },
    ),
  )
}

/**
 * Which step would be given to whom: the next one if this is a step of assigning (of several, the first that has a
 * unit), otherwise the open one of the unit.
 */
export function workToAssign(
  open: Pick<OpenDossier, 'dossier' | 'tasks' | 'process' | 'directory'> & Partial<Pick<OpenDossier, 'content'>>,
  { viewer }: Pick<OnDossier, 'viewer'>,
) {
  const { dossier, tasks, process: { model }, directory, content } = open
  const own = tasks.find((task) => mayDoStep(viewer, task) && findStep(model, task.nodeId)?.action === 'assign')
  if (own) {
    const places = { ...dossier, caseId: dossier.id, directory, ...content && { content } }
    const [next] = stepsAfter(model, own.nodeId).flatMap((step) => {
      const unit = unitOfStep(places, step)
      return unit ? [{ unitId: unit.id, role: step.role }] : []
    })
    return next && { task: own, isOwnStep: true, ...next }
  }
  const isTheirs = (at: bigint) =>
    viewer.reaches.some(({ unitId }) => unitId !== null && isPartOf(directory, at, unitId))
  const task = tasks.find(({ unitId, nodeId, heldBackAt }) =>
    heldBackAt === null && findStep(model, nodeId) !== undefined && isTheirs(unitId))
  return task && { task, isOwnStep: false, unitId: task.unitId, role: task.role }
}
