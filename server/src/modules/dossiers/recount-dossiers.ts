import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type CalendarVersion } from '../organisation/public.ts'
import {
  type OpenWork, type TimerRedated, listOpenWork, listPausesOfCases, moveWork, recount, recountTimers, redateLegs,
} from '../workflow/public.ts'
import { groupBy } from '../../kernel/group-by.ts'
import { redateBundle } from './redate-bundle.ts'
import { recountConsultations } from './recount-consultations.ts'
import { type RecountedWaits, recountAcknowledgements, recountWaits } from './recount-waits.ts'
import type { DossierRooms } from './rooms.ts'
import { changeCalendars, changeDueDates, lockNextOpen } from './store/move-store.ts'

export interface RecountDossiers {
  /** Of each version that terms were counted by, the newest of the same calendar. */
  readonly newest: ReadonlyMap<bigint, CalendarVersion>
  readonly after: bigint
  readonly limit: number
}

/** A dossier whose promised day moves. */
export interface Redated {
  readonly dossierId: bigint
  readonly number: string
  readonly before: Date
  readonly after: Date
}

export interface Recounted {
  readonly redated: readonly Redated[]
  /** Moments in working time that their processes wait for. */
  readonly timers: readonly (Omit<TimerRedated, 'caseId'> & { readonly number: string })[]
  readonly waits: MovedWaits
  readonly last: bigint | undefined
}

/** How many moments move for which somebody inside is waited for, of each kind. */
export interface MovedWaits extends RecountedWaits {
  /** Until when other agencies answer. */
  readonly consultations: number
  /** Until when hand-overs are acknowledged. */
  readonly handOvers: number
}

/** None of any kind. */
export const NO_WAITS: MovedWaits = { consultations: 0, handOvers: 0, confirmations: 0, receipts: 0, alarms: 0 }

/** How many moments move along with promised days: those of processes, and waits. */
export function momentsAlong({ timers, waits }: Pick<Recounted, 'timers' | 'waits'>): number {
  return Object.values({ ...waits }).reduce((sum, n) => sum + n, timers.length)
}

/**
 * Counts the open terms of the next dossiers anew by the newest version of their calendars (tính lại hạn khi lịch nghỉ
 * thay đổi): a holiday that was declared late moves what is promised, with clocks, steps and stays, the moments in
 * working time of their processes, until when somebody is waited for, and the promise of the joint requests that they
 * belong to. Nobody is promised less
 * than before: what would end earlier stays. What is counted by the newest version is not touched, so that a run that
 * was cut off is begun again. Leaves `dossier.redated` for each whose day moves. Answers those, and the last dossier
 * looked at; none when all are done.
 */
export async function recountDossiers(
  ctx: Ctx, rooms: Pick<DossierRooms, 'catalogue' | 'directory'>, { newest, after, limit }: RecountDossiers,
): Promise<Recounted> {
  const dossiers = await lockNextOpen(ctx.tx, after, limit)
  const last = dossiers.at(-1)?.id
  const work = await listOpenWork(ctx.tx, dossiers.map(({ id }) => id))
  const isOld = ({ calendarVersionId }: { readonly calendarVersionId: bigint }) => newest.has(calendarVersionId)
  const cases = new Set([...work.tasks, ...work.clocks, ...work.legs].filter(isOld).map(({ caseId }) => caseId))
  const consultations = await recountConsultations(ctx, newest, dossiers.map(({ id }) => id))
  if (cases.size === 0) return { redated: [], timers: [], last, waits: { ...NO_WAITS, consultations } }
  const stood = await listPausesOfCases(ctx.tx, [...cases])
  const pauses = groupBy(stood, ({ caseId }) => caseId)

  const dueOf = (row: OpenWork[keyof OpenWork][number]) => {
    const version = newest.get(row.calendarVersionId)
    const due = version && recount(row, pauses.get(row.caseId) ?? [], version.calendar)
    return due && due > row.dueAt ? due : row.dueAt
  }
  // One that is only forecast is in no directory.
  const known = new Map([...newest.values()].map(({ versionId, calendar }) => [versionId, calendar]))
  const calendarBy = (id: bigint) => known.get(id) ?? rooms.directory.calendarVersion(id)
  const versionOf = (id: bigint) => newest.get(id)?.versionId ?? id
  const clocks = work.clocks.filter(isOld).map((clock) => {
    const dueAt = dueOf(clock)
    const later = dueAt.getTime() - clock.dueAt.getTime()
    return {
      clock, unitId: clock.unitId, calendarVersionId: versionOf(clock.calendarVersionId), dueAt,
      warnAt: clock.warnAt && new Date(clock.warnAt.getTime() + later),
    }
  })
  const promised = new Map(clocks.filter(({ clock }) => clock.kind === 'dossier').map((one) => [one.clock.caseId, one]))
  // A step or a stay that counts no hours is due when its dossier is.
  const withDossier = (row: { readonly caseId: bigint; readonly hours: string; readonly dueAt: Date }) => {
    const clock = promised.get(row.caseId)
    return Number(row.hours) === 0 && clock?.clock.dueAt.getTime() === row.dueAt.getTime() ? clock.dueAt : undefined
  }
  const tasks = work.tasks.filter(isOld).map((task) => ({
    task, unitId: task.unitId, holderId: task.holderId, calendarVersionId: versionOf(task.calendarVersionId),
    dueAt: withDossier(task) ?? dueOf(task),
  }))
  await moveWork(ctx, { tasks, clocks, legs: [], ended: [], givers: [], released: [] })
  const timers = await recountTimers(ctx, { tasks, clocks }, calendarBy)
  const legs = work.legs.filter(isOld)
  const acknowledged = await recountAcknowledgements(ctx, rooms, newest, legs)
  await redateLegs(ctx.tx, legs.map((leg) => ({
    id: leg.id, dueAt: withDossier(leg) ?? dueOf(leg), calendarVersionId: versionOf(leg.calendarVersionId),
    acknowledgeBy: acknowledged.get(leg.id) ?? leg.acknowledgeBy,
  })))
  await changeCalendars(ctx.tx, [...promised].map(([id, { calendarVersionId }]) => ({ id, calendarVersionId })))
  const moved = dossiers.flatMap((dossier) => {
    const clock = promised.get(dossier.id)
    return clock && dossier.dueAt && clock.dueAt > clock.clock.dueAt
      ? [{ dossier, before: dossier.dueAt, dueAt: clock.dueAt }] : []
  })
  await changeDueDates(ctx.tx, moved.map(({ dossier: { id }, dueAt }) => ({ id, dueAt })))
  await Promise.all(moved.map(({ dossier: { id, publicId, number, state }, before, dueAt }) => recordEvent(ctx, {
    type: 'dossier.redated', subjectKind: 'dossier', subjectId: id, dossierId: id,
    data: { dossier: publicId, number, state, before: before.toISOString(), dueAt: dueAt.toISOString() },
  })))
  // In one order, so that two never wait for each other; where the calendar does not reach, the day stays.
  const requests = [...new Set(dossiers.filter(({ id }) => cases.has(id)).map(({ requestId }) => requestId))]
  for (const requestId of requests.sort((one, other) => (one < other ? -1 : 1)))
    await redateBundle(ctx, rooms, requestId)
  const waits = await recountWaits(ctx, rooms, newest, { dossiers, clocks: work.clocks.filter(isOld), pauses: stood })
  const numberOf = (caseId: bigint | null) => dossiers.find(({ id }) => id === caseId)?.number ?? ''
  return {
    last, waits: { ...waits, consultations, handOvers: acknowledged.size },
    redated: moved.map(({ dossier: { id, number }, before, dueAt }) =>
      ({ dossierId: id, number, before, after: dueAt })),
    timers: timers.map(({ caseId, ...timer }) => ({ ...timer, number: numberOf(caseId) })),
  }
}
