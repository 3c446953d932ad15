import { type Result, ok } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { Ctx, Db } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import type { Hall } from './domain/hall.ts'
import { type LatestService, isLate, isWellAgain, latestService } from './domain/hall-lateness.ts'
import { type HallAlarm, endAlarms, insertAlarms, listAlarms } from './store/alarms.ts'
import { type WaitTarget, RECALL_MINUTES } from './domain/wait-target.ts'
import { listInHall } from './store/hall-view.ts'
import { listSeats } from './store/seats.ts'

/** A hall that is watched. */
export interface WatchedHall {
  readonly unitId: bigint
  readonly hall: Hall
  /** Whether it is working time there: before the doors open and over lunch nobody is called. */
  readonly isOpen: boolean
}

/** What is new in the halls: alarms to raise, and alarms that are over. */
export interface HallNews {
  readonly raise: readonly (LatestService & Pick<HallAlarm, 'unitId'>)[]
  readonly end: readonly bigint[]
}

/**
 * In which halls the target will be missed and nobody was told, and in which it is kept again. Three queries, whatever
 * the number of halls. An alarm that is raised lasts until people wait well within the target: it does not come and go
 * with each person, and who is put aside waits as before. Without a target nothing is raised.
 */
export async function findHallNews(
  db: Db, halls: readonly WatchedHall[], target: WaitTarget | undefined, now: Date,
): Promise<HallNews> {
  const unitIds = halls.map(({ unitId }) => unitId)
  const [alarms, waiting, seats] = await Promise.all([
    listAlarms(db),
    listInHall(db, unitIds, dayOf(now), target?.recallMinutes ?? RECALL_MINUTES),
    listSeats(db, unitIds),
  ])
  if (!target) return { raise: [], end: alarms.map(({ id }) => id) }
  const ofUnit = ({ unitId }: { readonly unitId: bigint }) => unitId
  const [waitingOf, seatsOf] = [groupBy(waiting, ofUnit), groupBy(seats, ofUnit)]
  const latestOf = new Map(halls.map(({ unitId, hall }) => [unitId, latestService(
    hall, waitingOf.get(unitId) ?? [], (seatsOf.get(unitId) ?? []).map(({ counter }) => counter), now,
  )]))
  const alarmed = new Set(alarms.map(ofUnit))
  return {
    raise: halls.flatMap(({ unitId, isOpen }) => {
      const latest = latestOf.get(unitId)
      return isOpen && latest && isLate(latest, target.minutes) && !alarmed.has(unitId) ? [{ unitId, ...latest }] : []
    }),
    end: alarms.filter(({ unitId }) => isWellAgain(latestOf.get(unitId), target.minutes)).map(({ id }) => id),
  }
}

/**
 * Raises and ends what is new. Leaves `hall.alarm-raised` and `hall.alarm-ended`, each once for a hall and a spell
 * however many look. Answers whether there was anything.
 */
export async function noteHallNews(ctx: Ctx, { raise, end }: HallNews): Promise<Result<boolean, never>> {
  const ended = await endAlarms(ctx.tx, end, ctx.now)
  const raised = await insertAlarms(ctx.tx, raise, ctx.now)
  await recordEvents(ctx, { type: 'hall.alarm-ended', subjectKind: 'hall-alarm' },
    ended.map(({ id }) => ({ subjectId: id, data: {} })))
  await recordEvents(ctx, { type: 'hall.alarm-raised', subjectKind: 'hall-alarm' },
    raised.map(({ id, service, minutes }) =>
      ({ subjectId: id, data: { service, ...minutes !== null && { minutes } } })))
  return ok(ended.length + raised.length > 0)
}
