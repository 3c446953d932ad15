import { SendFault } from '../../platform/send-fault.ts'
import { isGivenUp, isOfPackage, missedOnceMore, orderOfReading } from './domain/missed.ts'
import type { CameMessage, Inlet } from './inlet.ts'
import { type WorkingRooms, keepCame } from './keep-came.ts'
import { takenAmong } from './store/inbox.ts'
import { findHandedOver, findMissed, forgetMissed, noteHandedOver, noteMissed } from './store/missed.ts'
import { unreadablePackage } from './unreadable-package.ts'

/** So many packages that do not come end a round: the partner may be away, and each would be waited for. */
const MOST_FAULTS = 3

export interface ReadListed {
  /** Of the names that were listed those that are kept here, now or from before. */
  readonly kept: ReadonlySet<string>
  /** Packages that were new. */
  readonly taken: number
  /** Why one that is still awaited did not come. */
  readonly fault: string | null
}

/**
 * Reads and keeps what is new among these packages. One that does not come is asked for again later, each time, after
 * all that was never asked for, so that it keeps nothing else back; one that never comes while others do is held with
 * its fault, and the partner is told nothing of it (ADR 0146).
 */
export async function readListed(rooms: WorkingRooms, inlet: Inlet, names: readonly string[]): Promise<ReadListed> {
  const { db, machineClock } = rooms
  const { partner } = inlet
  const kept = new Set(await takenAmong(db, partner, names))
  const unkept = names.filter((name) => !kept.has(name))
  const awaited = new Map(await findMissed(db, partner, unkept))
  let handedOverAt = awaited.size > 0 ? await findHandedOver(db, partner) : null
  let [taken, faults] = [0, 0]
  for (const name of orderOfReading(unkept, awaited, machineClock.now())) {
    const came = await readOne(inlet, name)
    const [before, now] = [awaited.get(name), machineClock.now()]
    if (!(came instanceof SendFault)) {
      await keepCame(rooms, partner, name, came)
      handedOverAt = now
      taken += 1
    } else {
      const missed = missedOnceMore(before, { name, fault: came.code, now })
      if (!isOfPackage(came.code)) faults += 1
      if (!isGivenUp(missed, { lastTriedAt: before?.triedAt, handedOverAt })) {
        await noteMissed(db, partner, missed)
        awaited.set(name, missed)
        if (faults === MOST_FAULTS) break
        continue
      }
      await keepCame(rooms, partner, name, unreadablePackage(name, came.code), null)
    }
    if (before) await forgetMissed(db, partner, name)
    awaited.delete(name)
    kept.add(name)
    if (faults === MOST_FAULTS) break
  }
  if (taken > 0 && handedOverAt) await noteHandedOver(db, partner, handedOverAt)
  const fault = [...awaited.values()].find((one) => !isOfPackage(one.fault))?.fault ?? null
  return { kept, taken, fault }
}

async function readOne(inlet: Inlet, name: string): Promise<CameMessage | SendFault> {
  return inlet.read(name).catch((error: unknown) => {
    if (!(error instanceof SendFault)) throw error
    return error
  })
}
