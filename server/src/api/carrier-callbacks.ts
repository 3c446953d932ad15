import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CarrierHeard } from '@motcua/contracts/carrier-callbacks.ts'
import { hearCarrier, keepRefusedCarrierNotice } from '../modules/post/public.ts'
import type { ApiRooms } from './rooms.ts'
import { signedCallbackRoute } from './signed-callback.ts'

/**
 * The door of the carrier's own system. Of a parcel that is not ours nothing is kept but that something came. What it
 * says is only kept here: a worker does it, in the order in which it happened.
 */
export function carrierCallbackRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return signedCallbackRoute(rooms, {
    path: '/api/post/callback', tag: 'post', summary: 'The carrier tells what became of a parcel',
    description: 'Signed by the carrier; takes no Idempotency-Key, since the same word is known by its own number.',
    heard: { errorCode: 0 }, shape: CarrierHeard, name: 'carrier callback', partner: rooms.carrier,
    hear: hearCarrier, keepRefused: keepRefusedCarrierNotice,
  })
}
