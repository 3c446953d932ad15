import { dayOf } from '../kernel/civil-day.ts'
import { ok } from '../kernel/result.ts'
import { bodyHashOf, listEventsAfter, readCursor } from '../modules/audit/public.ts'
import {
  type DossierRooms, alarmHoursOf, endAnswerAlarms, endNextShifts, listDueAlarms, planAnswerAlarms, planIdleAlarms,
  raiseNextAlarm, shiftsToEnd,
} from '../modules/dossiers/public.ts'
import { listWaitingMessages } from '../modules/notifications/public.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { Result } from '../kernel/result.ts'
import { listStuckJobs } from '../platform/work-queue/stuck-jobs.ts'
import { DISPATCHER } from './dispatch.ts'
import { type EventHandler, PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

type AlarmRooms = Backing & DossierRooms & { readonly machineClock: Backing['clock'] }

const HOUR = 3_600_000
/** So many events that nobody has dispatched are looked at. */
const EVENTS = 500

/** Plans the alarms of an online dossier when its hours begin, and ends them when it is answered (R3). */
export function answerAlarmHandler(rooms: AlarmRooms): EventHandler {
  return {
    name: 'watch-answer',
    hears: [
      'dossier.submitted', 'dossier.completed', 'dossier.acknowledged', 'dossier.accepted', 'dossier.completion-asked',
      'dossier.refused', 'dossier.withdrawn',
    ],
    async handle(ctx, { type, dossierId }) {
      if (dossierId === null) return
      // A dossier received at a counter has no hours that run: nothing is planned for it.
      if (type === 'dossier.submitted' || type === 'dossier.completed') await planAnswerAlarms(ctx, rooms, dossierId)
      else await endAnswerAlarms(ctx, dossierId)
    },
  }
}

/** What could not be sent for good stands still until an operator has looked: told after the hours of the policy. */
export function failedMessageHandler(rooms: AlarmRooms): EventHandler {
  return {
    name: 'watch-messages',
    hears: ['message.failed'],
    async handle(ctx, { dossierId, happenedAt }) {
      const hours = alarmHoursOf(rooms.directory.on(dayOf(ctx.now))).idle
      if (dossierId === null || hours === undefined) return
      await planIdleAlarms(ctx, [
        { dossierId, cause: 'message-failed', dueAt: new Date(happenedAt.getTime() + hours * HOUR) },
      ])
    },
  }
}

/** Raises what is due, ends shifts that are over, and looks for dossiers that stand still in a technical state. */
export function alarmPollers(rooms: AlarmRooms): Poller[] {
  const { db, clock } = rooms
  return [
    {
      name: 'raise-alarms',
      async run() {
        if ((await listDueAlarms(db, clock.now(), 1)).length === 0) return false
        return runOnce(rooms, 'raise-alarms', (ctx) => raiseNextAlarm(ctx))
      },
    },
    {
      name: 'end-shifts',
      everySeconds: 30,
      async run() {
        if ((await shiftsToEnd(db, rooms, clock.now())).length === 0) return false
        return runOnce(rooms, 'end-shifts', (ctx) => endNextShifts(ctx, rooms))
      },
    },
    { name: 'find-idle', everySeconds: 60, run: () => findIdle(rooms) },
  ]
}

/** Plans alarms of what waits longer than the policy allows: events nobody dispatched, messages, jobs given up. */
export async function findIdle(rooms: AlarmRooms): Promise<void> {
  const { db, clock, machineClock } = rooms
  const hours = alarmHoursOf(rooms.directory.on(dayOf(clock.now()))).idle
  if (hours === undefined) return
  const before = (now: Date) => new Date(now.getTime() - hours * HOUR)
  const [events, messages, jobs] = await Promise.all([
    listEventsAfter(db, await readCursor(db, DISPATCHER), EVENTS),
    listWaitingMessages(db, before(clock.now()), EVENTS), listStuckJobs(db, before(machineClock.now()), EVENTS),
  ])
  const dueAt = clock.now()
  const idle = [
    ...events.flatMap(({ dossierId, happenedAt }) =>
      dossierId !== null && happenedAt < before(dueAt) ? [{ dossierId, cause: 'event-waits', dueAt }] : []),
    ...messages.map((dossierId) => ({ dossierId, cause: 'message-waits', dueAt })),
    ...jobs.map((dossierId) => ({ dossierId, cause: 'job-given-up', dueAt })),
  ]
  const once = [...new Map(idle.map((one) => [`${one.cause} ${String(one.dossierId)}`, one])).values()]
  if (once.length === 0) return
  await runOnce(rooms, 'find-idle', async (ctx) => ok(await planIdleAlarms(ctx, once) > 0))
}

async function runOnce(
  rooms: AlarmRooms, name: string, work: (ctx: Ctx) => Promise<Result<boolean, never>>,
): Promise<boolean> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf(name) }
  const done = await inTransaction(rooms, sender, work, (found) => ({ status: 200, body: found }))
  return done.ok && done.value.body
}
