import { randomUUID } from 'node:crypto'
import { dayOf } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { type PublishingAdapter, compareProcedures, isCompared, keepProcedures } from '../modules/integration/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { SendFault } from '../platform/send-fault.ts'
import { PROGRAM } from './on-event.ts'

export interface ComparingRooms extends Backing {
  readonly catalogue: CatalogueSource
}

/**
 * Holds the procedures that a partner publishes against ours once a day, when it begins; while the partner does not
 * answer, later.
 */
export async function comparePublished(rooms: ComparingRooms, adapter: PublishingAdapter): Promise<void> {
  const now = rooms.clock.now()
  if (await isCompared(rooms.db, adapter.partner, dayOf(now))) return
  const compared = await compareProcedures(rooms.catalogue, adapter, now).catch((error: unknown) => {
    if (error instanceof SendFault) return undefined
    throw error
  })
  if (!compared) return
  const sender = { actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf(`compare-procedures-of-${adapter.partner}`) }
  await inTransaction(rooms, sender, (ctx) => keepProcedures(ctx, compared), () => ({ status: 200, body: null }))
}
