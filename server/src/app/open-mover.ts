import { dayOf } from '../kernel/civil-day.ts'
import { type MigrateCase, migrateCase, moveCase } from '../modules/dossiers/public.ts'
import { calendarOfProvince } from '../modules/organisation/public.ts'
import { type ModelSource, type RunMover, openModels, openRunMover } from '../modules/workflow/public.ts'
import type { Ctx } from '../platform/db.ts'
import type { Rooms } from './open-rooms.ts'

export interface OpenMover {
  readonly models: ModelSource
  readonly mover: RunMover
  readonly migrateCase: (ctx: Ctx, one: MigrateCase) => Promise<void>
}

/** What moves runs of processes, of dossiers among them, for jobs and for whoever mends them. */
export function openMover(rooms: Rooms): OpenMover {
  const models = openModels(rooms.db)
  const mover = openRunMover({
    feel: rooms.feel, models, calendarAt: (now) => calendarOfProvince(rooms.directory.on(dayOf(now))),
    moveCase: (ctx, due) => moveCase(ctx, rooms, due),
  })
  return { models, mover, migrateCase: async (ctx, one) => migrateCase(ctx, rooms, one) }
}
