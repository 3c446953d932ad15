import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type WorkCalendar, addDays, dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { awayAmong, rolesWithin } from '../identity/public.ts'
import { COUNTER_STAFF, type DutySpan, workMinutesOf } from './domain/duty-hours.ts'
import type { Hall } from './domain/hall.ts'
import { type NewDuty, insertDuties, isOnDuty } from './store/duties.ts'

/** The section whose roster it is, on a day. */
export interface DutyPlace {
  readonly unitId: bigint
  /** The section, and units of its agency above it: roles held there are held in the section. */
  readonly roleUnitIds: readonly bigint[]
  readonly hall: Pick<Hall, 'counters'>
  readonly calendar: WorkCalendar
}

export interface WriteDuty extends DutySpan {
  readonly place: DutyPlace
  readonly accountId: bigint
  /** None: at the section, at no counter of its own. */
  readonly counter: number | null
}

export type WriteDutyRefusal =
  | { readonly code: 'counter-unknown' } | { readonly code: 'roster-times-reversed' }
  | { readonly code: 'roster-outside-hours' } | { readonly code: 'roster-person-unknown' }
  | { readonly code: 'roster-person-away' } | { readonly code: 'roster-overlap' }
  | { readonly code: 'roster-counter-taken' } | { readonly code: 'roster-day-over' }

/**
 * Somebody is on duty at a section for a span of a day (lịch trực). Leaves `roster.written`. Answers its public id.
 * Refuses with `roster-day-over` what was before yesterday, with `roster-times-reversed`, with `roster-outside-hours`
 * what has no minute of working time, with `counter-unknown`, with `roster-person-unknown` who works at no counter
 * there that day, with `roster-person-away`, with `roster-overlap` who is on duty then, wherever, and with
 * `roster-counter-taken`.
 */
export async function writeDuty(ctx: Ctx, duty: WriteDuty): Promise<Result<string, WriteDutyRefusal>> {
  const kept = await keepDuty(ctx, duty, null)
  if (!kept.ok) return kept
  const { id, publicId } = kept.value
  await recordEvent({ ...ctx, unitId: duty.place.unitId }, {
    type: 'roster.written', subjectKind: 'duty', subjectId: id, data: dutyData(publicId, duty),
  })
  return ok(publicId)
}

/** Puts one span into the roster, or says why not: as `writeDuty`, without its event. */
export async function keepDuty(
  ctx: Ctx, { place, accountId, counter, day, begins, ends }: WriteDuty, insteadOf: bigint | null,
): Promise<Result<{ readonly id: bigint; readonly publicId: string }, WriteDutyRefusal>> {
  if (isRosterClosed(day, ctx.now)) return refuse({ code: 'roster-day-over' })
  if (ends <= begins) return refuse({ code: 'roster-times-reversed' })
  if (!hasCounter(place, counter)) return refuse({ code: 'counter-unknown' })
  if (workMinutesOf({ day, begins, ends }, place.calendar) === 0) return refuse({ code: 'roster-outside-hours' })
  if (!(await staffOfCounters(ctx, place, day)).has(accountId)) return refuse({ code: 'roster-person-unknown' })
  if ((await awayAmong(ctx.tx, [accountId], day)).has(accountId)) return refuse({ code: 'roster-person-away' })
  const duty: NewDuty = { unitId: place.unitId, accountId, counter, day, begins, ends, insteadOf }
  const [row] = await insertDuties(ctx.tx, [duty], ctx.actorId, ctx.now)
  if (row) return ok(row)
  return refuse({ code: await isOnDuty(ctx.tx, duty) ? 'roster-overlap' : 'roster-counter-taken' })
}

/** Whether a day is counted as it stands: before yesterday nobody writes, changes or cancels a duty. */
export function isRosterClosed(day: string, now: Date): boolean {
  return day < addDays(dayOf(now), -1)
}

/** Whether the hall of the section has that counter; none is always there. */
export function hasCounter({ hall }: Pick<DutyPlace, 'hall'>, counter: number | null): boolean {
  return counter === null || hall.counters.some(({ number }) => number === counter)
}

/** Who works at the counters of a section on a day: its own people and those of the post. */
export async function staffOfCounters(
  { tx }: Pick<Ctx, 'tx'>, { roleUnitIds }: Pick<DutyPlace, 'roleUnitIds'>, day: string,
): Promise<Set<bigint>> {
  const held = await rolesWithin(tx, roleUnitIds, day)
  return new Set(held.filter(({ role }) => COUNTER_STAFF.includes(role)).map(({ accountId }) => accountId))
}

/** What events of a roster say: when, and at which counter (0: none). Whose duty it is stands in the row. */
export function dutyData(
  publicId: string, { counter, day, begins, ends }: Pick<WriteDuty, 'counter' | 'day' | 'begins' | 'ends'>,
): Readonly<Record<string, string | number>> {
  return { duty: publicId, counter: counter ?? 0, day, begins, ends }
}
