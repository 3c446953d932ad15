import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { type NewJob, addJobs } from '../platform/work-queue/add-jobs.ts'
import { packEvent } from './heard-event.ts'
import { passEvents } from './pass-events.ts'

export const DISPATCHER = 'dispatcher'
/** What concerns one dossier is done one after the other; eight dossiers at a time are enough for a province. */
const LANES = 8n

/**
 * Turns the next events, at most `limit`, into jobs for whoever listens; answers how many events it passed. The jobs
 * and the cursor are kept together or not at all (`passEvents`).
 */
export async function dispatch(
  rooms: { readonly db: Db; readonly clock: Clock }, listenersOf: (type: string) => readonly string[], limit = 500,
): Promise<number> {
  return passEvents(rooms, DISPATCHER, limit, async (tx, events) => {
    const jobs = events.flatMap((event) =>
      listenersOf(event.type).map((name): NewJob => ({
        name, payload: packEvent(event),
        lane: event.dossierId === null ? undefined : `lane-${event.dossierId % LANES}`,
      })),
    )
    await addJobs(tx, jobs)
  })
}
