import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  type GraphNode, type Leg, type NodeAction, type Task, acknowledgeLeg, endLegs, endPause, finishStep, handOver,
  insertTasks, listLegs, nodeAfter, nodeOf, openStep, planStep, stopClocks,
} from '../workflow/public.ts'
import { type CaseFacts, type StepRefusal, unitOfStep } from './begin-case.ts'
import type { Directory } from '../organisation/public.ts'
import { agencyAbove, placeOf } from './places.ts'
import { type Viewer, isHeadOver, mayDoStep } from './viewer.ts'
import type { OpenDossier } from './open-dossier.ts'

export type StepOfOthers =
  { readonly code: 'not-your-step' } | { readonly code: 'not-at-this-step'; readonly step: string }

/** What the dossier's row says of where it stands. */
export function caseOf({ dossier, content, process, directory, policies }: OpenDossier): CaseFacts {
  const { id, receivesAtId, competentUnitId, territoryId } = dossier
  return { caseId: id, receivesAtId, competentUnitId, territoryId, content, process, directory, policies }
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
  { tasks, dossier, directory }: OpenDossier, viewer: Viewer,
): Result<undefined, { readonly code: 'not-your-step' }> {
  const may = tasks.some((one) => mayDoStep(viewer, one)) || isHeadOver(directory, viewer, dossier, tasks)
  return may ? ok(undefined) : refuse({ code: 'not-your-step' })
}

/**
 * The open step that the viewer may do, if the process has that action there. Refuses otherwise, and names the step.
 */
export function stepFor(
  open: OpenDossier, viewer: Viewer, action: NodeAction,
): Result<Task & { node: GraphNode }, StepOfOthers> {
  const mine = stepOf(open, viewer)
  if (!mine.ok) return mine
  const node = nodeOf(open.process.graph, mine.value.nodeId)
  return node.action === action ? ok({ ...mine.value, node }) : refuse({ code: 'not-at-this-step', step: node.name })
}

/**
 * Closes a step as done and opens the one that follows, with its unit's clock; to another agency it is handed over and
 * must be acknowledged there. Answers the unit that has it now, none where the process ends.
 */
export async function advance(
  ctx: Ctx, open: OpenDossier, task: Task, note: string | null, holderId?: bigint,
): Promise<Result<bigint | undefined, StepRefusal>> {
  await finishStep(ctx, task, 'done', note)
  const next = nodeAfter(open.process.graph, task.nodeId)
  if (!next) return ok(undefined)
  return enterStep(ctx, open, next, task.unitId, holderId)
}

/**
 * Opens a step, after the one before or back from the one after, and hands the dossier over where that is another
 * agency.
 */
export async function enterStep(
  ctx: Ctx, open: OpenDossier, node: GraphNode, fromUnitId: bigint, holderId?: bigint,
): Promise<Result<bigint, StepRefusal>> {
  const { process, dossier, directory } = open
  const facts = caseOf(open)
  const unit = unitOfStep(facts, node)
  if (!unit) return refuse({ code: 'step-without-unit', step: node.name })
  const place = placeOf(directory, unit)
  const due = node.hours === 0 && dossier.dueAt ? { dueAt: dossier.dueAt > ctx.now ? dossier.dueAt : ctx.now } : {}
  const opened = await openStep(ctx, { caseId: dossier.id, process, node, place, opensAt: ctx.now, holderId, ...due })
  if (!opened.ok) return opened
  if (agencyIdOf(directory, fromUnitId) === place.agencyId) return ok(unit.id)
  const agencyOf = (one: GraphNode) => { const at = unitOfStep(facts, one); return at && agencyAbove(directory, at).id }
  const over = await handOver(ctx, {
    caseId: dossier.id, process, node, place, fromUnitId, how: 'electronic', opensAt: ctx.now, agencyOf,
    isReceived: false, ...due,
  })
  return over.ok ? ok(unit.id) : over
}

function agencyIdOf(directory: Directory, unitId: bigint): bigint | undefined {
  const unit = directory.byId(unitId)
  return unit && agencyAbove(directory, unit).id
}

/** Acknowledges the hand-over to the agency of a unit, if one waits: the first deed there does it, too. */
export async function acknowledgeHandOver(
  ctx: Ctx, { dossier, directory }: OpenDossier, unitId: bigint,
): Promise<boolean> {
  const waiting = waitsForReceipt(directory, await listLegs(ctx.tx, dossier.id), unitId)
  if (waiting) await acknowledgeLeg(ctx, waiting.id)
  return waiting !== undefined
}

/** What was handed over to the agency of a unit and nobody has acknowledged. */
export function waitsForReceipt(directory: Directory, legs: readonly Leg[], unitId: bigint): Leg | undefined {
  const agency = agencyIdOf(directory, unitId)
  return agency === undefined ? undefined : legs.find((leg) => leg.receivedAt === null && leg.agencyId === agency)
}

/** Nothing more is to be done: open steps are cancelled, nobody is waited for, clocks stop, the stay ends. */
export async function endCase(ctx: Ctx, { dossier, tasks }: OpenDossier): Promise<void> {
  for (const task of tasks) await finishStep(ctx, task, 'cancelled', null)
  await endPause(ctx.tx, dossier.id, ctx.now)
  await stopClocks(ctx.tx, dossier.id, ctx.now)
  await endLegs(ctx.tx, dossier.id, ctx.now, ctx.actorId)
}

/** A step that no process has: the section's, when a dossier goes back unsettled from the unit that had it. */
export async function openTelling(
  ctx: Ctx, open: OpenDossier, name: string, role: string, { dueAt, fromUnitId }: { dueAt: Date; fromUnitId: bigint },
): Promise<Result<undefined, StepRefusal>> {
  const { dossier, directory, process } = open
  const section = directory.byId(dossier.receivesAtId)
  if (!section) return refuse({ code: 'step-without-unit', step: name })
  const node: GraphNode = {
    id: 'tell-unsettled', kind: 'task', name, role, unitRule: 'receiving', hours: 0, action: null,
  }
  const place = placeOf(directory, section)
  const planned = planStep({ caseId: dossier.id, process, node, place, opensAt: ctx.now, dueAt })
  if (!planned.ok) return planned
  await insertTasks(ctx.tx, [planned.value])
  if (agencyIdOf(directory, fromUnitId) === place.agencyId) return ok(undefined)
  return handOver(ctx, {
    caseId: dossier.id, process, node, place, fromUnitId, how: 'electronic', opensAt: ctx.now,
    agencyOf: () => undefined, isReceived: false, dueAt,
  })
}
