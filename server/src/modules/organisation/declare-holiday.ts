import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx, Db, Tx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { recordEvent } from '../audit/public.ts'
import { calendarOf } from './domain/snapshot.ts'
import { type DeclaredHoliday, reaches, withHolidays } from './domain/with-holidays.ts'
import type { CalendarVersion } from './join-calendar-versions.ts'
import { insertCalendar, listOldCalendars, lockRevision, moveRevision, newestCalendars } from './store.ts'
import { insertDeclaredHoliday } from './holiday-store.ts'

export interface DeclareHoliday extends DeclaredHoliday {
  /** The decision that declares it. */
  readonly basis: string
}

export type DeclareHolidayRefusal =
  | { readonly code: 'holiday-changes-nothing' } | { readonly code: 'holiday-beyond-calendars' }

/**
 * Why to declare that day a holiday would change nothing: `holiday-beyond-calendars` where no calendar reaches as far,
 * so that nobody knows yet who works then, and `holiday-changes-nothing` where nobody does. Undefined where some do.
 */
export async function whyNoHoliday(db: Db | Tx, holiday: DeclaredHoliday): Promise<DeclareHolidayRefusal | undefined> {
  const calendars = await newestCalendars(db)
  if (calendars.some(({ content }) => withHolidays(content, [holiday]) !== content)) return undefined
  const isReached = calendars.some(({ content }) => reaches(content, holiday.day))
  return { code: isReached ? 'holiday-changes-nothing' : 'holiday-beyond-calendars' }
}

/**
 * Declares a day on which nobody works (công bố ngày nghỉ bổ sung): every calendar gets a version with it, which holds
 * for what is promised from now on, and later imports leave it in. What was promised before is not moved by this.
 * Refuses as `whyNoHoliday` says. Leaves `calendar.holiday-declared`.
 */
export async function declareHoliday(
  ctx: Ctx, { day, name, basis }: DeclareHoliday,
): Promise<Result<{ readonly calendars: number }, DeclareHolidayRefusal>> {
  const { tx, now, actorId } = ctx
  const revision = await lockRevision(tx)
  const why = await whyNoHoliday(tx, { day, name })
  if (why) return refuse(why)
  const changed = (await newestCalendars(tx)).flatMap(({ key, content }) => {
    const later = withHolidays(content, [{ day, name }])
    return later === content ? [] : [{ key, content: later, fingerprint: contentFingerprint(later) }]
  })
  await insertDeclaredHoliday(tx, { day, name, basis, declaredAt: now, declaredBy: actorId })
  for (const calendar of changed) await insertCalendar(tx, calendar, now)
  await moveRevision(tx)
  await recordEvent(ctx, {
    type: 'calendar.holiday-declared', subjectKind: 'organisation', subjectId: revision + 1n,
    data: { day, name, calendars: changed.length },
  })
  return ok({ calendars: changed.length })
}

/**
 * Of each version of a calendar that is not the newest any more, the newest, as the database has it now. With a
 * holiday: as it would be if that were declared; a version that is only forecast has an id below zero, of no other.
 */
export async function newerCalendars(
  db: Db | Tx, holiday?: DeclaredHoliday,
): Promise<ReadonlyMap<bigint, CalendarVersion>> {
  const newer = new Map<bigint, CalendarVersion>()
  const newest = new Map<bigint, CalendarVersion>()
  for (const { id, content } of await newestCalendars(db)) {
    const later = holiday ? withHolidays(content, [holiday]) : content
    const version = { versionId: later === content ? id : -id, calendar: calendarOf(later) }
    newest.set(id, version)
    if (later !== content) newer.set(id, version)
  }
  for (const { id, newest: last } of await listOldCalendars(db)) {
    const version = newest.get(last)
    if (version) newer.set(id, version)
  }
  return newer
}
