import { SendFault } from '../../platform/send-fault.ts'
import { confirmKept } from './confirm-kept.ts'
import { LONGEST_REST_SECONDS, restSecondsOf, triedAgainAt } from './domain/rest-asked.ts'
import type { Inlet } from './inlet.ts'
import type { WorkingRooms } from './keep-came.ts'
import { listNew } from './list-new.ts'
import { readAnew } from './read-anew.ts'
import { readListed } from './read-listed.ts'
import { forgottenAmong, noteConfirmed } from './store/confirming.ts'
import { findFetchRest, noteFetched } from './store/inbox.ts'
import { ensurePartner } from './store/outbox.ts'

export interface FetchingRooms extends WorkingRooms {
  /** For so long at most a partner is left alone because it asks for it; an hour where nothing is said. */
  readonly longestRestSeconds?: number | undefined
}

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
 * That a partner lists a package again means nothing where it lists for ever what it has. One that has too much to do
 * is not asked before it said (`Retry-After`, ADR 0150), also where only one of its lists says so.
 */
export async function takeIn(rooms: FetchingRooms, inlet: Inlet): Promise<TakenIn> {
  const { db, machineClock } = rooms
  const { partner } = inlet
  await ensurePartner(db, partner)
  const done = { taken: 0, confirmed: 0 }
  const resting = await findFetchRest(db, partner, machineClock.now())
  if (resting !== undefined) return { ...done, fault: resting }
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
    const fault = notListed?.code ?? notRead ?? notHeard
    await noteFetched(db, partner, machineClock.now(), fault, notListed && restOf(rooms, notListed))
    return { ...done, fault }
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    await noteFetched(db, partner, machineClock.now(), error.code, restOf(rooms, error))
    return { ...done, fault: error.code }
  }
}

/** Until when the partner asked to be left alone; null where it did not. */
function restOf({ machineClock, longestRestSeconds = LONGEST_REST_SECONDS }: FetchingRooms, { restAsked }: SendFault) {
  const now = machineClock.now()
  const seconds = restAsked && restSecondsOf(restAsked, now, longestRestSeconds)
  return seconds === undefined ? null : triedAgainAt(now, 0, seconds)
}
