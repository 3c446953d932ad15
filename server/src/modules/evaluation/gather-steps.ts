import { addDays, momentOn } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { workingHoursBetween } from '../../kernel/working-hours.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type DossierEvent, listEventsOfDossiers } from '../audit/public.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { listConsultationWaits } from '../dossiers/public.ts'
import { type Staff, getStaff } from '../identity/public.ts'
import { type DirectorySource, calendarsOfUnits } from '../organisation/public.ts'
import { type FinishedStep, listFinished, listPausesOfCases } from '../workflow/public.ts'
import type { EvaluationPeriod } from './domain/evaluation-periods.ts'
import { type Span, ownHours } from './domain/own-time.ts'
import type { StepInput } from './domain/step-input.ts'
import { grantedOf } from './store/contests.ts'

/** What steps are gathered from. */
export interface EvaluationRooms {
  readonly db: Db
  readonly directory: DirectorySource
  readonly catalogue: Pick<CatalogueSource, 'version'>
}

/** An input with what an officer must see of it to say whether it is right. */
export interface GatheredStep extends StepInput {
  readonly publicId: string
  readonly dossierId: bigint
  readonly procedureVersionId: bigint
  readonly name: string
  /** Since when it was the officer's; null where it never was given to them. */
  readonly givenAt: Date | null
  readonly opensAt: Date
  readonly doneAt: Date
  readonly returnedAt: Date | null
  readonly returnedWhy: string | null
}

/** By which somebody gets a step: they took it, or it was given to them. */
const GIVING = ['dossier.taken', 'dossier.assigned', 'dossier.reassigned']

/**
 * The steps that members of staff finished in the days of a period, as they stand now: whose time it was is read from
 * the events by which each step was taken or given, and while the applicant, a payment or another agency was waited for
 * it is nobody's. What a program or a stranger finished is no step of an officer.
 */
export async function gatherSteps(
  rooms: EvaluationRooms, db: Db | Tx, accountIds: readonly bigint[], period: Pick<EvaluationPeriod, 'from' | 'until'>,
): Promise<GatheredStep[]> {
  const staff = new Map((await getStaff(db, accountIds)).map((one) => [one.accountId, one]))
  const span = { from: momentOn(period.from, 0), before: momentOn(addDays(period.until, 1), 0) }
  const steps = await listFinished(db, [...staff.keys()], span)
  const caseIds = [...new Set(steps.map(({ caseId }) => caseId))]
  const [pauses, consultations, events, granted] = await Promise.all([
    listPausesOfCases(db, caseIds), listConsultationWaits(db, caseIds), listEventsOfDossiers(db, caseIds, GIVING),
    grantedOf(db, steps.map(({ id }) => id)),
  ])
  const waitsOf = groupBy([
    ...pauses.map(({ caseId, fromAt, untilAt }) => ({ caseId, from: fromAt, until: untilAt ?? span.before })),
    ...consultations.map(({ dossierId, from, until }) => ({ caseId: dossierId, from, until: until ?? span.before })),
  ], ({ caseId }) => caseId)
  const givings = groupBy(events, ({ dossierId }) => dossierId)
  const hoursIn = openHours(rooms.directory, period)
  return steps.map((step) => {
    const waits = waitsOf.get(step.caseId) ?? []
    const givenAt = givenSince(step, staff.get(step.doneBy), givings.get(step.caseId) ?? [])
    const from = step.opensAt < step.doneAt ? step.opensAt : step.doneAt
    return {
      taskId: step.id, publicId: step.publicId, dossierId: step.caseId, officerId: step.doneBy, unitId: step.unitId,
      kind: `${rooms.catalogue.version(step.procedureVersionId).procedure}/${step.nodeId}`,
      procedureVersionId: step.procedureVersionId, name: step.name, limitHours: step.hours,
      ownHours: givenAt && hoursIn(step.unitId, { from: givenAt, until: step.doneAt }, waits),
      unitHours: hoursIn(step.unitId, { from, until: step.doneAt }, waits),
      isReturned: step.returnedAt !== null, granted: granted.get(step.id) ?? [], givenAt, opensAt: step.opensAt,
      doneAt: step.doneAt, returnedAt: step.returnedAt, returnedWhy: step.returnedWhy,
    }
  })
}

/**
 * Since when a step was whose who did it: since they were given it last, or since it opened where it was theirs from
 * the beginning. Null where it was in the queue of the unit, or a colleague's, when they did it: how long it lay there
 * is not their time.
 */
function givenSince(
  { holderId, doneBy, opensAt, doneAt }: FinishedStep, officer: Staff | undefined, events: readonly DossierEvent[],
): Date | null {
  if (holderId !== doneBy) return null
  const last = events.findLast((event) => event.happenedAt <= doneAt && isTo(event, officer))
  const since = last && last.happenedAt > opensAt ? last.happenedAt : opensAt
  return since < doneAt ? since : doneAt
}

function isTo({ type, actorId, onBehalfOfId, data }: DossierEvent, officer: Staff | undefined): boolean {
  if (type === 'dossier.taken') return (onBehalfOfId ?? actorId) === officer?.accountId
  const { assignee, to } = data as { readonly assignee?: string; readonly to?: string }
  return (type === 'dossier.assigned' ? assignee : to) === officer?.publicId
}

/** Hours of spans by the calendars of units as these are at the end of a period. */
function openHours(directory: DirectorySource, { until }: Pick<EvaluationPeriod, 'until'>) {
  const calendarOf = calendarsOfUnits(directory.on(until))
  return (unitId: bigint, span: Span, waits: readonly Span[]) => {
    const calendar = calendarOf(unitId)
    return ownHours(span, waits, (from, before) => {
      const hours = calendar && workingHoursBetween(from, before, calendar)
      return hours?.ok ? hours.value : undefined
    })
  }
}
