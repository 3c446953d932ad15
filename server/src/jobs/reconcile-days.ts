import { bodyHashOf } from '../modules/audit/public.ts'
import { listAtGateway, listUnreconciled, reconcileDay } from '../modules/payments/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import type { Log } from '../platform/log.ts'
import { lastDays } from './last-days.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

/** A day that nobody could reconcile for so long is reconciled by hand (`/doi-soat`). */
const DAYS_BACK = 7

export interface ReconcilingRooms extends Backing {
  readonly gateway?: PaymentGateway | undefined
  readonly log: Log
}

/** Reconciles each of the last days once when it is over; while the gateway is down, later. */
export function reconcilingPoller(rooms: ReconcilingRooms): Poller {
  return { name: 'reconcile-days', everySeconds: 900, run: async () => reconcileLastDays(rooms) }
}

/** Reconciles the days of the last week that are over and were not reconciled since. */
export async function reconcileLastDays({ gateway, log, ...backing }: ReconcilingRooms): Promise<void> {
  const days = lastDays(backing.clock.now(), DAYS_BACK)
  for (const day of await listUnreconciled(backing.db, days, gateway !== undefined)) {
    const list = await listAtGateway(gateway, day)
    if (!list.ok) {
      log.warn({ code: list.refusal.why }, 'the payment gateway did not answer')
      return
    }
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('reconcile-days') }
    await inTransaction(backing, sender, (ctx) => reconcileDay(ctx, { day, list: list.value }), () =>
      ({ status: 200, body: null }))
  }
}
