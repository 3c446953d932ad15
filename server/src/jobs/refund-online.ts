import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  type RefundToSend, endRefund, failRefund, listRefundsToSend, putOffRefund,
} from '../modules/payments/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import type { Log } from '../platform/log.ts'
import { isDown, refusesUs } from '../platform/partner/ask-partner.ts'
import { SendFault } from '../platform/send-fault.ts'
import { afterTries } from './after-tries.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

const BATCH = 50

export interface RefundingRooms extends Backing { readonly log: Log }

/** Sends money back through the gateway, as heads have approved it. */
export function refundPoller(rooms: RefundingRooms, gateway: PaymentGateway): Poller {
  return { name: 'refund-online', everySeconds: 60, run: async () => await refundOnline(rooms, gateway) === BATCH }
}

/**
 * Asks the gateway for each approved refund under the refund's own id, so that it goes back once however often it is
 * asked for, by however many workers; then it is done, or failed where the gateway refuses it for good. While the
 * gateway is down it stays approved and is asked for again; one on which it stumbles waits, each time
 * longer, and holds up no other. Answers how many came to an end.
 */
export async function refundOnline(rooms: RefundingRooms, gateway: PaymentGateway): Promise<number> {
  const due = await listRefundsToSend(rooms.db, rooms.clock.now(), BATCH)
  let ended = 0
  for (const refund of due) {
    const sent = await sendBack(rooms, gateway, refund)
    if (sent === 'down') break
    if (sent === 'later') {
      await runOnce(rooms, 'put-off-refund', async (ctx) => {
        await putOffRefund(ctx.tx, refund.publicId, afterTries(ctx, refund.tries))
        return ok(false)
      })
      continue
    }
    const { reference } = sent
    const of = { refund: refund.publicId, isReached: () => true, reference }
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('refund-online') }
    // Another worker may have been told the same: then there is nothing left to end.
    await inTransaction(
      rooms, sender, (ctx) => reference === null ? failRefund(ctx, of) : endRefund(ctx, of),
      () => ({ status: 200, body: null }),
    )
    ended += 1
  }
  return ended
}

/** Of one that was not sent: `later` asks for the next one, `down` for none until the gateway answers again. */
export type NotSent = 'later' | 'down'

/** The gateway's number of it; null where it refuses for good. */
export async function sendBack(
  { log }: RefundingRooms, gateway: PaymentGateway,
  { publicId: id, paidAs, amount, reason }: Omit<RefundToSend, 'tries'>,
): Promise<{ readonly reference: string | null } | NotSent> {
  try {
    return await gateway.refund({ id, reference: paidAs, amount, reason })
  } catch (err) {
    if (!(err instanceof SendFault)) throw err
    log.warn({ code: err.code }, 'the payment gateway sent no money back')
    if (err.isFinal) return { reference: null }
    return isDown(err) || refusesUs(err) ? 'down' : 'later'
  }
}
