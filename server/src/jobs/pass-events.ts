import { type RecordedEvent, listEventsAfter, lockCursor, moveCursor, readCursor } from '../modules/audit/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'

/**
 * Hands the next events, at most `limit`, to a consumer; answers how many it passed. Its effect and its cursor are kept
 * together or not at all, so no event is missed and none has its effect twice. Of several processes one does it; the
 * others answer 0 at once.
 *
 * Stops before an event that may still be undone (`publishAfter`), and with it all later ones: consumers see one order,
 * and the wait is ten seconds at most. What was undone in that time is passed without an effect, and so is its undoing:
 * neither is among `events`.
 */
export async function passEvents(
  { db, clock }: { readonly db: Db; readonly clock: Clock }, consumer: string, limit: number,
  handle: (tx: Tx, events: readonly RecordedEvent[]) => Promise<void>,
): Promise<number> {
  // Looked at before it is locked: a lock is a write, and most of the time nothing has happened.
  if ((await listEventsAfter(db, await readCursor(db, consumer), 1)).length === 0) return 0
  return db.transaction().execute(async (tx) => {
    const cursor = await lockCursor(tx, consumer)
    if (!cursor) return 0
    const found = await listEventsAfter(tx, cursor, limit)
    const now = clock.now()
    const waiting = found.findIndex(
      ({ publishAfter, isVoid }) => publishAfter !== null && publishAfter > now && !isVoid,
    )
    const events = waiting < 0 ? found : found.slice(0, waiting)
    const last = events.at(-1)
    if (!last) return 0
    await handle(tx, events.filter(({ isVoid }) => !isVoid))
    await moveCursor(tx, consumer, last)
    return events.length
  })
}
