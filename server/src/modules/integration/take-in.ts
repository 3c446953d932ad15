import { SendFault } from '../../platform/send-fault.ts'
import { confirmKept } from './confirm-kept.ts'
import type { Inlet } from './inlet.ts'
import type { WorkingRooms } from './keep-came.ts'
import { listNew } from './list-new.ts'
import { readAnew } from './read-anew.ts'
import { readListed } from './read-listed.ts'
import { forgottenAmong, noteConfirmed } from './store/confirming.ts'
import { noteFetched } from './store/inbox.ts'
import { ensurePartner } from './store/outbox.ts'

export interface TakenIn {
  /** Packages that were new. */
  readonly taken: number
  /** Packages of which the partner was told what became of them. */
  readonly confirmed: number
  /** Why the partner could not be heard out. */
  readonly fault: string | null
}

/**
 * Takes in what a partner has for us: each package that is new is read, kept in one transaction under its number, and
 * only when that is kept the partner is told that it may forget it. A package that comes again, under whatever name,
 * is the message that is there; another content under a number that is there is held, also where the package has the
 * name of one that is kept (`mayChange`). What nobody can read is held by itself, and so is what never comes. A
 * process that dies between keeping and telling tells later; whoever reads the same at the same time keeps it once.
 * That a partner lists a package again means nothing where it lists for ever what it has.
 */
export async function takeIn(rooms: WorkingRooms, inlet: Inlet): Promise<TakenIn> {
  const { db, machineClock } = rooms
  const { partner } = inlet
  await ensurePartner(db, partner)
  const done = { taken: 0, confirmed: 0 }
  try {
    const { names: listed, fault: notListed, noteKept } = await listNew(rooms, inlet)
    const asKept = inlet.mayChange === true ? await readAnew(rooms, inlet, listed) : listed
    const forgotten = inlet.listsForEver === true ? [] : await forgottenAmong(db, partner, asKept)
    for (const name of forgotten) await noteConfirmed(db, partner, name, null)
    const { kept, taken, fault: notRead } = await readListed(rooms, inlet, listed)
    done.taken = taken
    await noteKept(kept)
    const { confirmed, fault: notHeard } = await confirmKept(rooms, inlet)
    done.confirmed = confirmed
    const fault = notListed ?? notRead ?? notHeard
    await noteFetched(db, partner, machineClock.now(), fault)
    return { ...done, fault }
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    await noteFetched(db, partner, machineClock.now(), error.code)
    return { ...done, fault: error.code }
  }
}
