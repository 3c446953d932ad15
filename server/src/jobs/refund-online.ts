import { bodyHashOf } from '../modules/audit/public.ts'
import { type RefundToSend, endRefund, failRefund, listRefundsToSend } from '../modules/payments/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import type { Log } from '../platform/log.ts'
import { SendFault } from '../platform/send-fault.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'

const BATCH = 50

export interface RefundingRooms extends Backing { readonly log: Log }

/** Sends money back through the gateway, as heads have approved it. */
export function refundPoller(rooms: RefundingRooms, gateway: PaymentGateway): Poller {
  return { name: 'refund-online', everySeconds: 60, run: async () => await refundOnline(rooms, gateway) === BATCH }
}

/**
 * Asks the gateway for each approved refund under the refund's own id, so that it goes back once however often it is
 * asked for, by however many workers; then it is done, or failed where the gateway refuses it for good. While the
 * gateway is down it stays approved and is asked for again. Answers how many came to an end.
 */
export async function refundOnline(rooms: RefundingRooms, gateway: PaymentGateway): Promise<number> {
  const due = await listRefundsToSend(rooms.db, BATCH)
  for (const [nth, refund] of due.entries()) {
    const reference = await sendBack(rooms, gateway, refund)
    if (reference === undefined) return nth
    const of = { refund: refund.publicId, isReached: () => true, reference }
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('refund-online') }
    // Another worker may have been told the same: then there is nothing left to end.
    await inTransaction(
      rooms, sender, (ctx) => reference === null ? failRefund(ctx, of) : endRefund(ctx, of),
      () => ({ status: 200, body: null }),
    )
  }
  return due.length
}

/** The gateway's number of it; null where it refuses, undefined where it does not answer. */
export async function sendBack(
  { log }: RefundingRooms, gateway: PaymentGateway, { publicId: id, paidAs, amount, reason }: RefundToSend,
): Promise<string | null | undefined> {
  try {
    return (await gateway.refund({ id, reference: paidAs, amount, reason })).reference
  } catch (err) {
    if (!(err instanceof SendFault)) throw err
    log.warn({ code: err.code }, 'the payment gateway sent no money back')
    return err.isFinal ? null : undefined
  }
}
