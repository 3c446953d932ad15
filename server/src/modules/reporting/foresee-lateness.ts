import { type Day, addDays, dayOf, momentOn } from '../../kernel/civil-day.ts'
import { type Foreseen, type Standing, openLearnt, standingAt } from './domain/foresee-late.ts'
import { type JudgedRule, openJudge } from './domain/judge-warnings.ts'
import type { MeasureRooms } from './measure.ts'
import { type WhichCourses, readCourses } from './store/courses.ts'
import type { Span } from './store/measures.ts'
import { openCalendars } from './working-hours-of.ts'

/** How many working days ahead it is said that a dossier may be late. */
export const DAYS_AHEAD = 2
/** Dossiers of so many days teach: those settled in the year before. */
const LEARNS_FROM = 365
/** No two working days of a calendar are further apart, holidays of the new year and all. */
const MOST_DAYS_APART = 30

/** An open dossier that may be late, and why that is said. */
export interface AtRisk extends Standing, Foreseen {
  readonly dossierId: bigint
  readonly procedure: string
  readonly unitId: bigint
}

export interface RiskList {
  /** The nearest day first. */
  readonly atRisk: readonly AtRisk[]
  /** Open dossiers whose day is so near, not over, and whose clock runs. */
  readonly looked: number
  /** Of them, those of which too little is known to say anything. */
  readonly unknown: number
}

/**
 * Which open dossiers are at risk of being late, among those that are due within `DAYS_AHEAD` working days: those that
 * typically take longer from their step on than is left (`openLearnt`), as dossiers of the year before have taught.
 */
export async function listAtRisk(
  rooms: MeasureRooms, { now, unitIds }: { readonly now: Date; readonly unitIds?: readonly bigint[] | undefined },
): Promise<RiskList> {
  const { workedHours, workingDaysBefore } = openCalendars(rooms.directory.on(dayOf(now)))
  const learnt = await learnFrom(rooms, workedHours, yearBefore(now))
  const warnsAt = workingDaysBefore(DAYS_AHEAD)
  const atRisk: AtRisk[] = []
  let [looked, unknown] = [0, 0]
  const due = { from: now, before: momentOn(addDays(dayOf(now), MOST_DAYS_APART), 0) }
  for await (const course of coursesOf(rooms, { openAndDueIn: due, unitIds })) {
    const standing = standingAt(course, now, workedHours)
    const from = standing && warnsAt(course.unitId, standing.dueAt)
    if (!standing || !from || from > now) continue
    looked += 1
    const foreseen = learnt.foresee(course, standing)
    if (!foreseen) unknown += 1
    const { caseId: dossierId, procedure, unitId } = course
    if (foreseen?.isAtRisk) atRisk.push({ dossierId, procedure, unitId, ...standing, ...foreseen })
  }
  atRisk.sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime() || Number(one.dossierId - other.dossierId))
  return { atRisk, looked, unknown }
}

/** Until when it learns, and the days by which it is judged; these come after it. */
export interface AskedJudgement {
  readonly trainTo: Day
  readonly from: Day
  readonly until: Day
  readonly now: Date
  readonly unitIds?: readonly bigint[] | undefined
}

/**
 * How well the same rule would have warned in days that it has not seen: it learns of what was settled in the year to
 * `trainTo`, that day included, and is judged by dossiers due from `from` to `until`, each at the moment `DAYS_AHEAD`
 * working days before its day. What was done is taken as known when it was done.
 */
export async function judgeRisk(rooms: MeasureRooms, asked: AskedJudgement): Promise<JudgedRule> {
  const { trainTo, from, until, now, unitIds } = asked
  if (from <= trainTo) throw new Error('a rule is not judged by what it has seen')
  const { workedHours, workingDaysBefore } = openCalendars(rooms.directory.on(until))
  const learnt = await learnFrom(rooms, workedHours, yearBefore(momentOn(addDays(trainTo, 1), 0)))
  const span = { from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0) }
  const judge = openJudge(learnt, workedHours, { ...span, now, warnsAt: workingDaysBefore(DAYS_AHEAD) })
  for await (const course of coursesOf(rooms, { dueIn: span, unitIds })) judge.judge(course)
  return judge.judged()
}

/** Of the whole province: a unit with few of its own learns from others. */
async function learnFrom(rooms: MeasureRooms, workedHours: Parameters<typeof openLearnt>[0], settledIn: Span) {
  const learnt = openLearnt(workedHours)
  for await (const course of coursesOf(rooms, { settledIn })) learnt.learn(course)
  return learnt
}

async function* coursesOf({ db, catalogue }: MeasureRooms, which: WhichCourses) {
  for await (const { procedureVersionId, ...course } of readCourses(db, which))
    yield { ...course, procedure: catalogue.version(procedureVersionId).procedure }
}

function yearBefore(before: Date): Span {
  return { from: momentOn(addDays(dayOf(before), -LEARNS_FROM), 0), before }
}
