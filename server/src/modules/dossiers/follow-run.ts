import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import {
  type Instance, type Leg, type NewLeg, type NewTask, type RunMoved, type StepNode, type Task, endLegs,
  finishStep, getStep, insertLegs, insertTasks, listLegs, planLeg, planStep,
} from '../workflow/public.ts'
import { type CaseFacts, type StepRefusal, agencyOfStep, unitOfStep } from './case-facts.ts'
import { giveByRule } from './give-by-rule.ts'
import { agencyAbove, placeOf } from './places.ts'
import { findCollection } from './store/custody-store.ts'

export interface StepsToOpen {
  /** The run as it stood, if it did, and as it stands; without its number where it is written with the steps. */
  readonly run: { readonly id?: bigint | undefined; readonly before: Instance | undefined; readonly instance: Instance }
  /** Who gives it out of hand. */
  readonly fromUnitId: bigint
  /** How it is handed over to other agencies; electronically unless paper goes with it. */
  readonly how?: 'electronic' | 'paper' | undefined
  /** The agencies that have the case already. */
  readonly with: readonly bigint[]
  /** To whom a step goes, if not to the unit. */
  readonly holderOf?: ((step: StepNode, unitId: bigint) => bigint | undefined) | undefined
  /** When a unit gets it, if not at once. */
  readonly opensAt?: (unit: Unit) => Result<Date, CalendarMissing>
}

export interface PlannedSteps { readonly tasks: readonly NewTask[]; readonly legs: readonly NewLeg[] }

/**
 * The steps that open because tokens of the run have come to them, each at the unit of its rule, and the stays of the
 * agencies that did not have the case before.
 */
export function planSteps(
  ctx: Pick<Ctx, 'now' | 'actorId'>, facts: CaseFacts, opening: StepsToOpen,
): Result<PlannedSteps, StepRefusal> {
  const { run, fromUnitId, how, with: already, holderOf, opensAt } = opening
  const { caseId, process, directory, asked: { dueAt } } = facts
  const tasks: NewTask[] = []
  const legs: NewLeg[] = []
  for (const { id, node } of comeToPeople(run)) {
    const step = getStep(process.model, node)
    const unit = unitOfStep(facts, step)
    if (!unit) return refuse({ code: 'step-without-unit', step: step.name })
    const [place, opens] = [placeOf(directory, unit), opensAt?.(unit) ?? ok(ctx.now)]
    if (!opens.ok) return opens
    // Where no hours are counted it is due when the dossier is, which may be over.
    const due = step.hours === 0 && dueAt ? { dueAt: dueAt > ctx.now ? dueAt : ctx.now } : {}
    const what = { caseId, process, node: step, place, opensAt: opens.value, ...due }
    const task = planStep({
      ...what, holderId: holderOf?.(step, unit.id), token: { instanceId: run.id, tokenId: id },
    })
    if (!task.ok) return task
    tasks.push(task.value)
    if (already.includes(place.agencyId) || legs.some(({ agencyId }) => agencyId === place.agencyId)) continue
    const leg = planLeg(ctx, {
      ...what, fromUnitId, how: how ?? 'electronic', acknowledgeWithin: facts.policies.handOver,
      agencyOf: (one) => agencyOfStep(facts, one), isReceived: false,
    })
    if (!leg.ok) return leg
    legs.push(leg.value)
  }
  return ok({ tasks, legs })
}

/** Tokens at people's steps that stood at none before. */
function comeToPeople({ before, instance }: StepsToOpen['run']) {
  const stood = new Set(before?.tokens.flatMap(({ id, at }) => at === 'user' ? [id] : []))
  return instance.tokens.filter(({ id, at }) => at === 'user' && !stood.has(id))
}

/**
 * Makes of the tokens of a run what people see (mở bước, hủy bước, chuyển hồ sơ): steps that no token stands at any
 * more are cancelled, those that one has come to are opened, and the case goes to the agencies that have work in it
 * now: each must acknowledge it, and the stay of whoever has nothing more to do ends then (`endStays`). Deeds and the
 * worker do it by this, in the transaction in which the run moved. `tasks` are the open steps of the case.
 * Answers the new ones.
 */
export async function followRun(
  ctx: Ctx, facts: CaseFacts, run: Pick<RunMoved, 'id' | 'before' | 'instance'>, tasks: readonly Task[],
  how: Pick<StepsToOpen, 'fromUnitId' | 'holderOf'>,
): Promise<Result<readonly NewTask[], StepRefusal>> {
  const { caseId, directory } = facts
  const standing = new Set(run.instance.tokens.flatMap(({ id, at }) => at === 'user' ? [id] : []))
  const isOver = ({ instanceId, tokenId }: Task) => instanceId === run.id && tokenId !== null && !standing.has(tokenId)
  for (const task of tasks.filter(isOver)) await finishStep(ctx, task, 'cancelled', null)
  const legs = (await listLegs(ctx.tx, caseId)).filter(({ endedAt }) => endedAt === null)
  const known = { ...facts, collectAtId: await collectedAt(ctx, facts, run) }
  const planned = planSteps(ctx, known, { ...how, run, with: legs.map(({ agencyId }) => agencyId) })
  if (!planned.ok) return planned
  const open = [...tasks.filter((task) => !isOver(task)), ...planned.value.tasks]
  await endStays(ctx, { caseId, directory, tasks: open, legs: [...legs, ...planned.value.legs] })
  const given = await giveByRule(ctx, facts, planned.value.tasks)
  await insertTasks(ctx.tx, given)
  await insertLegs(ctx.tx, planned.value.legs)
  return ok(given)
}

interface Staying {
  readonly caseId: bigint
  readonly directory: Directory
  /** Open steps, and stays that have not ended. */
  readonly tasks: readonly Pick<Task, 'unitId'>[]
  readonly legs: readonly (Pick<Leg, 'agencyId' | 'handedOverFrom'> & { readonly receivedAt?: Date | null })[]
}

/**
 * Ends the stays of agencies that have nothing more to do with the case. Who has handed it over keeps it, and its clock
 * runs, until whoever it goes to has acknowledged it: a case is with nobody at no time.
 */
export async function endStays(ctx: Ctx, { caseId, directory, tasks, legs }: Staying): Promise<void> {
  const busy = new Set(tasks.flatMap(({ unitId }) => agencyIdOf(directory, unitId) ?? []))
  // While only the program has something to do, it stays where it was.
  if (busy.size === 0) return
  const having = legs.filter(({ receivedAt }) => receivedAt).map(({ agencyId }) => agencyId)
  const givers = legs.filter(({ receivedAt, agencyId }) => !receivedAt && busy.has(agencyId))
    .flatMap(({ handedOverFrom }) => agencyIdOf(directory, handedOverFrom) ?? [])
  const staying = having.filter((agency) => busy.has(agency) || givers.includes(agency))
  // Whoever passed it on by the clock of its process may never have had it: then it stays with those who have it.
  const keepers = [...busy, ...staying.length > 0 ? staying : having]
  if (legs.some(({ agencyId }) => !keepers.includes(agencyId))) await endLegs(ctx.tx, caseId, ctx.now, keepers)
}

/** The section where the applicant collects the result, once it is to be returned. */
async function collectedAt(ctx: Ctx, { caseId, process }: CaseFacts, run: StepsToOpen['run']) {
  const isReturned = comeToPeople(run).some(({ node }) => getStep(process.model, node).action === 'return-result')
  return isReturned ? findCollection(ctx.tx, caseId) : undefined
}

/** The agency of a unit. */
export function agencyIdOf(directory: Directory, unitId: bigint): bigint | undefined {
  const unit = directory.byId(unitId)
  return unit && agencyAbove(directory, unit).id
}
