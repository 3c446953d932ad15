import { dayOf } from '../kernel/civil-day.ts'
import type { WorkCalendar } from '../kernel/work-calendar.ts'
import { moveCase } from '../modules/dossiers/public.ts'
import type { Directory } from '../modules/organisation/public.ts'
import { type ModelSource, type RunMover, openModels, openRunMover } from '../modules/workflow/public.ts'
import type { Rooms } from './open-rooms.ts'

/** What moves runs of processes, of dossiers among them, for jobs and for whoever mends them. */
export function openMover(rooms: Rooms): { readonly models: ModelSource; readonly mover: RunMover } {
  const models = openModels(rooms.db)
  const mover = openRunMover({
    feel: rooms.feel, models, calendarAt: (now) => calendarOfProvince(rooms.directory.on(dayOf(now))),
    moveCase: (ctx, due) => moveCase(ctx, rooms, due),
  })
  return { models, mover }
}

/** The calendar of the province's own agency, which holds what belongs to no case. */
export function calendarOfProvince(
  { province, byCode, calendarOf }: Pick<Directory, 'province' | 'byCode' | 'calendarOf'>,
): WorkCalendar | undefined {
  const agency = byCode(province.agencyCode)
  return agency && calendarOf(agency.id).calendar
}
