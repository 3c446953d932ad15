import { type Day, dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { closeVisits, endSeatsBefore } from './store/past-days.ts'
import { forgetVisitors } from './store/visitors.ts'

/**
 * What a day that is over has left: visits end, their turns are closed as never served, and clerks who went home
 * without leaving their counters have left them; at most `limit` visits at once. A queue is not carried into the next
 * day: its people are gone, and a number would be called to an empty hall. Leaves `visit.ended` of each, and
 * `counter.closed`. Answers how many visits ended.
 */
export async function closeDays(ctx: Ctx, limit: number): Promise<Result<number, never>> {
  const today: Day = dayOf(ctx.now)
  const visits = await closeVisits(ctx.tx, today, ctx.now, limit)
  await forgetVisitors(ctx.tx, visits.map(({ id }) => id))
  const seats = await endSeatsBefore(ctx.tx, today, { by: ctx.actorId, at: ctx.now })
  const isDayOver = true
  await recordEvents(ctx, { type: 'visit.ended', subjectKind: 'visit' },
    visits.map(({ id }) => ({ subjectId: id, data: { isDayOver } })))
  await recordEvents(ctx, { type: 'counter.closed', subjectKind: 'seat' },
    seats.map(({ id, counter }) => ({ subjectId: id, data: { counter, isDayOver } })))
  return ok(visits.length)
}
