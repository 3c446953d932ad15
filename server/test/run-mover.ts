import type { WorkCalendar } from '../src/kernel/work-calendar.ts'
import {
  type ModelSource, type OpenRunMover, type RunMover, openModels, openRunMover,
} from '../src/modules/workflow/public.ts'
import type { Db } from '../src/platform/db.ts'
import type { Feel } from '../src/platform/feel/open-feel.ts'

/** What moves runs on a database of a test: of no case, unless it is said how those are moved. */
export function moverOn(
  db: Db, feel: Feel, { calendar, ...cases }: { calendar?: WorkCalendar } & Pick<OpenRunMover, 'moveCase'> = {},
): { readonly models: ModelSource; readonly mover: RunMover } {
  const models = openModels(db)
  return { models, mover: openRunMover({ feel, models, calendarAt: () => calendar, ...cases }) }
}
