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
const MOST_HELD = 1_000

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
 * Ends the shift of the next section that has closed (hết ca): what its clerks still hold is listed for the head, as
 * alarms of that day in place of those of the day before. One section a transaction, since a few hundred close at once;
 * once a section and day, whoever looks: two that look at once go through them in one order, and the second waits for
 * the first. Leaves `shift.ended`; the alarms are told of when they are raised. Answers whether there was one.
 */
export async function endNextShift(ctx: Ctx, rooms: DossierRooms): Promise<Result<boolean, never>> {
  const [section] = await shiftsToEnd(ctx.tx, rooms, ctx.now)
  if (section) await endShift(ctx, section)
  return ok(section !== undefined)
}

async function endShift(ctx: Ctx, section: Unit): Promise<void> {
  const day = dayOf(ctx.now)
  const held = [...new Set(await listHeldAt(ctx.tx, section.id, COUNTER_ROLES, MOST_HELD))]
  if (!await insertShiftEnd(ctx.tx, section.id, day, held.length)) return
  await endHeldAlarms(ctx.tx, section.id, ctx.now)
  await planAlarmRows(ctx.tx, held.map((dossierId): PlannedAlarm =>
    ({ dossierId, kind: 'held', level: 1, cause: day, since: ctx.now, dueAt: ctx.now })))
  await recordEvent(ctx, {
    type: 'shift.ended', subjectKind: 'unit', subjectId: section.id, data: { unit: section.publicId, day, held: held.length },
  })
}

function hasClosed(directory: Directory, unit: Unit, day: Day, now: Date): boolean {
  const { calendar } = directory.calendarOf(unit.id)
  const isWorked = isWorkingDay(day, calendar)
  const closing = calendar.shifts.at(-1)?.[1] ?? 24 * 60
  return isWorked.ok && isWorked.value && momentOn(day, closing) <= now
}
