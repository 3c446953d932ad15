import { DAY, HOUR, dayOf } from '../../kernel/civil-day.ts'
import {
  type SeedDossier, type State, agencyAbove, limitOf, policiesOf,
} from '../../modules/dossiers/public.ts'
import type { Unit } from '../../modules/organisation/public.ts'
import { type Place, type SeedWork, planClock, planLeg, stepsIn } from '../../modules/workflow/public.ts'
import { type Arrivals, onlineShareAt, servedAt } from './arrivals.ts'
import { type Course, inventChannel, inventCourse } from './invent-course.ts'
import { inventSteps } from './invent-steps.ts'
import type { Occasion } from './list-occasions.ts'
import { type Random, uuidOf } from './random.ts'

export interface Applicant { readonly id: bigint; readonly fullName: string }

export interface InventedDossier {
  readonly row: SeedDossier
  readonly work: SeedWork
  /** Undefined of what was never accepted: no figure counts it. */
  readonly course: Course | undefined
}

/** When dossiers of this run were received, and how many are not over yet. */
export interface SeedTime {
  readonly since: Date
  readonly now: Date
  readonly openOfHundred: number
  readonly arrivals: Arrivals
}

/** Those that are open were received within so many days. */
const OPEN_FOR = 12 * DAY
/** Of a hundred dossiers that are over. */
const OVER: readonly (readonly [State, number])[] = [
  ['returned', 95], ['unsettled', 2], ['declined', 1.5], ['stopped', 1], ['withdrawn', 0.5],
]
/** Of a hundred that are open. */
const OPEN: readonly (readonly [State, number])[] = [
  ['submitted', 15], ['received', 15], ['in-progress', 52], ['awaiting-supplement', 8], ['settled', 10],
]

/**
 * Invents how a dossier of this occasion has gone: so many in a hundred are open, received in the last days; the others
 * were received since `since` and are over. Undefined where the calendar of that day is missing, a step has no unit, or
 * it would not be over yet: such a dossier could not have been received either.
 */
export function inventDossier(
  random: Random, names: { id: bigint; publicId: string }, occasion: Occasion, applicant: Applicant, time: SeedTime,
): InventedDossier | undefined {
  const { version, places, directory, process } = occasion
  const { now } = time
  const isOpen = random.next() * 100 < time.openOfHundred
  const at = (unit: Unit): Place => ({
    unitId: unit.id, agencyId: agencyAbove(directory, unit).id,
    calendarVersionId: directory.calendarOf(unit.id).versionId, calendar: directory.calendarOf(unit.id).calendar,
  })
  const [home, settler] = [at(places.receivesAt), at(places.competent)]
  const state = drawn(random, isOpen ? OPEN : OVER)
  const came = inventArrival(random, { occasion, home, state, isOpen, time })
  if (!came) return undefined
  const { channel, submittedAt, takenAt } = came

  const isReceived = !['submitted', 'declined', 'withdrawn'].includes(state)
  const policies = policiesOf(directory)
  const limit = version.content.limits[0]
  if (!limit) return undefined
  const clockAfter = (pauses: readonly { from: Date; until: Date | null }[], extended: number) => planClock({
    caseId: names.id, place: isReceived ? settler : home, startedAt: isReceived ? takenAt : submittedAt,
    kind: isReceived ? 'dossier' : 'acknowledgement', afterPause: 'resume',
    limit: isReceived ? limitOf(limit, policies.sameDayCutoff) : policies.acknowledgement,
    past: { pauses: pauses.map((one) => ({ fromAt: one.from, untilAt: one.until })), extended },
    ...(isReceived ? { warnDays: policies.apologyDays } : {}),
  })
  const dueAfter = (...past: Parameters<typeof clockAfter>) => {
    const clock = clockAfter(...past)
    return clock.ok ? clock.value.dueAt : undefined
  }
  const isIssued = state === 'settled' || state === 'returned'
  const course = isReceived ? inventCourse(random, {
    receivedAt: takenAt, calendar: settler.calendar, state, isGoingOn: isOpen && !isIssued, now, amount: limit.amount,
    dueAfter,
  }) : undefined
  const [clock, firstDueAt] = [clockAfter(course?.waits ?? [], course?.extension?.amount ?? 0), dueAfter([], 0)]
  if (!clock.ok || !firstDueAt || isReceived && !course) return undefined
  const endedAt = course?.endsAt ?? takenAt
  if ((!isOpen || isIssued) && endedAt >= now) return undefined
  const comes = new Date(endedAt.getTime() + Math.floor(random.next() ** 2 * 3 * DAY))
  const fetched = servedAt(random, comes, home.calendar)
  const fetchedAt = isIssued && fetched && fetched < now ? fetched : endedAt

  const { dueAt } = clock.value
  const tasks = inventSteps(random, {
    caseId: names.id, occasion, state, from: takenAt, until: endedAt, isOver: !isOpen, dueAt, at,
  })
  if (!tasks) return undefined
  const leg = planLeg({ now: takenAt, actorId: 1n }, {
    caseId: names.id, process, node: stepsIn(process.model)[0], place: settler,
    fromUnitId: places.receivesAt.id, how: 'electronic', opensAt: takenAt, isReceived: true,
    agencyOf: () => settler.agencyId, dueAt,
  } as Parameters<typeof planLeg>[1])
  const closedAt = isOpen ? null : fetchedAt
  return {
    course,
    row: {
      ...names, agencyCode: places.receiving.agencyCode ?? '', receivingUnitId: places.receiving.id,
      receivesAtId: places.receivesAt.id, competentUnitId: places.competent.id, territoryId: places.territoryId,
      channel, procedureId: version.procedureId, procedureVersionId: version.id, formVersionId: null,
      calendarVersionId: settler.calendarVersionId, limitCase: 0, applicantId: applicant.id,
      applicantName: applicant.fullName, authoriserId: null, submittedBy: 1n,
      delivery: random.next() < 0.8 ? 'counter' : 'electronic', deliveryAddress: null, state, proposal: null,
      submittedAt, acknowledgedAt: state === 'submitted' ? null : takenAt,
      receivedAt: isReceived ? takenAt : null, dueAt: isReceived ? dueAt : null,
      issuedAt: isIssued ? endedAt : null, deliveredAt: state === 'returned' ? fetchedAt : null, closedAt,
      lateBySupplementAt: course?.lateBySupplementAt ?? null,
      past: {
        firstDueAt: isReceived ? firstDueAt : null,
        supplements: course?.waits.map((wait) => ({
          component: version.content.components[0]?.id ?? '', askedAt: wait.from, answeredAt: wait.until,
          dueAt: wait.dueAt,
        })) ?? [],
        extension: course?.extension && { ...course.extension, days: course.extension.amount },
      },
    },
    work: {
      tasks,
      clocks: [
        {
          ...clock.value, stoppedAt: !isOpen || isIssued ? endedAt : null,
          warnedAt: clock.value.warnAt && clock.value.warnAt <= now ? now : null,
        },
      ],
      legs: isReceived && leg.ok ? [{ ...leg.value, endedAt: closedAt }] : [],
      pauses: course?.waits.map((wait) => ({
        caseId: names.id, fromAt: wait.from, untilAt: wait.until, reason: 'supplement',
        article: policies.pauseArticle('supplement'),
      })) ?? [],
    },
  }
}

/**
 * By which way something comes and when, and when it is looked at. Undefined where that is not over yet, and where the
 * procedure was another then.
 */
function inventArrival(
  random: Random,
  { occasion: { version }, home, state, isOpen, time: { since, now, arrivals } }: {
    occasion: Occasion; home: Place; state: State; isOpen: boolean; time: SeedTime },
) {
  const lately = new Date(now.getTime() - OPEN_FOR)
  const cameAt = arrivals.draw(random, isOpen ? lately : since, isOpen || lately <= since ? now : lately)
  const day = dayOf(cameAt)
  if (day < version.validFrom || version.validTo !== null && day > version.validTo) return undefined
  const { channels } = version.content
  const channel = state === 'submitted' && channels.includes('online') ? 'online'
    : inventChannel(random, channels, onlineShareAt(cameAt))
  // A counter takes it while it is open; what comes by telephone is looked at within some hours.
  const laterBy = channel === 'online' ? Math.floor(random.next() * 6 * HOUR) : 0
  const takenAt = servedAt(random, new Date(cameAt.getTime() + laterBy), home.calendar)
  if (!takenAt) return undefined
  const submittedAt = channel === 'online' ? cameAt : takenAt
  return submittedAt < now && (state === 'submitted' || takenAt < now) ? { channel, submittedAt, takenAt } : undefined
}

function drawn<T>(random: Random, of: readonly (readonly [T, number])[]): T {
  let left = random.next() * of.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of of) if ((left -= weight) < 0) return value
  return of[0]?.[0] as T
}

/** The address of a seeded dossier. */
export function seededId(seed: string, n: number): string {
  return uuidOf(seed, 'dossier', n)
}
