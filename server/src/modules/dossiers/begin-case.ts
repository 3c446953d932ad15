import type { Limit } from '../../kernel/deadline.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type CalendarMissing } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { ProcedureContent, TimeLimit } from '../catalogue/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import {
  type GraphNode, type NewTerm, type Process, firstNode, handOver, insertBeginning, insertClocks, insertTasks,
  nodeAfter, planClock, planLeg, planStep,
} from '../workflow/public.ts'
import { agencyAbove, placeOf } from './places.ts'
import type { DossierPolicies } from './policies.ts'
import { expectOriginals } from './store/originals-store.ts'
import { forwardedAt } from './store-new-dossier.ts'

export type StepRefusal = CalendarMissing | { readonly code: 'step-without-unit'; readonly step: string }

/** Where a dossier stands in the province, as its steps need it. */
export interface CaseFacts {
  readonly caseId: bigint
  readonly receivesAtId: bigint
  readonly competentUnitId: bigint
  readonly territoryId: bigint | null
  readonly content: ProcedureContent
  readonly process: Process
  readonly directory: Directory
  readonly policies: DossierPolicies
}

/** The unit of a step by its rule. Undefined where the province has none. */
export function unitOfStep(
  { directory, territoryId, receivesAtId, competentUnitId }: Omit<CaseFacts, 'content' | 'process' | 'policies'>,
  node: GraphNode,
): Unit | undefined {
  const section = directory.byId(receivesAtId)
  const commune = territoryId ?? (section ? (agencyAbove(directory, section).territoryId ?? undefined) : undefined)
  if (node.action === 'accept' || node.action === 'return-result') return section
  return directory.resolve(node.unitRule, { commune, receiving: receivesAtId, competent: competentUnitId })
}

/**
 * Puts an online dossier before its section: the step of the reception opens, and the 8 working hours to acknowledge it
 * begin (R3). Answers when they end.
 */
export async function awaitReception(ctx: Ctx, facts: CaseFacts): Promise<Result<Date, StepRefusal>> {
  const { caseId, receivesAtId, directory, policies, process } = facts
  const section = directory.byId(receivesAtId)
  const node = firstNode(process.graph)
  if (!section) return refuse({ code: 'step-without-unit', step: node.name })
  const place = placeOf(directory, section)
  const clock = planClock({
    caseId, kind: 'acknowledgement', place, startedAt: ctx.now, limit: policies.acknowledgement, afterPause: 'resume',
  })
  if (!clock.ok) return clock
  const step = planStep({ caseId, process, node, place, opensAt: ctx.now, dueAt: clock.value.dueAt })
  if (!step.ok) return step
  await insertClocks(ctx.tx, [clock.value])
  await insertTasks(ctx.tx, [step.value])
  return ok(clock.value.dueAt)
}

export interface Begun {
  readonly dueAt: Date
  readonly forwardedTo: Unit
  readonly forwardedAt: Date
  /** When its rows are written; awaited before the deed ends, together with what else it writes. */
  readonly begun: Promise<void>
}

/**
 * Begins the settlement of an accepted dossier: the legal clock starts with its receipt, the reception's step is done
 * (at a counter it is written as done), and the step that follows opens at the competent unit at once, or at its next
 * opening when it is past the cut-off (R5). Another agency must acknowledge the hand-over, and paper originals follow.
 */
export async function beginSettlement(
  ctx: Ctx, facts: CaseFacts, input: { limit: TimeLimit; hasOriginals: boolean; isAtCounter: boolean },
): Promise<Result<Begun, StepRefusal>> {
  const { caseId, directory, policies, process, receivesAtId, competentUnitId } = facts
  const [section, competent] = [directory.byId(receivesAtId), directory.byId(competentUnitId)]
  const accepting = firstNode(process.graph)
  const next = nodeAfter(process.graph, accepting.id)
  const unit = next && unitOfStep(facts, next)
  if (!section || !competent || !next || !unit)
    return refuse({ code: 'step-without-unit', step: next?.name ?? accepting.name })

  const term: NewTerm = {
    caseId, kind: 'dossier', place: placeOf(directory, competent), startedAt: ctx.now,
    limit: limitOf(input.limit, policies.sameDayCutoff), afterPause: policies.afterSupplement,
    warnDays: policies.apologyDays,
  }
  const clock = planClock(term)
  const opensAt = unit.id === section.id ? ok(ctx.now) : forwardedAt(ctx.now, facts, unit)
  if (!clock.ok) return clock
  if (!opensAt.ok) return opensAt
  const [home, away] = [placeOf(directory, section), placeOf(directory, unit)]
  const done = planStep({ caseId, process, node: accepting, place: home, opensAt: ctx.now, holderId: ctx.actorId })
  const open = planStep({
    caseId, process, node: next, place: away, opensAt: opensAt.value,
    ...(next.hours === 0 ? { dueAt: clock.value.dueAt } : {}),
  })
  if (!done.ok) return done
  if (!open.ok) return open

  const written = { ...done.value, doneAt: ctx.now, doneBy: ctx.actorId, doneFor: ctx.onBehalfOfId ?? null, outcome: 'done' as const }
  const agencyOf = (node: GraphNode) => {
    const at = unitOfStep(facts, node)
    return at && agencyAbove(directory, at).id
  }
  const leg = {
    caseId, process, node: accepting, place: home, fromUnitId: section.id, how: 'electronic', opensAt: ctx.now,
    agencyOf, isReceived: true,
  } as const
  const first = planLeg(ctx, leg)
  if (!first.ok) return first
  const begun = insertBeginning(ctx.tx, {
    tasks: input.isAtCounter ? [written, open.value] : [open.value], legs: [first.value], clocks: [clock.value],
  })
  if (away.agencyId !== home.agencyId) {
    await begun
    const second = await handOver(ctx, { ...leg, node: next, place: away, opensAt: opensAt.value, isReceived: false })
    if (!second.ok) return second
    const follow = input.hasOriginals ? await followOriginals(ctx, facts, section, unit) : ok(undefined)
    if (!follow.ok) return follow
  }
  return ok({ dueAt: clock.value.dueAt, forwardedTo: unit, forwardedAt: opensAt.value, begun })
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
