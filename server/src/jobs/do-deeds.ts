import { ok } from '../kernel/result.ts'
import {
  type Deed, type JobDeed, type RunMover, type WaitingDeed, faultOfGiven, forgetAttempt, listWaitingDeeds, noteAttempt,
  readSeen,
} from '../modules/workflow/public.ts'
import type { Backing, Ctx } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

export interface DeedRooms extends Backing {
  readonly deeds: readonly Deed[]
  readonly mover: RunMover
  readonly log: Log
}

const BATCH = 100
/** Milliseconds until a deed is tried again, after its first failure, its second and so on; then it is an incident. */
const PAUSES = [1, 5, 30, 120].map((minutes) => minutes * 60_000)

/**
 * Does what processes wait for (việc của chương trình): each deed in one transaction with the move that follows, so
 * that a worker that is killed has done both or neither, and of two workers one has. What fails is tried again later,
 * by a row, and after its last try the run stops there for an administrator.
 */
export function deedPoller(rooms: DeedRooms): Poller {
  const byName = new Map(rooms.deeds.flatMap((deed) => deed.when === 'by-job' ? [[deed.name, deed] as const] : []))
  return {
    name: 'do-deeds',
    async run() {
      const waiting = await listWaitingDeeds(rooms.db, [...byName.keys()], rooms.clock.now(), BATCH)
      for (const one of waiting) {
        const deed = byName.get(one.deed)
        if (deed) await doDeed(rooms, one, deed)
      }
      return waiting.length === BATCH
    },
  }
}

/** Rolls back what the deed did: it failed, or somebody else has moved the run meanwhile. */
class NotDone extends Error {
  readonly isGone: boolean
  constructor(why: string, isGone = false) {
    super(why)
    this.isGone = isGone
  }
}

async function doDeed(rooms: DeedRooms, waiting: WaitingDeed, deed: JobDeed): Promise<void> {
  try {
    await runOnce(rooms, 'do a deed', async (ctx) => {
      await act(ctx, rooms, waiting, deed)
      return ok(true)
    })
  } catch (err) {
    if (err instanceof NotDone && err.isGone) return
    if (!(err instanceof NotDone)) rooms.log.error({ err, job: 'do-deeds' }, 'a deed of a process failed')
    await giveBack(rooms, waiting, err instanceof NotDone ? err.message : 'lỗi của chương trình, xem nhật ký máy chủ')
  }
}

async function act(ctx: Ctx, rooms: DeedRooms, waiting: WaitingDeed, deed: JobDeed): Promise<void> {
  const { instanceId, tokenId } = waiting
  const seen = await readSeen(ctx.tx, waiting)
  if (!seen) throw new NotDone('the run is elsewhere', true)
  const fault = faultOfGiven(deed, seen.variables)
  if (fault !== undefined) throw new NotDone(fault)
  const done = await deed.act(ctx, seen.variables, seen)
  if (!done.ok) throw new NotDone(done.text)
  const isMoved = await rooms.mover.move(ctx, {
    instanceId, caseId: seen.caseId, move: { by: 'answer', tokenId, variables: done.value },
    isDue: (token) => token?.at === 'service' && token.name === deed.name,
  })
  if (!isMoved) throw new NotDone('the run is elsewhere', true)
}

/** Tries it again later; after the last try the run stops there, and an administrator sees why. */
async function giveBack(rooms: DeedRooms, waiting: WaitingDeed, text: string): Promise<void> {
  const { instanceId, tokenId, caseId, tries, deed } = waiting
  const pause = PAUSES[tries]
  await runOnce(rooms, 'give a deed back', async (ctx) => {
    if (pause !== undefined) {
      await noteAttempt(ctx.tx, waiting, { tries: tries + 1, nextAt: new Date(ctx.now.getTime() + pause), text })
      return ok(true)
    }
    await forgetAttempt(ctx.tx, waiting)
    await rooms.mover.move(ctx, {
      instanceId, caseId, move: { by: 'give-up', tokenId, text },
      isDue: (token) => token?.at === 'service' && token.name === deed,
    })
    return ok(true)
  })
}
