import { removeDestroyed } from '../modules/documents/public.ts'
import type { Db } from '../platform/db.ts'
import type { Storage } from '../platform/storage.ts'
import type { Poller } from './pollers.ts'

/** So many bodies a transaction: whoever uploads waits for it. */
const BATCH = 50

/** Takes the bytes of what was destroyed by decision off both stores. */
export function destroyedPoller({ db, storage }: { readonly db: Db; readonly storage: Storage }): Poller {
  return { name: 'remove-destroyed', everySeconds: 30, run: async () => await removeDestroyed(db, storage, BATCH) === BATCH }
}
