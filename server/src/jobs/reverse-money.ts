import { endReversal, listReversalsToSend, putOffReversal } from '../modules/payments/public.ts'
import type { PaymentGateway } from '../platform/gateway/payment-gateway.ts'
import type { Poller } from './pollers.ts'
import { type RefundingRooms, sendAllBack } from './refund-online.ts'

const BATCH = 50

/** Sends money that paid nothing back through the gateway, as heads have asked. */
export function reversalPoller(rooms: RefundingRooms, gateway: PaymentGateway): Poller {
  return { name: 'reverse-money', everySeconds: 60, run: async () => await reverseMoney(rooms, gateway) === BATCH }
}

/** As `refundOnline`, of money for which there is no payment. Answers how many came to an end. */
export async function reverseMoney(rooms: RefundingRooms, gateway: PaymentGateway): Promise<number> {
  const due = await listReversalsToSend(rooms.db, rooms.clock.now(), BATCH)
  return sendAllBack(rooms, gateway, due.map(({ why, ...one }) => ({ ...one, reason: why })), {
    name: 'reverse-money', putOff: putOffReversal,
    end: (ctx, reversal, reference) => endReversal(ctx, { reversal, reference }),
  })
}
