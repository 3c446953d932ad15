import type { Limit } from '../../kernel/deadline.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { CalendarMissing, WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type StepNode, hoursOfStay } from './domain/steps-of-process.ts'
import { termEnd, termOfHours } from './domain/time-limit.ts'
import type { Process } from './store/process-store.ts'
import {
  type Leg, type NewLeg, type NewTask, type Task, closeTask, receiveLeg,
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
  readonly node: StepNode
  readonly place: Place
  readonly opensAt: Date
  readonly holderId?: bigint | undefined
  /** Where the node counts no hours: the return of a result is due when the dossier is. */
  readonly dueAt?: Date | undefined
  /** The token that stands there; none of a step that the process does not have. */
  readonly token?: TokenPlace | undefined
}

/** A token, and the run that it is of; none yet where both are written at once. */
export interface TokenPlace { readonly instanceId?: bigint | undefined; readonly tokenId: number }

/** The row of a step to come, with its due date counted (mở bước). Refuses `calendar-missing`. */
export function planStep(step: NewStep): Result<NewTask, CalendarMissing> {
  const { caseId, process, node, place, opensAt, holderId = null, token } = step
  const due = step.dueAt ? ok(step.dueAt) : termEnd(termOfHours(opensAt, node.hours), [], place.calendar)
  if (!due.ok) return due
  const what = { nodeId: node.id, name: node.name, role: node.role, hours: node.hours }
  const where = { unitId: place.unitId, calendarVersionId: place.calendarVersionId, holderId }
  return ok({
    caseId, processId: process.id, instanceId: token?.instanceId ?? null, tokenId: token?.tokenId ?? null, ...what,
    ...where, opensAt, dueAt: due.value, doneAt: null, doneBy: null, outcome: null, note: null,
  })
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
  readonly node: StepNode
  readonly place: Place
  readonly fromUnitId: bigint
  readonly how: 'electronic' | 'paper'
  readonly opensAt: Date
  /** The agency of a node to come, as far as it can be known. */
  agencyOf(node: StepNode): bigint | undefined
  /** Within what it must be acknowledged; none where the data have no such rule. */
  readonly acknowledgeWithin?: Limit | undefined
  /** Where the case begins, nobody hands over: whoever receives the dossier has it at once. */
  readonly isReceived: boolean
  /** Where no hours are published for the stay: when a clock of the case says so. */
  readonly dueAt?: Date | undefined
}

/**
 * The row of a stay to come (chuyển hồ sơ đến), with the clock of that agency: it stays open to the eye until its
 * receipt is acknowledged. Refuses `calendar-missing`.
 */
export function planLeg(ctx: Pick<Ctx, 'now' | 'actorId'>, input: HandOver): Result<NewLeg, CalendarMissing> {
  const { caseId, process, place, fromUnitId, how, opensAt, isReceived } = input
  const hours = hoursOfStay(process.model, input.node, (one) => input.agencyOf(one) === place.agencyId)
  const due = input.dueAt ? ok(input.dueAt) : termEnd(termOfHours(opensAt, hours), [], place.calendar)
  if (!due.ok) return due
  const { acknowledgeWithin: limit } = input
  const by = limit === undefined || isReceived ? ok(null)
    : termEnd({ start: opensAt, limit, extended: 0, afterPause: 'resume' }, [], place.calendar)
  if (!by.ok) return by
  return ok({
    caseId, unitId: place.unitId, agencyId: place.agencyId, handedOverAt: ctx.now, handedOverBy: ctx.actorId,
    handedOverFrom: fromUnitId, how, opensAt, hours, calendarVersionId: place.calendarVersionId, dueAt: due.value,
    acknowledgeBy: by.value, receivedAt: isReceived ? ctx.now : null, receivedBy: isReceived ? ctx.actorId : null,
    endedAt: null,
  })
}

/**
 * Acknowledges the receipt of what was handed over (xác nhận đã nhận): whoever does it is named as its new owner, and
 * the clock of the agency begins then, by its `calendar`, not before its opening. Where no hours are published for the
 * stay it stays due when it was. Doing it again changes nothing.
 */
export async function acknowledgeLeg(ctx: Ctx, leg: Leg, calendar: WorkCalendar, how?: 'paper'): Promise<void> {
  const opensAt = leg.opensAt > ctx.now ? leg.opensAt : ctx.now
  const due = Number(leg.hours) === 0 ? undefined : termEnd(termOfHours(opensAt, Number(leg.hours)), [], calendar)
  await receiveLeg(ctx.tx, leg.id, {
    at: ctx.now, by: ctx.actorId, opensAt, dueAt: due?.ok ? due.value : leg.dueAt, how: how ?? leg.how,
  })
}
