import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { endReversal, listReversalsToSend, putOffReversal } from '../modules/payments/public.ts'
import { inTransaction } from '../platform/db.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import { afterTries } from './after-tries.ts'
import { PROGRAM } from './on-event.ts'
import type { Poller } from './pollers.ts'
import { type RefundingRooms, sendBack } from './refund-online.ts'
import { runOnce } from './run-once.ts'

const BATCH = 50

/** Sends money that paid nothing back through the gateway, as heads have asked. */
export function reversalPoller(rooms: RefundingRooms, gateway: PaymentGateway): Poller {
  return { name: 'reverse-money', everySeconds: 60, run: async () => await reverseMoney(rooms, gateway) === BATCH }
}

/** As `refundOnline`, of money for which there is no payment. Answers how many came to an end. */
export async function reverseMoney(rooms: RefundingRooms, gateway: PaymentGateway): Promise<number> {
  const due = await listReversalsToSend(rooms.db, rooms.clock.now(), BATCH)
  let ended = 0
  for (const { publicId: reversal, paidAs, amount, why: reason, tries } of due) {
    const sent = await sendBack(rooms, gateway, { publicId: reversal, paidAs, amount, reason })
    if (sent === 'down') break
    if (sent === 'later') {
      await runOnce(rooms, 'put-off-reversal', async (ctx) => {
        await putOffReversal(ctx.tx, reversal, afterTries(ctx, tries))
        return ok(false)
      })
      continue
    }
    const { reference } = sent
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('reverse-money') }
    await inTransaction(rooms, sender, (ctx) => endReversal(ctx, { reversal, reference }), () =>
      ({ status: 200, body: null }))
    ended += 1
  }
  return ended
}
