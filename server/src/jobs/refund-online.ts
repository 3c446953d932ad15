import { type Result, ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  type RefundToSend, endRefund, failRefund, listRefundsToSend, putOffRefund,
} from '../modules/payments/public.ts'
import { type Backing, type Ctx, type Tx, inTransaction } from '../platform/db.ts'
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
 * Asks the gateway for each approved refund (`sendAllBack`); then it is done, or failed where the gateway refuses it
 * for good. Answers how many came to an end.
 */
export async function refundOnline(rooms: RefundingRooms, gateway: PaymentGateway): Promise<number> {
  const due = await listRefundsToSend(rooms.db, rooms.clock.now(), BATCH)
  return sendAllBack(rooms, gateway, due, {
    name: 'refund-online', putOff: putOffRefund,
    end(ctx, refund, reference) {
      const of = { refund, isReached: () => true, reference }
      return reference === null ? failRefund(ctx, of) : endRefund(ctx, of)
    },
  })
}

/** How money of one kind that goes back is put off, and ended. */
export interface GoingBack {
  readonly name: string
  readonly putOff: (tx: Tx, publicId: string, dueAt: Date) => Promise<void>
  /** With the gateway's number of it; null where it refuses for good. */
  readonly end: (
    ctx: Ctx, publicId: string, reference: string | null,
  ) => Promise<Result<unknown, { readonly code: string }>>
}

/**
 * Asks the gateway for each under its own id, so that it goes back once however often it is asked for, by however many
 * workers. While the gateway is down they stay as they are and are asked for again; one on which it stumbles waits,
 * each time longer, and holds up no other. Answers how many came to an end.
 */
export async function sendAllBack(
  rooms: RefundingRooms, gateway: PaymentGateway, due: readonly RefundToSend[], { name, putOff, end }: GoingBack,
): Promise<number> {
  let ended = 0
  for (const one of due) {
    const sent = await sendBack(rooms, gateway, one)
    if (sent === 'down') break
    if (sent === 'later') {
      await runOnce(rooms, name, async (ctx) => {
        await putOff(ctx.tx, one.publicId, afterTries(ctx, one.tries))
        return ok(false)
      })
      continue
    }
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf(name) }
    // Another worker may have been told the same: then there is nothing left to end.
    await inTransaction(rooms, sender, (ctx) => end(ctx, one.publicId, sent.reference), () =>
      ({ status: 200, body: null }))
    ended += 1
  }
  return ended
}

/**
 * The gateway's number of it; null where it refuses for good. Of one that was not sent `later` asks for the next one,
 * `down` for none until the gateway answers again.
 */
async function sendBack(
  { log }: RefundingRooms, gateway: PaymentGateway, { publicId: id, paidAs, amount, reason }: RefundToSend,
): Promise<{ readonly reference: string | null } | 'later' | 'down'> {
  try {
    return await gateway.refund({ id, reference: paidAs, amount, reason })
  } catch (err) {
    if (!(err instanceof SendFault)) throw err
    log.warn({ code: err.code }, 'the payment gateway sent no money back')
    if (err.isFinal) return { reference: null }
    return isDown(err) || refusesUs(err) ? 'down' : 'later'
  }
}
