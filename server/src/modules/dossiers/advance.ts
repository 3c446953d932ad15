import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Tx } from '../../platform/db.ts'
import {
  type Leg, type Move, type StepNode, type Task, acknowledgeLeg, endLegs, endPause, endRunsOf,
  finishStep, insertLegs, insertTasks, listLegs, lockRunOfCase, moveLocked, planLeg, planStep, stopClocks,
} from '../workflow/public.ts'
import type { CaseFacts, StepRefusal } from './case-facts.ts'
import { continueStay } from './continue-stay.ts'
import { portsOfCase } from './case-ports.ts'
import type { Directory } from '../organisation/public.ts'
import { type StepsToOpen, agencyIdOf, endStays, followRun } from './follow-run.ts'
import { placeOf } from './places.ts'
import type { StepOfOthers } from './step-meant.ts'
import { type Viewer, isHeadOver, mayDoStep } from './viewer.ts'
import type { HeldDossier, OpenDossier } from './open-dossier.ts'
import { getAnswers } from './store/dossier-store.ts'

/** What the dossier's row says of where it stands. */
export function caseOf(
  { dossier, content, process, directory, policies, feel }: Omit<HeldDossier, 'tasks' | 'forOrganisation'>,
): CaseFacts {
  const { id, receivesAtId, competentUnitId, territoryId } = dossier
  const asked = { ...dossier, answers: async (tx: Tx) => getAnswers(tx, id) }
  const { procedureId, submittedBy } = dossier
  return {
    caseId: id, receivesAtId, competentUnitId, territoryId, content, process, directory, policies, asked, feel,
    procedureId, submittedBy,
  }
}

/** The open step that the viewer may do. Refuses `not-your-step`. */
export function stepOf({ tasks }: OpenDossier, viewer: Viewer): Result<Task, StepOfOthers> {
  const task = tasks.find((one) => mayDoStep(viewer, one))
  return task ? ok(task) : refuse({ code: 'not-your-step' })
}

/**
 * Whoever lets the clocks of a dossier stand or go on, or gives it back, holds or may take its open step, or is the
 * head of its agency: nobody stops the clock of a colleague. Refuses `not-your-step`.
 */
export function stepOrHead(
  { tasks, dossier, directory }: Pick<HeldDossier, 'tasks' | 'dossier' | 'directory'>, viewer: Viewer,
): Result<undefined, { readonly code: 'not-your-step' }> {
  const may = tasks.some((one) => mayDoStep(viewer, one)) || isHeadOver(directory, viewer, dossier, tasks)
  return may ? ok(undefined) : refuse({ code: 'not-your-step' })
}

/** How a step ends, beside its note. */
export interface Advancing extends Pick<StepsToOpen, 'holderOf'> {
  readonly note: string | null
  /** What the deed changes of what conditions may ask. */
  readonly asked?: Partial<CaseFacts['asked']>
}

/**
 * Closes a step as done (xong bước) and moves the run by it: the steps that follow open, with their units' clocks; to
 * other agencies the dossier is handed over and must be acknowledged there. Whoever does a step has what it is done on:
 * a hand-over that waited is acknowledged by it. Answers the dossier with its run where it
 * stands then: of a step after which the process has told others something, nothing can be undone.
 */
export async function advance(
  ctx: Ctx, open: OpenDossier, task: Task, { note, ...how }: Advancing,
): Promise<Result<AdvancedDossier, StepRefusal>> {
  await acknowledgeHandOver(ctx, open, task.unitId)
  await continueStay(ctx, { caseId: open.dossier.id, directory: open.directory, unitId: task.unitId })
  await finishStep(ctx, task, 'done', note)
  return moveOn(ctx, open, task, { by: 'answer', tokenId: tokenOf(task), variables: {} }, how)
}

/** A dossier whose run has moved, with the nodes at which somebody or something is waited for. */
export interface AdvancedDossier extends OpenDossier { readonly waitsAt: readonly string[] }

/** Moves the run from a step that is over, whatever its outcome. */
export async function moveOn(
  ctx: Ctx, open: OpenDossier, task: Task, move: Move, { holderOf, asked }: Omit<Advancing, 'note'>,
): Promise<Result<AdvancedDossier, StepRefusal>> {
  const run = await lockRunOfCase(ctx.tx, open.dossier.id)
  if (!run || run.id !== task.instanceId) throw new Error(`step ${String(task.id)} is of no run`)
  const facts = caseOf(open)
  const known = { ...facts, asked: { ...facts.asked, ...asked } }
  const moved = await moveLocked(ctx, run, open.process.model, portsOfCase(ctx, known), move)
  if (!moved) throw new Error('a deed moves the run')
  const others = open.tasks.filter(({ id }) => id !== task.id)
  const followed = await followRun(ctx, known, moved, others, { fromUnitId: task.unitId, holderOf })
  if (!followed.ok) return followed
  const waiting = moved.instance.tokens
    .filter(({ at, isListening }) => !isListening && at !== 'scope' && at !== 'rounds')
  return ok({ ...open, undo: moved.hasSpoken ? undefined : open.undo, waitsAt: waiting.map(({ node }) => node) })
}

/** The token of a step of the process. */
export function tokenOf({ id, tokenId }: Task): number {
  if (tokenId === null) throw new Error(`step ${String(id)} stands by no token`)
  return tokenId
}

/**
 * Acknowledges the hand-over to the agency of a unit, if one waits: the first deed there does it, too. The clock of
 * that agency begins, and that of whoever handed over and has nothing more to do ends.
 */
export async function acknowledgeHandOver(
  ctx: Ctx, { dossier, directory, tasks }: OpenDossier, unitId: bigint, how?: 'paper',
): Promise<boolean> {
  const legs = (await listLegs(ctx.tx, dossier.id)).filter(({ endedAt }) => endedAt === null)
  const waiting = waitsForReceipt(directory, legs, unitId)
  if (!waiting) return false
  await acknowledgeLeg(ctx, waiting, directory.calendarOf(waiting.unitId).calendar, how)
  const known = legs.map((leg) => leg.id === waiting.id ? { ...leg, receivedAt: ctx.now } : leg)
  await endStays(ctx, { caseId: dossier.id, directory, tasks, legs: known })
  return true
}

/** What was handed over to the agency of a unit and nobody has acknowledged, or refused. */
export function waitsForReceipt(directory: Directory, legs: readonly Leg[], unitId: bigint): Leg | undefined {
  const agency = agencyIdOf(directory, unitId)
  // By the unit, too: it may have become an agency of its own on the way.
  const waits = ({ agencyId, unitId: to, receivedAt, refusedAt, endedAt }: Leg) =>
    (agencyId === agency || to === unitId) && receivedAt === null && refusedAt === null && endedAt === null
  return agency === undefined ? undefined : legs.find(waits)
}

/** Nothing more is to be done: open steps are cancelled, and whatever the process had in mind ends. */
export async function endCase(ctx: Ctx, { dossier, tasks }: OpenDossier): Promise<void> {
  for (const task of tasks) await finishStep(ctx, task, 'cancelled', null)
  await endRunsOf(ctx.tx, dossier.id, ctx.now)
  await closeCase(ctx, dossier.id)
}

/** Nobody is waited for any more, clocks stop, stays end. */
export async function closeCase(ctx: Ctx, caseId: bigint): Promise<void> {
  await endPause(ctx.tx, caseId, ctx.now)
  await stopClocks(ctx.tx, caseId, ctx.now)
  await endLegs(ctx.tx, caseId, ctx.now)
}

/** A step that no process has: the section's, when a dossier goes back unsettled from the unit that had it. */
export async function openTelling(
  ctx: Ctx, open: OpenDossier, name: string, role: string, { dueAt, fromUnitId }: { dueAt: Date; fromUnitId: bigint },
): Promise<Result<undefined, StepRefusal>> {
  const { dossier: { id: caseId, receivesAtId }, directory, process } = open
  const section = directory.byId(receivesAtId)
  if (!section) return refuse({ code: 'step-without-unit', step: name })
  const node: StepNode = {
    id: 'tell-unsettled', name, role, unitRule: 'receiving', hours: 0, action: null, papers: null, legalBasis: null,
    isOpinionSigned: false,
  }
  const step = { caseId, process, node, place: placeOf(directory, section), opensAt: ctx.now, dueAt }
  const planned = planStep(step)
  if (!planned.ok) return planned
  await insertTasks(ctx.tx, [planned.value])
  if (agencyIdOf(directory, fromUnitId) === step.place.agencyId) return ok(undefined)
  const legs = (await listLegs(ctx.tx, caseId)).filter(({ endedAt }) => endedAt === null)
  const tasks = [{ unitId: section.id }]
  if (legs.some(({ agencyId }) => agencyId === step.place.agencyId)) {
    await endStays(ctx, { caseId, directory, tasks, legs })
    return ok(undefined)
  }
  const leg = planLeg(ctx, {
    ...step, fromUnitId, how: 'electronic', agencyOf: () => undefined, isReceived: false,
    acknowledgeWithin: open.policies.handOver,
  })
  if (!leg.ok) return leg
  await endStays(ctx, { caseId, directory, tasks, legs: [...legs, leg.value] })
  await insertLegs(ctx.tx, [leg.value])
  return ok(undefined)
}
