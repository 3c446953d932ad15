import { nextOpening } from '../../kernel/work-calendar.ts'
import {
  type Channel, type Places, type SeedDossier, type State, agencyAbove, limitOf, policiesOf, unitOfStep,
} from '../../modules/dossiers/public.ts'
import type { ProcedureVersion } from '../../modules/catalogue/public.ts'
import type { Directory, Unit } from '../../modules/organisation/public.ts'
import {
  type Place, type Process, type SeedWork, planClock, planLeg, planStep, stepsIn,
} from '../../modules/workflow/public.ts'
import { type Random, uuidOf } from './random.ts'

/** What can be sent on a day: a procedure, where it is received and who settles it. */
export interface Occasion {
  readonly version: ProcedureVersion
  readonly places: Places
  readonly directory: Directory
  readonly process: Process
}

export interface Applicant { readonly id: bigint; readonly fullName: string }

export interface InventedDossier { readonly row: SeedDossier; readonly work: SeedWork }

const [HOUR, DAY] = [3_600_000, 86_400_000]
/** Of a hundred dossiers that are over. */
const OVER: readonly (readonly [State, number])[] = [
  ['returned', 95], ['unsettled', 2], ['declined', 1.5], ['stopped', 1], ['withdrawn', 0.5],
]
/** Of a hundred that are open. */
const OPEN: readonly (readonly [State, number])[] = [
  ['submitted', 15], ['received', 15], ['in-progress', 60], ['settled', 10],
]

/**
 * Invents how a dossier of this occasion has gone: so many in a hundred are open, received in the last days; the others
 * were received since `since` and are over, one of eight after its date. Undefined where the calendar of that day is
 * missing or a step has no unit: such a dossier could not have been received either.
 */
export function inventDossier(
  random: Random, names: { id: bigint; publicId: string }, occasion: Occasion, applicant: Applicant,
  time: { since: Date; now: Date; openOfHundred: number },
): InventedDossier | undefined {
  const { version, places, directory, process } = occasion
  const isOpen = random.next() * 100 < time.openOfHundred
  const at = (unit: Unit): Place => ({
    unitId: unit.id, agencyId: agencyAbove(directory, unit).id,
    calendarVersionId: directory.calendarOf(unit.id).versionId, calendar: directory.calendarOf(unit.id).calendar,
  })
  const [home, settler] = [at(places.receivesAt), at(places.competent)]
  const span = isOpen ? 12 * DAY : Math.max(DAY, time.now.getTime() - time.since.getTime() - 12 * DAY)
  const opening = nextOpening(
    new Date((isOpen ? time.now.getTime() - 12 * DAY : time.since.getTime()) + Math.floor(random.next() * span)),
    home.calendar,
  )
  if (!opening.ok || opening.value.getTime() >= time.now.getTime() - HOUR) return undefined
  const submittedAt = new Date(opening.value.getTime() + Math.floor(random.next() * 2 * HOUR))
  if (submittedAt >= time.now) return undefined

  const nodes = stepsIn(process.model)
  const state = drawn(random, isOpen ? OPEN : OVER)
  const isReceived = !['submitted', 'declined', 'withdrawn'].includes(state)
  const policies = policiesOf(directory)
  const limit = version.content.limits[0]
  if (!limit) return undefined
  const clock = planClock({
    caseId: names.id, place: isReceived ? settler : home, startedAt: submittedAt,
    kind: isReceived ? 'dossier' : 'acknowledgement',
    limit: isReceived ? limitOf(limit, policies.sameDayCutoff) : policies.acknowledgement, afterPause: 'resume',
    ...(isReceived ? { warnDays: policies.apologyDays } : {}),
  })
  if (!clock.ok) return undefined
  const { dueAt } = clock.value
  const length =
    Math.max(HOUR, dueAt.getTime() - submittedAt.getTime()) * (random.next() < 0.125 ? 1.3 : 0.3 + 0.65 * random.next())
  const endedAt = new Date(Math.min(submittedAt.getTime() + length, time.now.getTime()))
  const isIssued = state === 'settled' || state === 'returned'
  const isOver = !isOpen
  const channel = drawnChannel(random, version, state)

  const doneNodes = doneOf(state, nodes.length, random)
  const tasks: SeedWork['tasks'][number][] = []
  for (const [nth, node] of nodes.entries()) {
    const isDone = nth < doneNodes
    if (!isDone && (nth > doneNodes || isOver)) break
    const unit = unitOfStep(
      {
        caseId: names.id, directory, territoryId: places.territoryId, receivesAtId: places.receivesAt.id,
        competentUnitId: places.competent.id,
      },
      node,
    )
    if (!unit) return undefined
    const opensAt = new Date(submittedAt.getTime() + ((endedAt.getTime() - submittedAt.getTime()) * nth) / nodes.length)
    const step = planStep({
      caseId: names.id, process, node, place: at(unit), opensAt, ...(node.hours === 0 ? { dueAt } : {}),
    })
    if (!step.ok) return undefined
    const doneAt = new Date(
      submittedAt.getTime() + ((endedAt.getTime() - submittedAt.getTime()) * (nth + 1)) / nodes.length,
    )
    tasks.push(isDone ? { ...step.value, doneAt, doneBy: 1n, outcome: 'done' } : step.value)
  }
  const leg = planLeg({ now: submittedAt, actorId: 1n }, {
    caseId: names.id, process, node: nodes[0], place: settler,
    fromUnitId: places.receivesAt.id, how: 'electronic', opensAt: submittedAt, isReceived: true,
    agencyOf: () => settler.agencyId, dueAt,
  } as Parameters<typeof planLeg>[1])
  const { calendarVersionId } = settler
  return {
    row: {
      ...names, agencyCode: places.receiving.agencyCode ?? '', receivingUnitId: places.receiving.id,
      receivesAtId: places.receivesAt.id, competentUnitId: places.competent.id, territoryId: places.territoryId,
      channel, procedureId: version.procedureId, procedureVersionId: version.id, formVersionId: null, calendarVersionId,
      limitCase: 0, applicantId: applicant.id, applicantName: applicant.fullName, authoriserId: null, submittedBy: 1n,
      delivery: random.next() < 0.8 ? 'counter' : 'electronic', deliveryAddress: null, state, proposal: null,
      submittedAt, acknowledgedAt: state === 'submitted' ? null : submittedAt,
      receivedAt: isReceived ? submittedAt : null, dueAt: isReceived ? dueAt : null,
      issuedAt: isIssued ? endedAt : null, deliveredAt: state === 'returned' ? endedAt : null,
      closedAt: isOver ? endedAt : null,
    },
    work: {
      tasks,
      clocks: [
        {
          ...clock.value, stoppedAt: isOver || isIssued ? endedAt : null,
          warnedAt: clock.value.warnAt && clock.value.warnAt <= time.now ? time.now : null,
        },
      ],
      legs: isReceived && leg.ok ? [{ ...leg.value, endedAt: isOver ? endedAt : null }] : [],
    },
  }
}

function drawn<T>(random: Random, of: readonly (readonly [T, number])[]): T {
  let left = random.next() * of.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of of) if ((left -= weight) < 0) return value
  return of[0]?.[0] as T
}

function drawnChannel(random: Random, { content }: ProcedureVersion, state: State): Channel {
  if (state === 'submitted' && content.channels.includes('online')) return 'online'
  return random.pick(content.channels)
}

/** How many of the steps are done, for a state. */
function doneOf(state: State, steps: number, random: Random): number {
  switch (state) {
    case 'submitted':
      return 0
    case 'declined':
    case 'withdrawn':
      return 1
    case 'received':
      return 1
    case 'settled':
      return steps - 1
    case 'returned':
      return steps
    case 'awaiting-completion':
    case 'awaiting-supplement':
    case 'awaiting-payment':
    case 'awaiting-confirmation':
    case 'in-progress':
    case 'being-returned':
    case 'unsettled':
    case 'stopped':
      return Math.min(steps - 2, 1 + Math.floor(random.next() * Math.max(1, steps - 2)))
  }
}

/** The address of a seeded dossier. */
export function seededId(seed: string, n: number): string {
  return uuidOf(seed, 'dossier', n)
}

