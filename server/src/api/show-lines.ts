import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { dayOf, workingDaysBetween } from '../kernel/work-calendar.ts'
import { workingHoursBetween } from '../kernel/working-hours.ts'
import { type DossierLine as Line, countUnansweredOf, countUnheardOf, followUpsOf, openAlarmsOf } from '../modules/dossiers/public.ts'
import { type Clock, openPausesOf, openTasksOf, unansweredAmong } from '../modules/workflow/public.ts'
import type { Found } from './find-lines.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

export interface ShowLines { readonly accountId: bigint; readonly withAlarms: boolean }

/**
 * Lines as the desk shows them. What is left is counted in memory, by the calendar of each dossier; the database is
 * asked once for all lines of what stands beside them, and only where there may be something.
 */
export async function showLines(
  rooms: ApiRooms, { lines, tasks }: Found, { accountId, withAlarms }: ShowLines,
): Promise<DossierLine[]> {
  const { db, directory: source } = rooms
  const now = rooms.clock.now()
  const idsOf = (isMeant: (line: Line) => boolean) => lines.filter(isMeant).map(({ id }) => id)
  const [open, followUps, pauses, answers, alarms, talk, opinions] = await Promise.all([
    tasks ?? openTasksOf(db, idsOf(() => true)), followUpsOf(db, accountId, idsOf(() => true)),
    openPausesOf(db, idsOf(({ state }) => state.startsWith('awaiting-'))),
    unansweredAmong(db, idsOf(({ state }) => state === 'submitted')),
    withAlarms ? openAlarmsOf(db, idsOf(() => true)) : [], countUnansweredOf(db, idsOf(() => true)),
    countUnheardOf(db, idsOf(() => true)),
  ])
  const taskOf = new Map([...open].reverse().map((task) => [task.caseId, task]))
  const directory = source.on(dayOf(now))
  const names = await namesOfStaff(db, open.flatMap(({ holderId }) => holderId ?? []))
  const daysLeft = ({ dueAt, calendarVersionId }: Line) => {
    if (dueAt === null) return null
    const left = workingDaysBetween(dayOf(now), dayOf(dueAt), source.calendarVersion(calendarVersionId))
    return left.ok ? left.value : null
  }
  const answerBy = (clock: Clock | undefined) => {
    if (!clock) return null
    const left = workingHoursBetween(now, clock.dueAt, source.calendarVersion(clock.calendarVersionId))
    return { dueAt: clock.dueAt.toISOString(), workingHoursLeft: left.ok ? left.value : null }
  }
  return lines.map((line): DossierLine => {
    const [task, pause] = [taskOf.get(line.id), pauses.get(line.id)]
    const { publicId, version, number, applicantName, state, channel, submittedAt, dueAt, lateBySupplementAt } = line
    return {
      id: publicId,
      version,
      number,
      procedureName: rooms.catalogue.version(line.procedureVersionId).content.name,
      applicantName,
      state,
      channel,
      submittedAt: submittedAt.toISOString(),
      dueAt: dueAt?.toISOString() ?? null,
      lateBySupplementAt: lateBySupplementAt?.toISOString() ?? null,
      workingDaysLeft: daysLeft(line),
      answerBy: answerBy(answers.get(line.id)),
      waits: pause
        ? { since: pause.fromAt.toISOString(), reason: pause.reason, article: pause.article }
        : null,
      unansweredTalk: talk.get(line.id) ?? 0,
      newOpinions: opinions.get(line.id) ?? 0,
      followUpOn: followUps.get(line.id) ?? null,
      alarms: alarms.filter(({ dossierId }) => dossierId === line.id).map(({ kind, level, cause, raisedAt }) =>
        ({ kind, level, cause, raisedAt: raisedAt.toISOString() })),
      step: task
        ? {
            id: task.publicId,
            name: task.name,
            role: task.role,
            unitName: directory.byId(task.unitId)?.name ?? '',
            holderName: task.holderId === null ? null : (names.get(task.holderId) ?? null),
            dueAt: task.dueAt.toISOString(),
          }
        : null,
    }
  })
}
