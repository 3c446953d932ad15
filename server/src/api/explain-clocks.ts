import type { Say } from '@motcua/contracts/texts.ts'
import { articlesOf } from '../kernel/count-articles.ts'
import type { Articles, TraceLine } from '../kernel/deadline.ts'
import { type WorkCalendar, dayOf, workingDaysBetween } from '../kernel/work-calendar.ts'
import { workingHoursBetween } from '../kernel/working-hours.ts'
import type { Directory, DirectorySource } from '../modules/organisation/public.ts'
import type { Db } from '../platform/db.ts'
import {
  type Clock, type Leg, type Pause, type Task, type Term, explainTerm, listClocks, listLegs, listPauses,
  listTasks, termOf, termOfHours,
} from '../modules/workflow/public.ts'
import { CLOCK_NAME, CLOCK_STATE, PAUSED } from './clock-texts.ts'
import { showDay } from './showing.ts'

/** A clock as it is explained to an officer or an applicant: when, until when, and day by day why. */
export interface ExplainedClock {
  readonly kind: Clock['kind'] | 'step' | 'agency'
  readonly name: string
  /** The step or agency that the name ends with, as the data call it, in Vietnamese. */
  readonly about?: string
  readonly startedAt: Date
  readonly dueAt: Date
  readonly stoppedAt: Date | null
  readonly isPaused: boolean
  readonly pauses: readonly {
    readonly from: Date
    readonly until: Date | null
    readonly reason: string
    readonly article: string
  }[]
  readonly text: string
  /** Counted until `dueAt` by the calendar of the clock; null once it has ended. */
  readonly workingDaysLeft: number | null
  /** Only of the hours in which an online dossier is answered. */
  readonly workingHoursLeft: number | null
  readonly trace: readonly TraceLine[]
}

/** All clocks of a dossier with their traces: acknowledgement, whole dossier, each agency, each step. */
export async function explainClocks(
  db: Db, source: DirectorySource, dossierId: bigint, now: Date, say: Say,
): Promise<ExplainedClock[]> {
  const [clocks, pauses, tasks, legs] = await Promise.all([
    listClocks(db, dossierId), listPauses(db, dossierId), listTasks(db, dossierId), listLegs(db, dossierId),
  ])
  const directory = source.on(dayOf(now))
  const explain = (what: What) => {
    const articles = articlesOf(source.on(dayOf(what.startedAt)))
    return explainOne(what, pauses, source.calendarVersion(what.calendarVersionId), articles, now, say)
  }
  return [
    ...clocks.map((clock) =>
      explain({ ...clock, name: say(CLOCK_NAME[clock.kind]), term: termOf(clock), startedAt: clock.startedAt }),
    ),
    ...legs.map((leg) => explain(ofLeg(leg, directory, say))),
    ...tasks.filter(({ hours }) => Number(hours) > 0).map((task) => explain(ofTask(task, say))),
  ]
}

interface What {
  readonly kind: ExplainedClock['kind']
  readonly name: string
  readonly about?: string
  readonly startedAt: Date
  readonly dueAt: Date
  readonly stoppedAt: Date | null
  readonly calendarVersionId: bigint
  readonly term: Term
}

function ofLeg(
  { agencyId, opensAt, dueAt, endedAt, calendarVersionId, hours }: Leg, directory: Directory, say: Say,
): What {
  const agency = directory.byId(agencyId)
  return {
    kind: 'agency', name: agency ? say(CLOCK_NAME.agency, { name: agency.name }) : say(CLOCK_NAME.agencyUnknown),
    ...agency && { about: agency.name }, startedAt: opensAt, dueAt, stoppedAt: endedAt, calendarVersionId,
    term: termOfHours(opensAt, Number(hours)),
  }
}

function ofTask({ name, opensAt, dueAt, doneAt, calendarVersionId, hours }: Task, say: Say): What {
  return {
    kind: 'step', name: say(CLOCK_NAME.step, { name }), about: name, startedAt: opensAt, dueAt, stoppedAt: doneAt,
    calendarVersionId, term: termOfHours(opensAt, Number(hours)),
  }
}

function explainOne(
  what: What, ofCase: readonly Pause[], calendar: WorkCalendar, articles: Articles, now: Date,
  say: Say,
): ExplainedClock {
  const { kind, name, about, startedAt, dueAt, stoppedAt } = what
  const { pauses, trace } = explainTerm(what, ofCase, calendar, articles)
  const left = leftOf(what, calendar, now)
  const open = stoppedAt === null ? pauses.find(({ untilAt }) => untilAt === null) : undefined
  return {
    kind,
    name,
    ...about !== undefined && { about },
    startedAt,
    dueAt,
    stoppedAt,
    isPaused: open !== undefined,
    pauses: pauses.map(({ fromAt, untilAt, reason, article }) => ({
      from: fromAt, until: untilAt, reason: say(PAUSED[reason]), article,
    })),
    text: textOf({ dueAt, stoppedAt }, open, left, now, say),
    workingDaysLeft: left.days,
    workingHoursLeft: left.hours,
    trace,
  }
}

interface Left { readonly days: number | null; readonly hours: number | null }

/** What is left of a term that runs, in the unit in which it was given. */
function leftOf({ kind, dueAt, stoppedAt }: What, calendar: WorkCalendar, now: Date): Left {
  if (stoppedAt) return { days: null, hours: null }
  const days = workingDaysBetween(dayOf(now), dayOf(dueAt), calendar)
  const hours = kind === 'acknowledgement' ? workingHoursBetween(now, dueAt, calendar) : undefined
  return { days: days.ok ? days.value : null, hours: hours?.ok ? hours.value : null }
}

function textOf(
  { dueAt, stoppedAt }: Pick<What, 'dueAt' | 'stoppedAt'>, open: Pause | undefined, left: Left, now: Date, say: Say,
): string {
  if (stoppedAt) return say(stoppedAt > dueAt ? CLOCK_STATE.doneLate : CLOCK_STATE.doneInTime)
  if (open) return say(CLOCK_STATE.stands, { day: showDay(open.fromAt), why: say(PAUSED[open.reason]) })
  if (left.hours !== null && left.hours >= 1) return say(CLOCK_STATE.hoursLeft, { hours: Math.floor(left.hours) })
  if (left.hours !== null && left.hours >= 0)
    return say(CLOCK_STATE.minutesLeft, { minutes: Math.floor(left.hours * 60) })
  if (left.days === null) return ''
  const days = Math.abs(left.days)
  if (now > dueAt) {
    if (left.days >= 0) return say(CLOCK_STATE.overdue)
    return days === 1 ? say(CLOCK_STATE.overdueDay) : say(CLOCK_STATE.overdueDays, { days })
  }
  if (days === 0) return say(CLOCK_STATE.dueToday)
  return days === 1 ? say(CLOCK_STATE.dayLeft) : say(CLOCK_STATE.daysLeft, { days })
}
