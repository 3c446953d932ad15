import type { Day, WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { contentFingerprint } from '../../platform/fingerprint.ts'
import { joinCalendars } from './domain/join-calendars.ts'
import { findCalendar, insertCalendar, lockRevision, moveRevision } from './store.ts'

export interface CalendarVersion { readonly versionId: bigint; readonly calendar: WorkCalendar }

/**
 * The version of a calendar that is one until a day and another from then on; made when it is asked for first. Part of
 * a succession or a correction, whose event tells of it.
 */
export async function joinCalendarVersions(
  ctx: Ctx, earlier: CalendarVersion, later: CalendarVersion & { readonly key: string }, from: Day,
): Promise<CalendarVersion> {
  const calendar = joinCalendars(earlier.calendar, later.calendar, from)
  const key = `${later.key}@${from}<${String(earlier.versionId)}`
  const content = {
    ...calendar, makeUpDays: [...calendar.makeUpDays].sort(),
    holidays: [...calendar.holidays].sort().map((day) => ({ day, name: 'Ngày nghỉ', kind: 'joined' })),
  }
  const fingerprint = contentFingerprint(content)
  const known = await findCalendar(ctx.tx, key, fingerprint)
  if (known !== undefined) return { versionId: known, calendar }
  await lockRevision(ctx.tx)
  await insertCalendar(ctx.tx, { key, fingerprint, content }, ctx.now)
  await moveRevision(ctx.tx)
  const versionId = await findCalendar(ctx.tx, key, fingerprint)
  if (versionId === undefined) throw new Error('the calendar was not stored')
  return { versionId, calendar }
}

/** The calendar that goes on in a version: of one that was joined, the later. */
export function lastCalendarIn(key: string): string {
  return key.split('@')[0] ?? key
}
