import { ok } from '../../kernel/result.ts'
import { type Ctx, inTransaction } from '../../platform/db.ts'
import { SendFault } from '../../platform/send-fault.ts'
import { bodyHashOf } from '../audit/public.ts'
import { type InMessage, UNREADABLE } from './domain/inbox.ts'
import type { Inlet } from './inlet.ts'
import { type WorkingRooms, PROGRAM, keepFiles } from './keep-came.ts'
import { isReadInVain } from './domain/missed.ts'
import { retryAfter } from './domain/retry.ts'
import { letConfirm } from './store/confirming.ts'
import {
  listToHandle, lockToHandle, noteDone, noteHeld, noteRead, noteStumbled, packageOf,
} from './store/inbox.ts'

/** Looked at in one round. */
const READ = 200
/** What no table takes after so many tries will be taken by none. */
const MOST_TRIES = 5

/**
 * Works off what waits in the inbox of a partner, the first that came first, each in a transaction of its own: what
 * it does and that it is done are kept together, so that nothing is done twice. What the handler cannot tell for
 * certain is held with its cause; where something of ours fails it is tried again, later each time, for as long as it
 * takes, and holds nobody else; what the tables do not take is held then, too, and so is a package that does not come
 * when somebody has it read again. Answers how many were settled.
 */
export async function workInbox(rooms: WorkingRooms, inlet: Inlet): Promise<number> {
  const { db, machineClock } = rooms
  let settled = 0
  for (const { tries, ...message } of await listToHandle(db, inlet.partner, machineClock.now(), READ)) {
    try {
      const work = message.kind === UNREADABLE ? readAgain : handleOne
      settled += await work(rooms, inlet, message)
    } catch (error) {
      const code = error instanceof SendFault ? error.code : 'handler-failed'
      const { id, publicId, kind } = message
      const isInVain = kind === UNREADABLE && isReadInVain(tries + 1, code)
      if (isInVain || (tries + 1 >= MOST_TRIES && isOfData(error)))
        await settle(rooms, publicId, id, async (ctx) => noteHeld(ctx.tx, id, isInVain ? code : 'not-to-be-kept', null))
      else await noteStumbled(db, id, code, new Date(machineClock.now().getTime() + retryAfter(tries + 1) * 1_000))
    }
  }
  return settled
}

/** Whether PostgreSQL will not have what is said, and would have other words: classes 22 and 23 of its codes. */
function isOfData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
}

async function handleOne(rooms: WorkingRooms, inlet: Inlet, waiting: InMessage): Promise<number> {
  const { id, publicId } = waiting
  const lookedInto = await inlet.lookInto?.(waiting)
  return settle(rooms, publicId, id, async (ctx, message) => {
    const handled = await (lookedInto ? lookedInto(ctx, message) : inlet.handle(ctx, message))
    if (handled.is === 'held') await noteHeld(ctx.tx, id, handled.fault, handled.dossierId ?? null)
    else await noteDone(ctx.tx, id, handled.dossierId, rooms.machineClock.now())
  })
}

/** What nobody could read when it came is read once more, since somebody let it: perhaps it can be now. */
async function readAgain(rooms: WorkingRooms, inlet: Inlet, { id, publicId }: InMessage): Promise<number> {
  const name = await packageOf(rooms.db, id)
  const came = name === undefined ? undefined : await inlet.read(name).catch((error: unknown) => {
    // Its partner will not hand it over any more.
    if (error instanceof SendFault && error.code.startsWith('error-')) return undefined
    throw error
  })
  await settle(rooms, publicId, id, async (ctx) => {
    if (!came || came.kind === UNREADABLE) {
      if (came) await letConfirm(ctx.tx, id, 'fail')
      await noteHeld(ctx.tx, id, came?.fault ?? 'package-gone', null)
      return
    }
    if (!await noteRead(ctx.tx, id, came)) {
      await noteHeld(ctx.tx, id, 'number-reused', null)
      return
    }
    await keepFiles(ctx, inlet.partner, { id, publicId }, came)
    await letConfirm(ctx.tx, id, 'done')
  })
  return 1
}

/** In a transaction of its own, if nobody else has it; answers whether it was to be had. */
async function settle(
  rooms: WorkingRooms, publicId: string, id: bigint, work: (ctx: Ctx, message: InMessage) => Promise<void>,
): Promise<number> {
  let settled = 0
  const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('work-inbox', publicId) }
  const done = await inTransaction(rooms, sender, async (ctx) => {
    const message = await lockToHandle(ctx.tx, id)
    settled = message ? 1 : 0
    if (message) await work(ctx, message)
    return ok(undefined)
  }, () => ({ status: 200, body: null }))
  if (!done.ok) throw new Error(done.refusal.code)
  return settled
}
