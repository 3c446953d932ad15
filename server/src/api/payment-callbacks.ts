import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CallbackHeard } from '@motcua/contracts/payment-callbacks.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { bodyHashOf } from '../modules/audit/public.ts'
import { hearNotice, keepRefusedNotice } from '../modules/payments/public.ts'
import { inTransaction } from '../platform/db.ts'
import { problemOf, sendProblem } from './problems.ts'
import { limitRefused } from './limit-refused.ts'
import type { ApiRooms } from './rooms.ts'

const PROGRAM = 1n
const LARGEST_NOTICE = 20_000
/** Of one address in a minute; a gateway that signs wrongly, or somebody who tries. */
const MOST_REFUSED = 60

/**
 * The door of the payment gateway. It holds no session: each message proves itself by its signature over the bytes that
 * came, so they are taken as they are. A repeat gets the same answer and changes nothing; what was not taken is kept
 * and listed, and answered just so, because saying it again would not help.
 */
export function paymentCallbackRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const refused = limitRefused(MOST_REFUSED)
  return async (app) => {
    app.removeContentTypeParser('application/json')
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
      done(null, text)
    })
    app.post('/api/payments/callback', {
      config: { permission: 'public' },
      bodyLimit: LARGEST_NOTICE,
      schema: {
        tags: ['payments'], summary: 'The payment gateway tells of money',
        description: 'Signed by the gateway; takes no Idempotency-Key, since the same money is known by its own number.',
        body: Type.String(), response: { 200: CallbackHeard, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { gateway, machineClock } = rooms
      if (!gateway) return sendProblem(reply, problemOf('not-found'))
      const machineNow = machineClock.now()
      if (refused.isFull(request.ip, machineNow)) return sendProblem(reply, problemOf('too-many-attempts'))
      const { body } = request
      const sender = {
        actorId: PROGRAM, fromAddr: request.ip, requestId: crypto.randomUUID(),
        bodyHash: bodyHashOf('payment callback', body),
      }
      const read = gateway.readNotice({ method: 'POST', path: request.url, headers: request.headers, body }, machineNow)
      if (!read.ok) {
        const { code } = read.refusal
        refused.count(request.ip, machineNow)
        await inTransaction(
          rooms, sender, (ctx) => keepRefusedNotice(ctx, body, code), () => ({ status: 200, body: null }),
        )
        return sendProblem(reply, problemOf('callback-refused'))
      }
      const told = read.value
      const heard = await inTransaction<unknown, CallbackHeard, never>(
        rooms, sender, (ctx) => hearNotice(ctx, { ...told, body }), () => ({ status: 200, body: { error_code: 0 } }),
      )
      if (!heard.ok) return sendProblem(reply, problemOf(heard.refusal.code))
      return heard.value.body
    })
  }
}
