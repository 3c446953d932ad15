import { articlesOf } from '../kernel/count-articles.ts'
import type { Articles, TraceLine } from '../kernel/deadline.ts'
import { type WorkCalendar, dayOf, workingDaysBetween } from '../kernel/work-calendar.ts'
import type { Directory, DirectorySource } from '../modules/organisation/public.ts'
import type { Db } from '../platform/db.ts'
import {
  type Clock, type Leg, PAUSE_TEXTS, type Pause, type Task, type Term, explainTerm, listClocks, listLegs, listPauses,
  listTasks, termOf, termOfHours,
} from '../modules/workflow/public.ts'
import { showDay } from './showing.ts'

/** A clock as it is explained to an officer or an applicant: when, until when, and day by day why. */
export interface ExplainedClock {
  readonly kind: Clock['kind'] | 'step' | 'agency'
  readonly name: string
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
  readonly trace: readonly TraceLine[]
}

const KINDS: Readonly<Record<Clock['kind'], string>> = {
  'acknowledgement': 'Thời hạn thông báo tiếp nhận', 'dossier': 'Thời hạn giải quyết',
  'unsettled-notice': 'Thời hạn ra thông báo trả hồ sơ', 'unsettled-telling': 'Thời hạn báo người nộp',
  'originals': 'Thời hạn chuyển bản giấy',
}

/** All clocks of a dossier with their traces: acknowledgement, whole dossier, each agency, each step. */
export async function explainClocks(
  db: Db, source: DirectorySource, dossierId: bigint, now: Date,
): Promise<ExplainedClock[]> {
  const [clocks, pauses, tasks, legs] = await Promise.all([
    listClocks(db, dossierId), listPauses(db, dossierId), listTasks(db, dossierId), listLegs(db, dossierId),
  ])
  const directory = source.on(dayOf(now))
  const explain = (what: What) => {
    const articles = articlesOf(source.on(dayOf(what.startedAt)))
    return explainOne(what, pauses, source.calendarVersion(what.calendarVersionId), articles, now)
  }
  return [
    ...clocks.map((clock) =>
      explain({ ...clock, name: KINDS[clock.kind], term: termOf(clock), startedAt: clock.startedAt }),
    ),
    ...legs.map((leg) => explain(ofLeg(leg, directory))),
    ...tasks.filter(({ hours }) => Number(hours) > 0).map((task) => explain(ofTask(task))),
  ]
}

interface What {
  readonly kind: ExplainedClock['kind']
  readonly name: string
  readonly startedAt: Date
  readonly dueAt: Date
  readonly stoppedAt: Date | null
  readonly calendarVersionId: bigint
  readonly term: Term
}

function ofLeg({ agencyId, opensAt, dueAt, endedAt, calendarVersionId, hours }: Leg, directory: Directory): What {
  const name = `Thời hạn tại ${directory.byId(agencyId)?.name ?? 'cơ quan'}`
  return {
    kind: 'agency', name, startedAt: opensAt, dueAt, stoppedAt: endedAt, calendarVersionId,
    term: termOfHours(opensAt, Number(hours)),
  }
}

function ofTask({ name, opensAt, dueAt, doneAt, calendarVersionId, hours }: Task): What {
  return {
    kind: 'step', name: `Bước: ${name}`, startedAt: opensAt, dueAt, stoppedAt: doneAt, calendarVersionId,
    term: termOfHours(opensAt, Number(hours)),
  }
}

function explainOne(
  what: What, ofCase: readonly Pause[], calendar: WorkCalendar, articles: Articles, now: Date,
): ExplainedClock {
  const { kind, name, startedAt, dueAt, stoppedAt } = what
  const { pauses, trace } = explainTerm(what, ofCase, calendar, articles)
  const open = stoppedAt === null ? pauses.find(({ untilAt }) => untilAt === null) : undefined
  return {
    kind,
    name,
    startedAt,
    dueAt,
    stoppedAt,
    isPaused: open !== undefined,
    pauses: pauses.map(({ fromAt, untilAt, reason, article }) => ({
      from: fromAt, until: untilAt, reason: PAUSE_TEXTS[reason], article,
    })),
    text: textOf(dueAt, stoppedAt, open, calendar, now),
    trace,
  }
}

function textOf(
  dueAt: Date, stoppedAt: Date | null, open: Pause | undefined, calendar: WorkCalendar, now: Date,
): string {
  if (stoppedAt) return stoppedAt > dueAt ? 'đã xong, quá hạn' : 'đã xong, đúng hạn'
  if (open) return `dừng tính từ ${showDay(open.fromAt)}: ${PAUSE_TEXTS[open.reason]}`
  const left = workingDaysBetween(dayOf(now), dayOf(dueAt), calendar)
  if (!left.ok) return ''
  if (now > dueAt) return left.value < 0 ? `quá hạn ${String(-left.value)} ngày làm việc` : 'quá hạn'
  return left.value === 0 ? 'hết hạn hôm nay' : `còn ${String(left.value)} ngày làm việc`
}
