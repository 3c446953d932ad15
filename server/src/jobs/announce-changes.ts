import { type Cursor, listEventsAfter, readEnd } from '../modules/audit/public.ts'
import { announceChanges } from '../platform/changes.ts'
import type { Db } from '../platform/db.ts'
import type { Poller } from './pollers.ts'

const BATCH = 500

/**
 * Wakes the servers that show changes to people while they look (`api/live.ts`) as soon as there is a new event, also
 * one that may still be undone: the list shows what is, the outside world is told later (dispatch.ts). Keeps its place
 * in memory: what happened while no worker ran, nobody was looking at.
 */
export function changesPoller({ db }: { readonly db: Db }): Poller {
  let cursor: Cursor | undefined
  return {
    name: 'announce-changes', everySeconds: 0.25,
    async run() {
      cursor ??= await readEnd(db)
      const events = await listEventsAfter(db, cursor, BATCH)
      const last = events.at(-1)
      if (!last) return false
      cursor = last
      await announceChanges(db)
      return events.length === BATCH
    },
  }
}
