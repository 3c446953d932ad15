import { listEventsAfter, lockCursor, moveCursor, readCursor } from '../modules/audit/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { type NewJob, addJobs } from '../platform/work-queue/add-jobs.ts'
import { packEvent } from './heard-event.ts'

export const DISPATCHER = 'dispatcher'
/** What concerns one dossier is done one after the other; eight dossiers at a time are enough for a province. */
const LANES = 8n

/**
 * Turns the next events, at most `limit`, into jobs for whoever listens; answers how many events it passed. The jobs
 * and the cursor are kept together or not at all, so no event is missed and none dispatched twice. Of several processes
 * one does it; the others answer 0 at once.
 *
 * Stops before an event that may still be undone (`publishAfter`), and with it all later ones: consumers see one order,
 * and the wait is ten seconds at most. What was undone in that time is passed without a job, and so is its undoing.
 */
export async function dispatch(
  { db, clock }: { readonly db: Db; readonly clock: Clock }, listenersOf: (type: string) => readonly string[],
  limit = 500,
): Promise<number> {
  // Looked at before it is locked: a lock is a write, and most of the time nothing has happened.
  if ((await listEventsAfter(db, await readCursor(db, DISPATCHER), 1)).length === 0) return 0
  return db.transaction().execute(async (tx) => {
    const cursor = await lockCursor(tx, DISPATCHER)
    if (!cursor) return 0
    const found = await listEventsAfter(tx, cursor, limit)
    const now = clock.now()
    const waiting = found.findIndex(
      ({ publishAfter, isVoid }) => publishAfter !== null && publishAfter > now && !isVoid,
    )
    const events = waiting < 0 ? found : found.slice(0, waiting)
    const last = events.at(-1)
    if (!last) return 0
    const jobs = events.filter(({ isVoid }) => !isVoid)
      .flatMap((event) =>
        listenersOf(event.type).map((name): NewJob => ({
          name, payload: packEvent(event),
          lane: event.dossierId === null ? undefined : `lane-${event.dossierId % LANES}`,
        })),
      )
    await addJobs(tx, jobs)
    await moveCursor(tx, DISPATCHER, last)
    return events.length
  })
}
