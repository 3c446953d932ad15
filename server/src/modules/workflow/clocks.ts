import { type Limit, laterByPause } from '../../kernel/deadline.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import {
  type CalendarMissing, type WorkCalendar, addWorkingDays, dayOf, daysBetween, momentOn, nextOpening,
  workingDaysBetween,
} from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type PauseFact, type Term, termEnd, termOfHours } from './domain/time-limit.ts'
import {
  type Clock, type NewClock, type Pause, endPause, insertClocks, insertPause, listClocks, listPauses, redateClock,
} from './store/clock-store.ts'
import { type Leg, type Task, listLegs, listOpenTasks, redateLeg, redateTask } from './store/task-store.ts'
import { delayTimers, listWorkingTimers, redateTokens } from './store/timer-store.ts'
import type { ClockKind, PauseReason } from './store/tables.ts'
import type { Place } from './steps.ts'

export interface NewTerm {
  readonly caseId: bigint
  readonly kind: ClockKind
  readonly place: Place
  readonly startedAt: Date
  readonly limit: Limit
  readonly afterPause: 'resume' | 'restart'
  /** Working days before the end at which whoever holds the case is told (R10); none for clocks nobody extends. */
  readonly warnDays?: number | undefined
  /** Of a case whose past is brought in: when it stood, and by how much it was extended. */
  readonly past?: { readonly pauses: readonly PauseFact[]; readonly extended: number } | undefined
}

/** The row of a clock to come, with its end counted (bắt đầu tính thời hạn). Refuses `calendar-missing`. */
export function planClock(input: NewTerm): Result<NewClock & { dueAt: Date }, CalendarMissing> {
  const { caseId, kind, place, startedAt, limit, afterPause, warnDays, past } = input
  const { pauses, extended } = past ?? { pauses: [], extended: 0 }
  const term: Term = { start: startedAt, limit, extended, afterPause }
  const due = termEnd(term, pauses, place.calendar)
  if (!due.ok) return due
  const { unit, amount, policy, cutoff } = limit
  const how = { unit, amount, policy, cutoff: typeof cutoff === 'number' ? cutoff : null, afterPause }
  const where = { unitId: place.unitId, calendarVersionId: place.calendarVersionId }
  const warnAt = warnDays === undefined ? null : warningOf(due.value, startedAt, warnDays, place.calendar)
  return ok({
    caseId, kind, ...where, startedAt, ...how, extended, dueAt: due.value, stoppedAt: null, warnAt, warnedAt: null,
  })
}

/** Starts one clock and answers its end. Refuses `calendar-missing`. */
export async function startClock(ctx: Ctx, input: NewTerm): Promise<Result<Date, CalendarMissing>> {
  const planned = planClock(input)
  if (!planned.ok) return planned
  await insertClocks(ctx.tx, [planned.value])
  return ok(planned.value.dueAt)
}

/** Lets all clocks of a case stand while somebody outside is waited for (dừng tính thời hạn). */
export async function pauseCase(
  ctx: Ctx, caseId: bigint, reason: PauseReason, article: string, note: string | null = null,
): Promise<void> {
  await insertPause(ctx.tx, { caseId, fromAt: ctx.now, reason, article, note })
}

/** Finds calendars by their version, as the directory keeps them for ever. */
export type CalendarFinder = (versionId: bigint) => WorkCalendar

/**
 * Ends the pause and counts every running clock, step and stay anew (tính tiếp thời hạn); moments of its process come
 * later by as long as it stood, those of working time by as much work as was done meanwhile. Answers the new end of the
 * dossier's clock, if it runs. Refuses `calendar-missing`.
 */
export async function resumeCase(
  ctx: Ctx, caseId: bigint, calendarOf: CalendarFinder, warnDays: number,
): Promise<Result<Date | undefined, CalendarMissing>> {
  await endPause(ctx.tx, caseId, ctx.now)
  const pauses = await listPauses(ctx.tx, caseId)
  const last = pauses.at(-1)
  const clocks = await listClocks(ctx.tx, caseId)
  if (last) {
    await delayTimers(ctx.tx, caseId, last.fromAt, ctx.now)
    const timers = await redateTimers(ctx, caseId, last.fromAt, calendarOf, clocks)
    if (!timers.ok) return timers
  }
  let dossierDue: Date | undefined
  for (const clock of clocks) {
    if (clock.stoppedAt) continue
    const due = await redate(ctx, clock, pauses, calendarOf(clock.calendarVersionId), warnDays)
    if (!due.ok) return due
    if (clock.kind === 'dossier') dossierDue = due.value
  }
  const steps = await redateSteps(ctx, caseId, pauses, calendarOf, dossierDue)
  return steps.ok ? ok(dossierDue) : steps
}

async function redate(
  ctx: Ctx, clock: Clock, pauses: readonly Pause[], calendar: WorkCalendar, warnDays: number, more = 0,
): Promise<Result<Date, CalendarMissing>> {
  const extended = clock.extended + more
  const due = termEnd({ ...termOf(clock), extended }, pauses, calendar)
  if (!due.ok) return due
  const warnAt = clock.warnAt === null ? null : warningOf(due.value, clock.startedAt, warnDays, calendar)
  // Who was warned of an end that has not moved is not warned again.
  const warnedAt = warnAt?.getTime() === clock.warnAt?.getTime() ? clock.warnedAt : null
  await redateClock(ctx.tx, clock.id, { dueAt: due.value, warnAt, warnedAt, extended })
  return due
}

/** A moment beside no step is counted in the calendar of the dossier's clock. */
async function redateTimers(
  ctx: Ctx, caseId: bigint, from: Date, calendarOf: CalendarFinder, clocks: readonly Clock[],
): Promise<Result<undefined, CalendarMissing>> {
  const ofDossier = clocks.find(({ kind }) => kind === 'dossier') ?? clocks[0]
  for (const timer of await listWorkingTimers(ctx.tx, caseId)) {
    const version = timer.calendarVersionId ?? ofDossier?.calendarVersionId
    if (version === undefined) throw new Error(`case ${String(caseId)} is counted in no calendar`)
    // What began to be counted while it stood already stood only since then.
    const begun = timer.counted && new Date(timer.counted.from)
    const stood = { from: begun && begun > from ? begun : from, until: ctx.now }
    const due = laterByPause(timer.dueAt, stood, calendarOf(version))
    if (!due.ok) return due
    await redateTokens(ctx.tx, [{ ...timer, dueAt: due.value }])
  }
  return ok(undefined)
}

async function redateSteps(
  ctx: Ctx, caseId: bigint, pauses: readonly Pause[], calendarOf: CalendarFinder, dossierDue: Date | undefined,
): Promise<Result<undefined, CalendarMissing>> {
  for (const task of await listOpenTasks(ctx.tx, caseId)) {
    // A step, or a stay, that counts no hours is due when the dossier is.
    const due =
      Number(task.hours) === 0 && dossierDue
        ? ok(dossierDue)
        : termEnd(termOfHours(task.opensAt, Number(task.hours)), pauses, calendarOf(task.calendarVersionId))
    if (!due.ok) return due
    await redateTask(ctx.tx, task.id, due.value)
  }
  for (const leg of await listLegs(ctx.tx, caseId)) {
    if (leg.endedAt) continue
    const due =
      Number(leg.hours) === 0 && dossierDue
        ? ok(dossierDue)
        : termEnd(termOfHours(leg.opensAt, Number(leg.hours)), pauses, calendarOf(leg.calendarVersionId))
    if (!due.ok) return due
    await redateLeg(ctx.tx, leg.id, due.value)
  }
  return ok(undefined)
}

/**
 * When a running clock, an open step or a stay ends by another calendar. Undefined where the calendar does not reach,
 * and for what counts no hours and is due with its dossier.
 */
export function recount(
  row: Clock | Pick<Task | Leg, 'opensAt' | 'hours'>, pauses: readonly Pause[], calendar: WorkCalendar,
): Date | undefined {
  if ('opensAt' in row && Number(row.hours) === 0) return undefined
  const term = 'opensAt' in row ? termOfHours(row.opensAt, Number(row.hours)) : termOf(row)
  const due = termEnd(term, pauses, calendar)
  return due.ok ? due.value : undefined
}

export type ExtensionRefusal = CalendarMissing | { readonly code: 'clock-not-running' }

/**
 * Extends the dossier's clock (gia hạn, xin lỗi và hẹn lại), by `days` more: working days, or days
 * where the limit counts those. Of a term that has ended already they count from today, so that nobody is promised a
 * day that is over. Answers the old and the new end. How often that is lawful is for the owner of the case to say
 * (R10).
 */
export async function extendCase(
  ctx: Ctx, caseId: bigint, days: number, calendarOf: CalendarFinder, warnDays: number,
): Promise<Result<{ before: Date; after: Date }, ExtensionRefusal>> {
  const clock = (await listClocks(ctx.tx, caseId)).find(
    ({ kind, stoppedAt }) => kind === 'dossier' && stoppedAt === null,
  )
  if (!clock) return refuse({ code: 'clock-not-running' })
  const calendar = calendarOf(clock.calendarVersionId)
  const late = daysLate(clock, ctx.now, calendar)
  if (!late.ok) return late
  const due = await redate(
    ctx, clock, await listPauses(ctx.tx, caseId), calendar, warnDays, inUnit(clock.unit, days + late.value),
  )
  return due.ok ? ok({ before: clock.dueAt, after: due.value }) : due
}

function daysLate({ dueAt, unit }: Clock, now: Date, calendar: WorkCalendar): Result<number, CalendarMissing> {
  if (now <= dueAt) return ok(0)
  const [end, today] = [dayOf(dueAt), dayOf(now)]
  return unit === 'day' ? ok(daysBetween(end, today)) : workingDaysBetween(end, today, calendar)
}

/** So many days in the unit of the limit, since an extension is more of the same; a begun month is a month. */
function inUnit(unit: Clock['unit'], days: number): number {
  switch (unit) {
    case 'working-hour': return days * 8
    case 'hour': return days * 24
    case 'half-day': return days * 2
    case 'month': return Math.ceil(days / 30)
    case 'working-day': case 'day': case 'same-day': return days
  }
}

/** What the row says of its term. */
export function termOf(clock: Clock): Term {
  const { unit, policy, cutoff, startedAt, extended, afterPause } = clock
  const limit = { unit, policy, amount: Number(clock.amount), ...(cutoff === null ? {} : { cutoff }) }
  return { start: startedAt, limit, extended, afterPause }
}

/**
 * The opening of the working day so many before the last: by then form 04 must be drafted (R10). A term too short for
 * that is warned of when it ends.
 */
export function warningOf(dueAt: Date, startedAt: Date, days: number, calendar: WorkCalendar): Date {
  const day = addWorkingDays(dayOf(dueAt), -days, calendar)
  if (!day.ok) return dueAt
  const opening = nextOpening(momentOn(day.value, 0), calendar)
  return opening.ok && opening.value > startedAt ? opening.value : dueAt
}
