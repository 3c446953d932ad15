import { type Day, dayOf, isWorkingDay, momentOn } from '../../kernel/work-calendar.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { Directory, Unit } from '../organisation/public.ts'
import { listHeldAt } from '../workflow/public.ts'
import type { DossierRooms } from './rooms.ts'
import { type PlannedAlarm, planAlarmRows } from './store/alarm-list.ts'
import { endHeldAlarms, endedShifts, insertShiftEnd } from './store/shift-list.ts'

/** Whose hands are looked into: who sits at the counter. */
const ROLES = ['reception'] as const
/** A transaction is held for so many sections; a province has a few hundred, and all close at once. */
const AT_ONCE = 50

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
 * Ends the shifts of the next sections that have closed (hết ca): what their clerks still hold is listed for the head, as
 * alarms of that day in place of those of the day before. Once a section and day, whoever looks: two that look at once go
 * through the sections in one order, and the second waits for the first. Leaves `shift.ended` for each; the alarms are
 * told of when they are raised. Answers whether there was one.
 */
export async function endNextShifts(ctx: Ctx, rooms: DossierRooms): Promise<Result<boolean, never>> {
  const sections = (await shiftsToEnd(ctx.tx, rooms, ctx.now)).slice(0, AT_ONCE)
  for (const section of sections) await endShift(ctx, section)
  return ok(sections.length > 0)
}

async function endShift(ctx: Ctx, section: Unit): Promise<void> {
  const day = dayOf(ctx.now)
  const held = [...new Set(await listHeldAt(ctx.tx, section.id, ROLES))]
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
