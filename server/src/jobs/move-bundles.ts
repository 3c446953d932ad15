import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { type DossierRooms, beginMember, blockMember, listReady, moveMembers } from '../modules/dossiers/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { type EventHandler, PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

type BundleRooms = Backing & DossierRooms

/** Moves the members of a bundle that wait for a dossier, as soon as it has its result or ended without one. */
export function bundleHandler(rooms: BundleRooms): EventHandler {
  return {
    name: 'move-members',
    hears: ['dossier.issued', 'dossier.refused', 'dossier.withdrawn', 'dossier.stopped', 'dossier.return-told'],
    async handle(ctx, { dossierId }) {
      if (dossierId !== null) await moveMembers(ctx, rooms, dossierId)
    },
  }
}

/**
 * Begins members whose turn has come, one transaction each: what one is refused undoes nothing of another. A refusal
 * is noted with the member, which then waits for somebody.
 */
export function bundlePoller(rooms: BundleRooms): Poller {
  return {
    name: 'begin-members',
    async run() {
      const [next] = await listReady(rooms.db, 1)
      if (!next) return false
      const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('begin-member') }
      const done = await inTransaction(
        rooms, sender, async (ctx) => beginMember(ctx, rooms, next), (begun) => ({ status: 200, body: begun }),
      )
      if (done.ok) return done.value.body
      const { code } = done.refusal
      return runOnce(rooms, 'block-member', async (ctx) => ok((await blockMember(ctx, next, code)).ok))
    },
  }
}
