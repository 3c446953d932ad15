import { isDown, refusesUs } from '../../platform/partner/ask-partner.ts'
import { SendFault } from '../../platform/send-fault.ts'
import { confirmAgainAfter } from './domain/retry.ts'
import type { Inlet } from './inlet.ts'
import type { WorkingRooms } from './keep-came.ts'
import { findNotHeard, listToConfirm, noteConfirmed, noteNotHeard } from './store/confirming.ts'

/** Confirmed in one round. */
const CONFIRMED = 500

/**
 * Tells the partner of packages whose messages are kept, and of no others. One that it will not hear of is told again
 * later, each time, and keeps no other back; answers the fault of one that it has not heard of yet. Throws SendFault
 * where the partner itself seems to be away: then the next round goes on with the others.
 */
export async function confirmKept(
  { db, machineClock }: WorkingRooms, inlet: Pick<Inlet, 'partner' | 'confirm'>,
): Promise<{ readonly confirmed: number; readonly fault: string | null }> {
  const { partner } = inlet
  let confirmed = 0
  for (const { name, due, tries } of await listToConfirm(db, partner, machineClock.now(), CONFIRMED)) {
    try {
      await inlet.confirm(name, due)
      await noteConfirmed(db, partner, name, due)
      confirmed += 1
    } catch (error) {
      if (!(error instanceof SendFault)) throw error
      const after = new Date(machineClock.now().getTime() + confirmAgainAfter(tries + 1) * 1_000)
      await noteNotHeard(db, { partner, name, due, fault: error.code, after })
      if (isDown(error) || refusesUs(error)) throw error
    }
  }
  return { confirmed, fault: await findNotHeard(db, partner) }
}
