import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { termEnd, termOfHours, unansweredAmong } from '../workflow/public.ts'
import { alarmHoursOf } from './alarm-policies.ts'
import type { DossierRooms } from './rooms.ts'
import { type PlannedAlarm, endAlarms, planAlarmRows } from './store/alarm-list.ts'

/**
 * Plans the alarms of an online dossier whose hours to be answered run (R3): after so many accounting hours of the
 * section's calendar, by the policy `answer-alarms`, its head is told, and again later. A term that began anew, because
 * the dossier was completed and sent again, is watched over anew. Nothing is planned where no hours run, where the data
 * are older than the rule, or where the calendar ends.
 */
export async function planAnswerAlarms(ctx: Ctx, rooms: DossierRooms, dossierId: bigint): Promise<number> {
  const clock = (await unansweredAmong(ctx.tx, [dossierId])).get(dossierId)
  const hours = alarmHoursOf(rooms.directory.on(dayOf(ctx.now))).unanswered
  if (!clock || !hours) return 0
  const calendar = rooms.directory.calendarVersion(clock.calendarVersionId)
  return planAlarmRows(ctx.tx, hours.flatMap((amount, nth): PlannedAlarm[] => {
    const dueAt = termEnd(termOfHours(clock.startedAt, amount), [], calendar)
    const level = nth === 0 ? 1 : 2
    return dueAt.ok
      ? [{ dossierId, kind: 'unanswered', level, cause: '', since: clock.startedAt, dueAt: dueAt.value }] : []
  }))
}

/**
 * The dossier was answered: nobody needs to be told any more. Unless it was sent again since, and its hours run anew: a
 * worker that was behind hears of the answer only then, and what watches over these hours stays.
 */
export async function endAnswerAlarms(ctx: Ctx, dossierId: bigint): Promise<void> {
  if ((await unansweredAmong(ctx.tx, [dossierId])).size > 0) return
  await endAlarms(ctx.tx, dossierId, 'unanswered', ctx.now)
}
