import type { Limit } from '../../kernel/deadline.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { TimeLimit } from '../catalogue/public.ts'
import type { Unit } from '../organisation/public.ts'
import {
  type LockedInstance, type Moved, type NewClock, type NewLeg, type NewTask, type NewTerm, type Task, answer, begin,
  findStep, firstSteps, insertBeginning, insertClocks, insertInstance, insertLegs, insertTasks, lockRunOfCase,
  moveLocked, planClock, planLeg, planStep, tellSaid,
} from '../workflow/public.ts'
import { type CaseFacts, type StepRefusal, agencyOfStep } from './case-facts.ts'
import { portsOfCase } from './case-ports.ts'
import { type StepsToOpen, agencyIdOf, planSteps } from './follow-run.ts'
import { giveByRule } from './give-by-rule.ts'
import { placeOf } from './places.ts'
import { expectOriginals } from './store/originals-store.ts'
import { forwardedAt } from './store-new-dossier.ts'

/**
 * Puts an online dossier before its section: its process begins, unless it waits for what was completed (`run`), the
 * step of the reception opens, and the 8 working hours to acknowledge it begin (R3). Answers when they end.
 */
export async function awaitReception(
  ctx: Ctx, facts: CaseFacts, run?: LockedInstance,
): Promise<Result<Date, StepRefusal>> {
  const { caseId, receivesAtId, directory, policies, process } = facts
  const section = directory.byId(receivesAtId)
  const begun = run ? undefined : await begin(process.model, {}, portsOfCase(ctx, facts))
  const { step: node, tokenId } = acceptingIn(facts, run ? run.instance : begun?.instance)
  if (!section) return refuse({ code: 'step-without-unit', step: node.name })
  const place = placeOf(directory, section)
  const clock = planClock({
    caseId, kind: 'acknowledgement', place, startedAt: ctx.now, limit: policies.acknowledgement, afterPause: 'resume',
  })
  if (!clock.ok) return clock
  const instanceId = run?.id ?? await writeRun(ctx, facts, begun)
  const step = planStep({
    caseId, process, node, place, opensAt: ctx.now, dueAt: clock.value.dueAt, token: { instanceId, tokenId },
  })
  if (!step.ok) return step
  await insertClocks(ctx.tx, [clock.value])
  await insertTasks(ctx.tx, [step.value])
  return ok(clock.value.dueAt)
}

async function writeRun(
  ctx: Ctx, { caseId, process: { modelId } }: CaseFacts, begun: Moved | undefined,
): Promise<bigint> {
  if (!begun) throw new Error('there is no run to be written')
  const { id } = await insertInstance(ctx.tx, { modelId, caseId, startedAt: ctx.now, made: begun.instance })
  await tellSaid(ctx, id, begun.said)
  return id
}

/** The step that accepts, and the token that waits at it; publication has proved that nothing goes before. */
function acceptingIn({ process }: CaseFacts, instance: Moved['instance'] | undefined) {
  for (const { id, at, node } of instance?.tokens ?? []) {
    const step = at === 'user' ? findStep(process.model, node) : undefined
    if (step?.action === 'accept') return { step, tokenId: id }
  }
  throw new Error(`process ${process.model.key} does not wait for acceptance`)
}

export interface Begun {
  readonly dueAt: Date
  /** When its rows are written; awaited before the deed ends, together with what else it writes. */
  readonly begun: Promise<void>
}

/**
 * Begins the settlement of an accepted dossier: the legal clock starts with its receipt, the reception's step is done
 * (at a counter its process begins with that, in one statement), and the steps that follow open at their units at once,
 * or at their next opening when it is past the cut-off (R5). Other agencies must acknowledge the hand-over, and paper
 * originals follow. `accepted` is the step of the reception, done by now; none at a counter.
 */
export async function beginSettlement(
  ctx: Ctx, facts: CaseFacts, input: { limit: TimeLimit; hasOriginals: boolean; accepted: Task | undefined },
): Promise<Result<Begun, StepRefusal>> {
  const { caseId, directory, policies, process, receivesAtId, competentUnitId } = facts
  const [section, competent] = [directory.byId(receivesAtId), directory.byId(competentUnitId)]
  const [accepting] = firstSteps(process.model)
  if (!accepting) throw new Error(`process ${process.model.key} has no step`)
  if (!section || !competent) return refuse({ code: 'step-without-unit', step: accepting.name })
  const term: NewTerm = {
    caseId, kind: 'dossier', place: placeOf(directory, competent), startedAt: ctx.now,
    limit: limitOf(input.limit, policies.sameDayCutoff), afterPause: policies.afterSupplement,
    warnDays: policies.apologyDays,
  }
  const clock = planClock(term)
  if (!clock.ok) return clock
  const known = { ...facts, asked: { ...facts.asked, receivedAt: ctx.now, dueAt: clock.value.dueAt } }
  const accepted = input.accepted ? await acceptLater(ctx, known, input.accepted) : await acceptAtOnce(ctx, known)

  const home = placeOf(directory, section)
  const planned = planSteps(ctx, known, {
    run: accepted.run, fromUnitId: section.id, with: [home.agencyId],
    how: input.hasOriginals ? 'paper' : 'electronic',
    opensAt: (unit) => unit.id === section.id ? ok(ctx.now) : forwardedAt(ctx.now, facts, unit),
  })
  if (!planned.ok) return planned
  const tasks = await giveByRule(ctx, facts, planned.value.tasks)
  const away = planned.value.legs
  const first = planLeg(ctx, {
    caseId, process, node: accepting, place: home, fromUnitId: section.id, how: 'electronic', opensAt: ctx.now,
    agencyOf: (one) => agencyOfStep(facts, one), isReceived: true,
  })
  if (!first.ok) return first
  const staysHome = tasks.length === 0 || tasks.some(({ unitId }) => agencyIdOf(directory, unitId) === home.agencyId)
  // The section keeps what it has handed over until it is acknowledged.
  const legs = [staysHome || away.length > 0 ? first.value : { ...first.value, endedAt: ctx.now }, ...away]
  const done = input.accepted ? undefined : planStep({
    caseId, process, node: accepting, place: home, opensAt: ctx.now, holderId: ctx.actorId,
    token: { tokenId: accepted.tokenId },
  })
  if (done && !done.ok) return done
  const acted = { doneAt: ctx.now, doneBy: ctx.actorId, doneFor: ctx.onBehalfOfId ?? null, outcome: 'done' } as const
  const rows = { tasks: done ? [{ ...done.value, ...acted }, ...tasks] : tasks, legs, clocks: [clock.value] }
  const begun = accepted.write(rows)
  const [to] = away
  const unit = to && directory.byId(to.unitId)
  const follow = input.hasOriginals && unit ? await followOriginals(ctx, facts, section, unit) : ok(undefined)
  if (!follow.ok) return follow
  return ok({ dueAt: clock.value.dueAt, begun })
}

interface Rows {
  readonly tasks: readonly NewTask[]
  readonly legs: readonly NewLeg[]
  readonly clocks: readonly NewClock[]
}

/** The run with the step of the reception done, and how its rows are written. */
interface Accepted {
  readonly run: StepsToOpen['run']
  readonly tokenId: number
  write(rows: Rows): Promise<void>
}

/** In memory: at a counter a run begins and is accepted in one breath. */
async function acceptAtOnce(ctx: Ctx, facts: CaseFacts): Promise<Accepted> {
  const { caseId, process: { model, modelId } } = facts
  const ports = portsOfCase(ctx, facts)
  const begun = await begin(model, {}, ports)
  const { tokenId } = acceptingIn(facts, begun.instance)
  const { instance: made, said } = await answer(model, begun.instance, tokenId, {}, ports)
  return {
    run: { before: undefined, instance: made }, tokenId,
    async write(rows) {
      const id = await insertBeginning(ctx.tx, { ...rows, run: { modelId, caseId, startedAt: ctx.now, made } })
      await tellSaid(ctx, id, [...begun.said, ...said])
    },
  }
}

async function acceptLater(ctx: Ctx, facts: CaseFacts, { tokenId }: Task): Promise<Accepted> {
  const run = await lockRunOfCase(ctx.tx, facts.caseId)
  if (!run || tokenId === null) throw new Error('what is accepted has no run')
  const { model } = facts.process
  const moved = await moveLocked(ctx, run, model, portsOfCase(ctx, facts), { by: 'answer', tokenId, variables: {} })
  if (!moved) throw new Error('an answer moves a run')
  return {
    run: moved, tokenId,
    async write({ tasks, legs, clocks }) {
      await insertTasks(ctx.tx, tasks)
      await insertLegs(ctx.tx, legs)
      await insertClocks(ctx.tx, clocks)
    },
  }
}

async function followOriginals(
  ctx: Ctx, { caseId, directory, policies }: CaseFacts, from: Unit, to: Unit,
): Promise<Result<undefined, CalendarMissing>> {
  const due = planClock({
    caseId, kind: 'originals', place: placeOf(directory, from), startedAt: ctx.now, limit: policies.originals,
    afterPause: 'resume',
  })
  if (!due.ok) return due
  await expectOriginals(ctx.tx, { dossierId: caseId, fromUnitId: from.id, toUnitId: to.id, dueAt: due.value.dueAt })
  return ok(undefined)
}

/**
 * A limit of the catalogue as the kernel counts it. Its own cut-off goes before that of all same-day procedures (R6).
 */
export function limitOf({ unit, amount, policy, cutoff }: TimeLimit, sameDayCutoff?: number): Limit {
  const from = cutoff ?? (unit === 'same-day' ? sameDayCutoff : undefined)
  return { unit, amount, policy, ...(from === undefined ? {} : { cutoff: from }) }
}
