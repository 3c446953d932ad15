import { type Result, ok } from '../../kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type GraphNode, nodeAfter } from './domain/process-graph.ts'
import { termEnd, termOfHours } from './domain/time-limit.ts'
import type { Process } from './store/process-store.ts'
import {
  type NewLeg, type NewTask, type Task, closeTask, endLegs, insertLeg, insertTasks, receiveLeg,
} from './store/task-store.ts'
import type { TaskOutcome } from './store/tables.ts'

/** A unit with what a term there needs; who opens a step looks it up in the directory. */
export interface Place {
  readonly unitId: bigint
  readonly agencyId: bigint
  readonly calendarVersionId: bigint
  readonly calendar: WorkCalendar
}

export interface NewStep {
  readonly caseId: bigint
  readonly process: Process
  readonly node: GraphNode
  readonly place: Place
  readonly opensAt: Date
  readonly holderId?: bigint | undefined
  /** Where the node counts no hours: the return of a result is due when the dossier is. */
  readonly dueAt?: Date | undefined
}

/** The row of a step to come, with its due date counted (mở bước). Refuses `calendar-missing`. */
export function planStep(step: NewStep): Result<NewTask, CalendarMissing> {
  const { caseId, process, node, place, opensAt, holderId = null } = step
  const due = step.dueAt ? ok(step.dueAt) : termEnd(termOfHours(opensAt, node.hours), [], place.calendar)
  if (!due.ok) return due
  const what = { nodeId: node.id, name: node.name, role: node.role, hours: node.hours }
  const where = { unitId: place.unitId, calendarVersionId: place.calendarVersionId, holderId }
  return ok({
    caseId, processId: process.id, ...what, ...where, opensAt, dueAt: due.value, doneAt: null, doneBy: null,
    outcome: null, note: null,
  })
}

/** Opens one step. Refuses `calendar-missing`. */
export async function openStep(ctx: Ctx, step: NewStep): Promise<Result<undefined, CalendarMissing>> {
  const planned = planStep(step)
  if (planned.ok) await insertTasks(ctx.tx, [planned.value])
  return planned.ok ? ok(undefined) : planned
}

/** Closes a step, by whoever acts, and for whom. */
export async function finishStep(
  ctx: Ctx, task: Pick<Task, 'id'>, outcome: TaskOutcome, note: string | null,
): Promise<void> {
  await closeTask(ctx.tx, task.id, {
    doneAt: ctx.now, doneBy: ctx.actorId, doneFor: ctx.onBehalfOfId ?? null, outcome, note,
  })
}

export interface HandOver {
  readonly caseId: bigint
  readonly process: Process
  /** The first node of the stay: its hours, and those of the nodes after it in the same agency, are the agency's. */
  readonly node: GraphNode
  readonly place: Place
  readonly fromUnitId: bigint
  readonly how: 'electronic' | 'paper'
  readonly opensAt: Date
  /** The agency of a node to come, as far as it can be known. */
  agencyOf(node: GraphNode): bigint | undefined
  /** Where the case begins, nobody hands over: whoever receives the dossier has it at once. */
  readonly isReceived: boolean
  /** Where no hours are published for the stay: when a clock of the case says so. */
  readonly dueAt?: Date | undefined
}

/**
 * Hands a case over to another agency (chuyển hồ sơ): the running stay ends, a new one begins with the clock of that
 * agency, and stays open to the eye until its receipt is acknowledged. Refuses `calendar-missing`.
 */
export async function handOver(ctx: Ctx, input: HandOver): Promise<Result<undefined, CalendarMissing>> {
  const leg = planLeg(ctx, input)
  if (!leg.ok) return leg
  if (!input.isReceived) await endLegs(ctx.tx, input.caseId, ctx.now, ctx.actorId)
  await insertLeg(ctx.tx, leg.value)
  return ok(undefined)
}

/** The row of a stay to come, with its due date counted. Refuses `calendar-missing`. */
export function planLeg(ctx: Pick<Ctx, 'now' | 'actorId'>, input: HandOver): Result<NewLeg, CalendarMissing> {
  const { caseId, place, fromUnitId, how, opensAt, isReceived } = input
  const hours = hoursOfStay(input)
  const due = input.dueAt ? ok(input.dueAt) : termEnd(termOfHours(opensAt, hours), [], place.calendar)
  if (!due.ok) return due
  return ok({
    caseId, unitId: place.unitId, agencyId: place.agencyId, handedOverAt: ctx.now, handedOverBy: ctx.actorId,
    handedOverFrom: fromUnitId, how, opensAt, hours, calendarVersionId: place.calendarVersionId, dueAt: due.value,
    receivedAt: isReceived ? ctx.now : null, receivedBy: isReceived ? ctx.actorId : null, endedAt: null,
  })
}

function hoursOfStay({ process, node, place, agencyOf }: HandOver): number {
  let hours = 0
  for (
    let at: GraphNode | undefined = node;
    at && (at === node || agencyOf(at) === place.agencyId);
    at = nodeAfter(process.graph, at.id)
  ) {
    hours += at.hours
  }
  return hours
}

/** Acknowledges the receipt of what was handed over (xác nhận đã nhận). Doing it again changes nothing. */
export async function acknowledgeLeg(ctx: Ctx, legId: bigint): Promise<void> {
  await receiveLeg(ctx.tx, legId, ctx.now, ctx.actorId)
}
