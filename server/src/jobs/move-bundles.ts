import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  type DossierRooms, type Member, beginMember, blockMember, listReady, memberKey, moveMembers,
} from '../modules/dossiers/public.ts'
import { type QuestionRooms, beginQuestions } from '../modules/integration/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { type EventHandler, PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { restingFor } from './resting.ts'
import { runOnce } from './run-once.ts'

type BundleRooms = Backing & DossierRooms & QuestionRooms
/** Milliseconds for which a member that could not be begun is left alone, so that it holds up none behind it. */
const LEFT_ALONE = 60_000

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
 * is noted with the member, which then waits for somebody; one at which the program fails is logged, rests, and is
 * tried again: when its minutes are over, the technician is alarmed of it as of any other that is not passed on.
 */
export function bundlePoller(rooms: BundleRooms & { readonly log: Log }): Poller {
  const resting = restingFor<string>(LEFT_ALONE)
  return {
    name: 'begin-members',
    async run() {
      const [next] = await listReady(rooms.db, 1, resting.keys())
      if (!next) return false
      return begin(rooms, next).catch((err: unknown) => {
        resting.add(memberKey(next))
        rooms.log.error({ err, job: 'begin-members' }, 'a member of a bundle could not be begun')
        return true
      })
    },
  }
}

async function begin(rooms: BundleRooms, next: Member): Promise<boolean> {
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('begin-member') }
  const done = await inTransaction(rooms, sender, async (ctx) => {
    const begun = await beginMember(ctx, rooms, next)
    if (!begun.ok || begun.value === null) return begun
    const asked = await beginQuestions(ctx, rooms, begun.value)
    return asked.ok ? begun : asked
  }, (dossier) => ({ status: 200, body: dossier }))
  // Whoever found nothing to begin was overtaken; there may be more behind it.
  if (done.ok) return true
  const { code } = done.refusal
  await runOnce(rooms, 'block-member', async (ctx) => ok((await blockMember(ctx, next, code)).ok))
  return true
}
