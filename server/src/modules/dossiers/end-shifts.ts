import { type Day, dayOf, isWorkingDay, momentOn } from '../../kernel/work-calendar.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import { listHeldAt } from '../workflow/public.ts'
import type { DossierRooms } from './rooms.ts'
import { COUNTER_ROLES } from './raise-alarms.ts'
import { type PlannedAlarm, planAlarmRows } from './store/alarm-list.ts'
import { endHeldAlarms, endedShifts, insertShiftEnd } from './store/shift-list.ts'

/** So many of what a section holds are listed for its head; more is one trouble, and not so many. */
const MOST_HELD = 500
/** A transaction goes through so many sections, since a few hundred close at once, and ends with so many alarms. */
const [MOST_SECTIONS, MOST_ALARMS] = [20, 200]

/** The sections that have closed today and were not looked at yet; few questions, since it is asked again and again. */
export async function shiftsToEnd(db: Db | Tx, rooms: DossierRooms, now: Date): Promise<readonly Unit[]> {
  const day = dayOf(now)
  const directory = rooms.directory.on(day)
  const closed = directory.units.filter((unit) => unit.isOneStop && hasClosed(directory, unit, day, now))
  if (closed.length === 0) return []
  const ended = await endedShifts(db, closed.map(({ id }) => id), day)
  return closed.filter(({ id }) => !ended.has(id))
}

/**
 * Ends the shifts of the next sections that have closed (hết ca): what their clerks still hold is listed for the head,
 * as alarms of that day in place of those of the day before. Once a section and day, whoever looks: two that look at
 * once go through the sections in one order, and the second waits for the first. Leaves `shift.ended` for each; the
 * alarms are told of when they are raised. Answers whether there was one.
 */
export async function endNextShifts(ctx: Ctx, rooms: DossierRooms): Promise<Result<boolean, never>> {
  const sections = (await shiftsToEnd(ctx.tx, rooms, ctx.now)).slice(0, MOST_SECTIONS)
  let planned = 0
  for (const section of sections) {
    planned += await endShift(ctx, section)
    if (planned >= MOST_ALARMS) break
  }
  return ok(sections.length > 0)
}

/** Answers how many are still held. */
async function endShift(ctx: Ctx, section: Unit): Promise<number> {
  const day = dayOf(ctx.now)
  const held = [...new Set(await listHeldAt(ctx.tx, section.id, COUNTER_ROLES, MOST_HELD))]
  if (!await insertShiftEnd(ctx.tx, section.id, day, held.length)) return 0
  await endHeldAlarms(ctx.tx, section.id, ctx.now)
  await planAlarmRows(ctx.tx, held.map((dossierId): PlannedAlarm =>
    ({ dossierId, kind: 'held', level: 1, cause: day, since: ctx.now, dueAt: ctx.now })))
  await recordEvent(ctx, {
    type: 'shift.ended', subjectKind: 'unit', subjectId: section.id,
    data: { unit: section.publicId, day, held: held.length },
  })
  return held.length
}

function hasClosed(directory: Directory, unit: Unit, day: Day, now: Date): boolean {
  const { calendar } = directory.calendarOf(unit.id)
  const isWorked = isWorkingDay(day, calendar)
  const closing = calendar.shifts.at(-1)?.[1] ?? 24 * 60
  return isWorked.ok && isWorked.value && momentOn(day, closing) <= now
}
