import { isDown } from '../../platform/partner/ask-partner.ts'
import { SendFault } from '../../platform/send-fault.ts'
import { UNREADABLE } from './domain/inbox.ts'
import type { Inlet } from './inlet.ts'
import { type WorkingRooms, keepCame } from './keep-came.ts'
import { readAmong } from './store/inbox.ts'

/**
 * Reads once more what lies there under a name that is kept here, for it may say something else by now: that is kept as
 * a message of its own, and held, as every other content under a number that is there. Answers those of the names whose
 * content is kept as it lies there, and those that are new; one that could not be read is looked at in the next round.
 */
export async function readAnew(rooms: WorkingRooms, inlet: Inlet, names: readonly string[]): Promise<string[]> {
  const { partner } = inlet
  const before = await readAmong(rooms.db, partner, names)
  const found: string[] = []
  let isAway = false
  for (const name of names) {
    if (!before.has(name)) found.push(name)
    else if (!isAway) {
      const came = await inlet.read(name).catch((error: unknown) => {
        if (!(error instanceof SendFault)) throw error
        return error
      })
      if (came instanceof SendFault) isAway = isDown(came)
      else if (came.kind !== UNREADABLE) {
        await keepCame(rooms, partner, name, came)
        found.push(name)
      }
    }
  }
  return found
}
