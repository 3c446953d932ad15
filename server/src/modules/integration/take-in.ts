import type { Db } from '../../platform/db.ts'
import { isDown, refusesUs } from '../../platform/partner/ask-partner.ts'
import { SendFault } from '../../platform/send-fault.ts'
import type { CameMessage, Inlet } from './inlet.ts'
import { type WorkingRooms, keepCame } from './keep-came.ts'
import { listNew } from './list-new.ts'
import { forgottenAmong, listToConfirm, noteConfirmed, noteFetched, takenAmong } from './store/inbox.ts'
import { ensurePartner } from './store/outbox.ts'

export interface TakenIn {
  /** Packages that were new. */
  readonly taken: number
  /** Packages of which the partner was told what became of them. */
  readonly confirmed: number
  /** Why the partner could not be heard out. */
  readonly fault: string | null
}

/** So many packages that do not come end a round: the partner is away, and each would be waited for. */
const MOST_FAULTS = 3
/** Confirmed in one round. */
const CONFIRMED = 500

/**
 * Takes in what a partner has for us: each package that is new is read, kept in one transaction under its number, and
 * only when that is kept the partner is told that it may forget it. A package that comes again, under whatever name, is
 * the message that is there; another content under a number that is there is held. What nobody can read is held by
 * itself. A process that dies between keeping and telling tells later; whoever reads the same at the same time keeps
 * it once. That a partner lists a package again means nothing where it lists for ever what it has.
 */
export async function takeIn(rooms: WorkingRooms, inlet: Inlet): Promise<TakenIn> {
  const { db, machineClock } = rooms
  const { partner } = inlet
  await ensurePartner(db, partner)
  const done = { taken: 0, confirmed: 0 }
  try {
    const { names: listed, noteKept } = await listNew(rooms, inlet)
    const forgotten = inlet.listsForEver === true ? [] : await forgottenAmong(db, partner, listed)
    for (const name of forgotten) await noteConfirmed(db, partner, name, null)
    const kept = new Set(await takenAmong(db, partner, listed))
    const faults: string[] = []
    for (const name of listed) {
      if (kept.has(name)) continue
      const came = await readOne(inlet, name)
      if (came instanceof SendFault) {
        faults.push(came.code)
        if (faults.length === MOST_FAULTS) break
      } else if (came) {
        await keepCame(rooms, partner, name, came)
        kept.add(name)
        done.taken += 1
      }
    }
    await noteKept(kept)
    const told = await confirmKept(db, inlet)
    done.confirmed = told.confirmed
    const [fault = told.fault] = faults
    await noteFetched(db, partner, machineClock.now(), fault)
    return { ...done, fault }
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    await noteFetched(db, partner, machineClock.now(), error.code)
    return { ...done, fault: error.code }
  }
}

/**
 * One package that does not come, or that the partner will not hand over although it lists it (undefined), keeps
 * nothing else back.
 */
async function readOne(inlet: Inlet, name: string): Promise<CameMessage | SendFault | undefined> {
  return inlet.read(name).catch((error: unknown) => {
    if (!(error instanceof SendFault)) throw error
    return error.code.startsWith('error-') ? undefined : error
  })
}

/**
 * Tells the partner of packages whose messages are kept, and of no others. One that it will not hear of is told again
 * in the next round and keeps no other back; answers its fault. Throws SendFault where the partner itself is away.
 */
async function confirmKept(
  db: Db, inlet: Inlet,
): Promise<{ readonly confirmed: number; readonly fault: string | null }> {
  let [confirmed, fault]: [number, string | null] = [0, null]
  for (const { name, due: how } of await listToConfirm(db, inlet.partner, CONFIRMED)) {
    try {
      await inlet.confirm(name, how)
      await noteConfirmed(db, inlet.partner, name, how)
      confirmed += 1
    } catch (error) {
      if (!(error instanceof SendFault) || isDown(error) || refusesUs(error)) throw error
      fault ??= error.code
    }
  }
  return { confirmed, fault }
}
