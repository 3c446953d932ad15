import { ok } from '../kernel/result.ts'
import {
  type DossierRooms, endAnswerAlarms, endNextConfirmation, endNextShifts, findHandOverNews, listDueAlarms,
  listToRemind, listToWatch, noteHandOverNews, planAnswerAlarms, raiseNextAlarm, remindNextCollection, shiftsToEnd,
  watchNextConsultation,
} from '../modules/dossiers/public.ts'
import { hasNotLeft } from '../modules/integration/public.ts'
import { listPausesToEnd } from '../modules/workflow/public.ts'
import { type IdleRooms, findIdle, isStillIdle } from './idle-alarms.ts'
import type { EventHandler } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

type AlarmRooms = IdleRooms & DossierRooms

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

/**
 * Raises what is due, reminds of results that wait and of opinions that are awaited, ends shifts that are over, and
 * looks for dossiers that stand still in a technical state or on their way to another agency.
 */
export function alarmPollers(rooms: AlarmRooms): Poller[] {
  const { db, clock } = rooms
  return [
    {
      name: 'raise-alarms',
      async run() {
        if ((await listDueAlarms(db, clock.now(), 1)).length === 0) return false
        return runOnce(rooms, 'raise-alarms', (ctx) => raiseNextAlarm(ctx, isStillIdle(rooms)))
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
    {
      name: 'remind-collection',
      everySeconds: 10,
      async run() {
        if ((await listToRemind(db, clock.now(), 1)).length === 0) return false
        return runOnce(rooms, 'remind-collection', (ctx) => remindNextCollection(ctx, rooms))
      },
    },
    {
      name: 'end-confirmations',
      everySeconds: 10,
      async run() {
        if ((await listPausesToEnd(db, clock.now(), 1)).length === 0) return false
        return runOnce(rooms, 'end-confirmations', (ctx) => endNextConfirmation(ctx, rooms))
      },
    },
    {
      name: 'watch-hand-overs',
      everySeconds: 10,
      async run() {
        const news = await findHandOverNews(db, clock.now())
        if (news.plan.length + news.end.length === 0) return false
        return runOnce(rooms, 'watch-hand-overs', async (ctx) => ok(await noteHandOverNews(ctx, news)))
      },
    },
    {
      name: 'watch-consultations',
      everySeconds: 10,
      async run() {
        if ((await listToWatch(db, clock.now(), 1)).length === 0) return false
        return runOnce(rooms, 'watch-consultations', (ctx) =>
          watchNextConsultation(ctx, rooms, async (tx, one) => hasNotLeft(tx, rooms, one)))
      },
    },
    { name: 'find-idle', everySeconds: 60, run: () => findIdle(rooms) },
  ]
}
