import { bodyHashOf } from '../modules/audit/public.ts'
import { type DossierRooms, foreseeLateness } from '../modules/dossiers/public.ts'
import { isAnyToWarn } from '../modules/workflow/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

/** Looks every second for terms that will be missed, one dossier a transaction, until there is none (R10). */
export function latenessPoller(rooms: Backing & DossierRooms): Poller {
  return {
    name: 'foresee-lateness',
    async run() {
      if (!await isAnyToWarn(rooms.db, rooms.clock.now())) return false
      const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('foresee-lateness') }
      const done = await inTransaction(
        rooms, sender, (ctx) => foreseeLateness(ctx, rooms), (found) => ({ status: 200, body: found }),
      )
      return done.ok && done.value.body
    },
  }
}
