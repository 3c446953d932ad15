import { dayOf } from '../kernel/civil-day.ts'
import { listEventsAfter, notPassedAmong, readCursor } from '../modules/audit/public.ts'
import {
  type Idle, type IsIdle, alarmHoursOf, endIdleAlarms, isClosed, letterOfCause, listIdleAlarms,
  planIdleAlarms,
} from '../modules/dossiers/public.ts'
import { isToPrint, listWaitingMessages, unreachedAmong } from '../modules/notifications/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { ok } from '../kernel/result.ts'
import type { Clock } from '../platform/clock.ts'
import type { Backing, Db, Tx } from '../platform/db.ts'
import { listStuckJobs } from '../platform/work-queue/stuck-jobs.ts'
import { DISPATCHER } from './dispatch.ts'
import { forgetAcknowledged, lateMembers } from './late-members.ts'
import type { EventHandler } from './on-event.ts'
import { runOnce } from './run-once.ts'

/** `machineClock` is that of jobs, which the time of a demonstration does not move. */
export interface IdleRooms extends Backing {
  readonly directory: DirectorySource
  readonly machineClock: Clock
}

const HOUR = 3_600_000
/** So many of each cause, and so many alarms, are looked at at once. */
const AT_ONCE = 500

/** What could not be sent for good stands still until an operator has looked: told after the hours of the policy. */
export function failedMessageHandler(rooms: IdleRooms): EventHandler {
  return {
    name: 'watch-messages',
    hears: ['message.failed'],
    async handle(ctx, { dossierId, happenedAt }) {
      const hours = alarmHoursOf(rooms.directory.on(dayOf(ctx.now))).idle
      if (dossierId === null || hours === undefined) return
      await planIdleAlarms(ctx, [{
        dossierId, cause: 'message-failed', since: happenedAt, dueAt: new Date(happenedAt.getTime() + hours * HOUR),
      }])
    },
  }
}

/**
 * Plans alarms of what waits longer than the policy allows: events nobody dispatched, messages, jobs given up; and ends
 * those whose cause is gone or whose dossier is closed.
 */
export async function findIdle(rooms: IdleRooms): Promise<void> {
  await forgetAcknowledged(rooms, AT_ONCE)
  await endWhatMovedOn(rooms)
  const found = await listIdleNow(rooms)
  if (found.length > 0)
    await runOnce(rooms, 'find-idle', async (ctx) => ok(await planIdleAlarms(ctx, found) > 0))
}

async function listIdleNow(rooms: IdleRooms): Promise<readonly Idle[]> {
  const { db, clock, machineClock } = rooms
  const limits = limitsOf(rooms)
  if (!limits) return []
  const { before, machineBefore } = limits
  const [late, events, messages, jobs] = await Promise.all([
    lateMembers(db, clock.now(), AT_ONCE),
    listEventsAfter(db, await readCursor(db, DISPATCHER), AT_ONCE), listWaitingMessages(db, before, AT_ONCE),
    listStuckJobs(db, machineBefore, AT_ONCE),
  ])
  const dueAt = clock.now()
  const apart = dueAt.getTime() - machineClock.now().getTime()
  const idle = [
    ...late.map((one) => ({ ...one, dueAt })),
    ...events.flatMap(({ dossierId, happenedAt: since }) =>
      dossierId !== null && since < before ? [{ dossierId, cause: 'event-waits', since, dueAt }] : []),
    ...messages.map((one) => ({ ...one, cause: 'message-waits', dueAt })),
    ...jobs.map(({ dossierId, since }) => ({
      dossierId, cause: 'job-given-up', dueAt, since: new Date(Math.min(since.getTime() + apart, dueAt.getTime())),
    })),
  ]
  // Of several of one cause the first, by which it has stood longest.
  return [...new Map(idle.reverse().map((one) => [`${one.cause} ${String(one.dossierId)}`, one])).values()]
}

async function endWhatMovedOn(rooms: IdleRooms): Promise<void> {
  for (let after = 0n; ;) {
    const alarms = await listIdleAlarms(rooms.db, after, AT_ONCE)
    const idle = await idleAmong(rooms, rooms.db, alarms.map(({ dossierId }) => dossierId))
    const over = alarms.filter(({ dossierId, cause, state }) => isClosed(state) || !idle.get(cause)?.has(dossierId))
      .map(({ id }) => id)
    if (over.length > 0) {
      await runOnce(rooms, 'end-idle', async (ctx) => {
        await endIdleAlarms(ctx, over)
        return ok(true)
      })
    }
    if (alarms.length < AT_ONCE) return
    after = alarms.at(-1)?.id ?? after
  }
}

/** Whether a dossier still stands still for a cause, or its letter lies unprinted, asked when somebody is told. */
export function isStillIdle(rooms: Omit<IdleRooms, keyof Backing> & Pick<Backing, 'clock'>): IsIdle {
  return async (tx, dossierId, cause) => {
    const letter = letterOfCause(cause)
    if (letter !== undefined) return isToPrint(tx, letter)
    return (await idleAmong(rooms, tx, [dossierId])).get(cause)?.has(dossierId) ?? false
  }
}

/** Which of these dossiers stand still now, by cause. */
async function idleAmong(
  rooms: Parameters<typeof isStillIdle>[0], db: Db | Tx, ids: readonly bigint[],
): Promise<ReadonlyMap<string, ReadonlySet<bigint>>> {
  const limits = limitsOf(rooms)
  if (!limits || ids.length === 0) return new Map()
  const { before, machineBefore } = limits
  const [late, events, messages, unreached, jobs] = await Promise.all([
    lateMembers(db, rooms.clock.now(), AT_ONCE, ids),
    notPassedAmong(db, await readCursor(db, DISPATCHER), ids, before),
    listWaitingMessages(db, before, ids.length, ids), unreachedAmong(db, ids),
    listStuckJobs(db, machineBefore, ids.length, ids),
  ])
  const dossiersOf = (found: readonly { readonly dossierId: bigint }[]) =>
    new Set(found.map(({ dossierId }) => dossierId))
  const lateBy = (cause: string) => dossiersOf(late.filter((one) => one.cause === cause))
  return new Map([
    ['result-not-passed', lateBy('result-not-passed')],
    ['result-not-acknowledged', lateBy('result-not-acknowledged')], ['event-waits', events], ['message-waits', dossiersOf(messages)], ['message-failed', unreached],
    ['job-given-up', dossiersOf(jobs)],
  ])
}

/** What began before these moments waits longer than the policy allows; undefined where the data are older than it. */
function limitsOf(
  { directory, clock, machineClock }: Parameters<typeof isStillIdle>[0],
): { readonly before: Date; readonly machineBefore: Date } | undefined {
  const hours = alarmHoursOf(directory.on(dayOf(clock.now()))).idle
  if (hours === undefined) return undefined
  const before = (now: Date) => new Date(now.getTime() - hours * HOUR)
  return { before: before(clock.now()), machineBefore: before(machineClock.now()) }
}
