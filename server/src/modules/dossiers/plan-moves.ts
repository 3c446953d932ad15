import { groupBy } from '../../kernel/group-by.ts'
import type { Day, WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { HeldRole } from '../identity/public.ts'
import { type CalendarVersion, joinCalendarVersions } from '../organisation/public.ts'
import {
  type Clock, type Leg, type OpenWork, type Pause, type WorkMoves, listPausesOfCases, recount, termEnd, termOfHours,
} from '../workflow/public.ts'
import { agencyIdOf } from './follow-run.ts'
import { isStuck } from './hand-overs.ts'
import { joinStays } from './join-stays.ts'
import { type MovedPlaces, type Moving, Moves } from './move-places.ts'
import { agencyAbove } from './places.ts'
import { policiesOf } from './policies.ts'
import type { DossierRooms } from './rooms.ts'
import type { Dossier } from './store/dossier-store.ts'

interface Planning {
  readonly places: readonly { readonly dossier: Dossier; readonly to: MovedPlaces }[]
  readonly work: OpenWork
  readonly moving: Moving
  /** The first day of the new units. */
  readonly day: Day
  /** What whoever holds a step may do from then on. */
  readonly roles: readonly HeldRole[]
}

/** Where work goes on, and the calendars by which it is counted there, those among them that were joined for it. */
export interface PlannedMoves extends WorkMoves { readonly calendarOf: (versionId: bigint) => WorkCalendar }

/**
 * Where the open work of dossiers goes on. A step of a section goes where the dossier is received now, one of whoever
 * settles it to that unit, any other to the unit that follows its own. Whoever holds it goes on with it, if the role is
 * theirs there. Terms that are counted by another calendar from the day on are counted anew, and end no earlier than
 * before; others keep their end.
 */
export async function planMoves(
  ctx: Ctx, rooms: DossierRooms, { places, work, moving, day, roles }: Planning,
): Promise<PlannedMoves> {
  const { directory } = moving
  const of = new Map(places.map((place) => [place.dossier.id, place]))
  const held = new Set(roles.map(({ accountId, role, unitId }) => `${String(accountId)} ${role} ${String(unitId)}`))
  const joined = new Map<string, CalendarVersion>()
  let pauses: Map<bigint, Pause[]> | undefined

  const target = (caseId: bigint, unitId: bigint): bigint => {
    const place = of.get(caseId)
    if (!place) return unitId
    const { dossier, to } = place
    if (unitId === dossier.receivesAtId) return to.receivesAtId
    if (unitId === dossier.competentUnitId) return to.competentUnitId
    const giver = directory.bodyOf(dossier.competentUnitId)
    const isGiven = giver !== undefined && to.competentUnitId !== dossier.competentUnitId
    if (isGiven && directory.bodyOf(unitId)?.id === giver.id && unitId !== to.receivesAtId) return to.competentUnitId
    const moves = new Moves(moving, dossier)
    if (!moves.isAbolished(unitId)) return moves.follow(unitId)
    return directory.lastKnown(unitId)?.isOneStop ? to.receivesAtId : to.competentUnitId
  }
  const calendarAt = async (unitId: bigint, versionId: bigint): Promise<CalendarVersion> => {
    const now = directory.calendarOf(unitId)
    const key = directory.byId(unitId)?.calendarId ?? ''
    const before = rooms.directory.calendarVersion(versionId)
    if (rooms.directory.calendarKey(versionId) === key) return { versionId, calendar: before }
    const name = `${String(versionId)} ${key}`
    const made = joined.get(name)
      ?? await joinCalendarVersions(ctx, { versionId, calendar: before }, { ...now, key }, day)
    joined.set(name, made)
    return made
  }
  const isChanged = (versionId: bigint, { versionId: other }: CalendarVersion) => versionId !== other
  const pausesOf = async (caseId: bigint): Promise<Pause[]> => {
    pauses ??= groupBy(await listPausesOfCases(ctx.tx, [...of.keys()]), (pause) => pause.caseId)
    return pauses.get(caseId) ?? []
  }
  const dueOf = async (row: Counted, calendar: CalendarVersion): Promise<Date> => {
    if (!isChanged(row.calendarVersionId, calendar)) return row.dueAt
    const due = recount(row, await pausesOf(row.caseId), calendar.calendar)
    // Nobody is promised less than before.
    return due && due > row.dueAt ? due : row.dueAt
  }

  const { handOver } = policiesOf(directory)
  /** The successor has as long as anybody; what stood still already, stands still. */
  const acknowledgeBy = (leg: Leg, { calendar }: CalendarVersion): Date | null => {
    if (leg.receivedAt === null && isStuck(leg, ctx.now) || handOver === undefined) return leg.acknowledgeBy
    const start = leg.opensAt > ctx.now ? leg.opensAt : ctx.now
    const by = termEnd({ start, limit: handOver, extended: 0, afterPause: 'resume' }, [], calendar)
    return by.ok ? by.value : leg.acknowledgeBy
  }

  const result: { [K in 'tasks' | 'clocks' | 'legs']: WorkMoves[K][number][] } = { tasks: [], clocks: [], legs: [] }
  const staying: Leg[] = []
  for (const task of work.tasks) {
    const unitId = target(task.caseId, task.unitId)
    if (unitId === task.unitId) continue
    const calendar = await calendarAt(unitId, task.calendarVersionId)
    const goesOn = task.holderId !== null && held.has(`${String(task.holderId)} ${task.role} ${String(unitId)}`)
    result.tasks.push({
      task, unitId, holderId: goesOn ? task.holderId : null, calendarVersionId: calendar.versionId,
      dueAt: await dueOf(task, calendar),
    })
  }
  for (const clock of work.clocks) {
    const unitId = target(clock.caseId, clock.unitId)
    if (unitId === clock.unitId) continue
    const calendar = await calendarAt(unitId, clock.calendarVersionId)
    result.clocks.push({ clock, unitId, calendarVersionId: calendar.versionId, ...await termOf(clock, calendar) })
  }
  const givers: { id: bigint; unitId: bigint }[] = []
  for (const leg of work.legs) {
    const unitId = target(leg.caseId, leg.unitId)
    const givenBy = giverOf(leg, unitId)
    const unit = directory.byId(unitId)
    // A unit may go on while the agency above it ends: then its stay is the next agency's.
    const isThere = unitId === leg.unitId && directory.byId(leg.agencyId) !== undefined
    if (isThere || !unit) {
      staying.push(leg)
      if (givenBy !== leg.handedOverFrom) givers.push({ id: leg.id, unitId: givenBy })
      continue
    }
    const calendar = await calendarAt(unitId, leg.calendarVersionId)
    const agencyId = agencyAbove(directory, unit).id
    // Who had it goes on with it; where another agency takes it over, that one says so.
    const isReceived = leg.receivedAt !== null && directory.heirOf(leg.agencyId)?.id === agencyId
    result.legs.push({
      leg, unitId, agencyId, isReceived, givenBy, calendarVersionId: calendar.versionId,
      dueAt: await dueOf(leg, calendar),
      acknowledgeBy: isReceived ? null : acknowledgeBy(leg, directory.calendarOf(unitId)),
    })
  }
  const stays = joinStays(result.legs, staying)
  const released: { id: bigint; dueAt: Date }[] = []
  for (const task of work.tasks) {
    const unitId = target(task.caseId, task.unitId)
    const place = { caseId: task.caseId, agencyId: agencyIdOf(directory, unitId) ?? 0n }
    if (task.heldBackAt === null || !stays.isReleased(place)) continue
    const { dueAt } = result.tasks.find((moved) => moved.task === task) ?? task
    const hours = Number(task.hours)
    const anew = hours === 0 ? undefined
      : termEnd(termOfHours(ctx.now, hours), [], directory.calendarOf(unitId).calendar)
    released.push({ id: task.id, dueAt: anew?.ok && anew.value > dueAt ? anew.value : dueAt })
  }
  const made = new Map([...joined.values()].map(({ versionId, calendar }) => [versionId, calendar]))
  return {
    ...result, legs: stays.moved, ended: stays.ended, givers, released,
    calendarOf: (versionId) => made.get(versionId) ?? rooms.directory.calendarVersion(versionId),
  }

  /**
   * Who hands a stay over as long as nobody has acknowledged it: whoever takes the place of the unit that did, so that
   * somebody hands it over again or takes it back. Whoever gets it themselves does not become its giver.
   */
  function giverOf(leg: Leg, unitId: bigint): bigint {
    if (leg.receivedAt !== null) return leg.handedOverFrom
    const givenBy = target(leg.caseId, leg.handedOverFrom)
    return agencyIdOf(directory, givenBy) === agencyIdOf(directory, unitId) ? leg.handedOverFrom : givenBy
  }

  async function termOf(clock: Clock, calendar: CalendarVersion): Promise<{ dueAt: Date; warnAt: Date | null }> {
    const dueAt = await dueOf(clock, calendar)
    const isMoved = dueAt.getTime() !== clock.dueAt.getTime() && clock.warnAt !== null
    const shift = dueAt.getTime() - clock.dueAt.getTime()
    return { dueAt, warnAt: isMoved && clock.warnAt ? new Date(clock.warnAt.getTime() + shift) : clock.warnAt }
  }
}

type Counted = Parameters<typeof recount>[0] & Pick<Clock, 'caseId' | 'calendarVersionId' | 'dueAt'>
