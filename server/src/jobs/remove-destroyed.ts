import { destroyNamedBodies, removeDestroyed } from '../modules/documents/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import type { Poller } from './pollers.ts'

/** So many bodies a round. */
const BATCH = 50
/** Milliseconds in which the row of what was brought is there, or was given up. */
const ON_ITS_WAY = 600_000

interface StoreRooms { readonly db: Db; readonly storage: Storage; readonly machineClock: Clock }

/** Takes the bytes of what was destroyed by decision off both stores, once nothing else names them. */
export function destroyedPoller({ db, storage, machineClock }: StoreRooms): Poller {
  return {
    name: 'remove-destroyed', everySeconds: 30,
    async run() {
      const at = machineClock.now()
      const before = new Date(at.getTime() - ON_ITS_WAY)
      const looked = await destroyNamedBodies(db, { at, limit: BATCH })
      return await removeDestroyed(db, storage, { before, at, limit: BATCH }) === BATCH || looked === BATCH
    },
  }
}
