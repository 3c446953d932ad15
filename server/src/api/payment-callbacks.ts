import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CallbackHeard } from '@motcua/contracts/payment-callbacks.ts'
import { hearNotice, keepRefusedNotice } from '../modules/payments/public.ts'
import type { ApiRooms } from './rooms.ts'
import { signedCallbackRoute } from './signed-callback.ts'

/**
 * The door of the payment gateway. What was not taken is kept and listed, and answered just so, because saying it again
 * would not help.
 */
export function paymentCallbackRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return signedCallbackRoute(rooms, {
    path: '/api/payments/callback', tag: 'payments', summary: 'The payment gateway tells of money',
    description: 'Signed by the gateway; takes no Idempotency-Key, since the same money is known by its own number.',
    heard: { error_code: 0 }, shape: CallbackHeard, name: 'payment callback', partner: rooms.gateway,
    hear: hearNotice, keepRefused: keepRefusedNotice,
  })
}
