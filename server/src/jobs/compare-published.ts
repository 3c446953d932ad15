import { randomUUID } from 'node:crypto'
import { dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import {
  type PublishingAdapter, compareAgainAfter, compareProcedures, findFailures, isCompared, keepProcedures,
  noteNotCompared,
} from '../modules/integration/public.ts'
import type { Clock } from '../platform/clock.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { SendFault } from '../platform/send-fault.ts'
import { PROGRAM } from './on-event.ts'

export interface ComparingRooms extends Backing {
  readonly catalogue: CatalogueSource
  readonly machineClock: Clock
}

/**
 * Holds the procedures that a partner publishes against ours once a day, when it begins; while the partner does not
 * answer, later each time, and what kept it back is noted for whoever looks.
 */
export async function comparePublished(rooms: ComparingRooms, adapter: PublishingAdapter): Promise<void> {
  const { db, catalogue, clock, machineClock } = rooms
  const { partner } = adapter
  const now = clock.now()
  if (await isCompared(db, partner, dayOf(now))) return
  const { failures, retryAt: notBefore } = await findFailures(db, partner)
  if (notBefore !== null && notBefore > machineClock.now()) return
  try {
    const compared = await compareProcedures(catalogue, adapter, now)
    const sender = { actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf(`compare-procedures-of-${partner}`) }
    await inTransaction(rooms, sender, (ctx) => keepProcedures(ctx, compared), () => ({ status: 200, body: null }))
  } catch (error) {
    const isTheirs = error instanceof SendFault
    const retryAt = new Date(machineClock.now().getTime() + compareAgainAfter(failures + 1) * 1_000)
    // A fault of ours asks the partner for everything no more often than one of theirs.
    await noteNotCompared(db, partner, { at: now, fault: isTheirs ? error.code : 'failed-here', retryAt })
    if (!isTheirs) throw error
  }
}
