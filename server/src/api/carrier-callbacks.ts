import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CarrierHeard } from '@motcua/contracts/carrier-callbacks.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { bodyHashOf } from '../modules/audit/public.ts'
import { hearCarrier, keepRefusedCarrierNotice } from '../modules/post/public.ts'
import { inTransaction } from '../platform/db.ts'
import { limitRefused } from './limit-refused.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const PROGRAM = 1n
const LARGEST_NOTICE = 20_000
/** Of one address in a minute; a carrier that signs wrongly, or somebody who tries. */
const MOST_REFUSED = 60

/**
 * The door of the carrier's own system. It holds no session: each message proves itself by its signature over the bytes
 * that came. A repeat gets the same answer and changes nothing; of a parcel that is not ours nothing is kept but that.
 * What it says is only kept here: a worker does it, in the order in which it happened.
 */
export function carrierCallbackRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const refused = limitRefused(MOST_REFUSED)
  return async (app) => {
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
      done(null, text)
    })
    app.post('/api/post/callback', {
      config: { permission: 'public' },
      bodyLimit: LARGEST_NOTICE,
      schema: {
        tags: ['post'], summary: 'The carrier tells what became of a parcel',
        description: 'Signed by the carrier; takes no Idempotency-Key, since the same word is known by its own number.',
        body: Type.String(), response: { 200: CarrierHeard, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { carrier, machineClock } = rooms
      if (!carrier) return sendProblem(reply, problemOf('not-found'))
      const machineNow = machineClock.now()
      if (refused.isFull(request.ip, machineNow)) return sendProblem(reply, problemOf('too-many-attempts'))
      const { body } = request
      const sender = {
        actorId: PROGRAM, fromAddr: request.ip, requestId: crypto.randomUUID(),
        bodyHash: bodyHashOf('carrier callback', body),
      }
      const read = carrier.readNotice({ method: 'POST', path: request.url, headers: request.headers, body }, machineNow)
      if (!read.ok) {
        const { code } = read.refusal
        refused.count(request.ip, machineNow)
        await inTransaction(
          rooms, sender, (ctx) => keepRefusedCarrierNotice(ctx, body, code), () => ({ status: 200, body: null }),
        )
        return sendProblem(reply, problemOf('callback-refused'))
      }
      const told = read.value
      const heard = await inTransaction<unknown, CarrierHeard, never>(
        rooms, sender, (ctx) => hearCarrier(ctx, { ...told, body }),
        () => ({ status: 200, body: { errorCode: 0 } }),
      )
      if (!heard.ok) return sendProblem(reply, problemOf(heard.refusal.code))
      return heard.value.body
    })
  }
}
