import { FACTS_READER, makeFacts } from '../modules/reporting/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { passEvents } from './pass-events.ts'
import type { Poller } from './pollers.ts'

const AT_ONCE = 2_000

/**
 * Keeps what is counted up to date: the facts of each dossier of which something happened are made anew, with the place
 * of the job in the log moved in the same transaction. A process that is killed in between has done nothing.
 */
export function factsPoller(rooms: { readonly db: Db; readonly clock: Clock }): Poller {
  return { name: FACTS_READER, run: async () => await projectFacts(rooms) === AT_ONCE }
}

/** Passes the next events, from the first one on, so that what was before it is counted, too; answers how many. */
export async function projectFacts(
  rooms: { readonly db: Db; readonly clock: Clock }, atOnce = AT_ONCE,
): Promise<number> {
  return passEvents(rooms, FACTS_READER, atOnce, async (tx, events) => {
    const ids = new Set(events.flatMap(({ type, dossierId }) =>
      dossierId !== null && type.startsWith('dossier.') ? [dossierId] : []))
    if (ids.size > 0) await makeFacts(tx, rooms.clock.now(), [...ids])
  })
}
