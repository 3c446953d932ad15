import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { MOST_MESSAGE_BYTES, ProcessMessageBody, ProcessMessageKept } from '@motcua/contracts/process-messages.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isDossierMessage } from '../modules/dossiers/public.ts'
import type { Catalogue } from '../modules/catalogue/public.ts'
import { type JsonObject, receiveMessage } from '../modules/workflow/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const tags = ['operation']

/** What other systems say to processes: kept, and brought by a job to whoever waits for it. */
export function processMessageRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/processes/messages', {
      config: { permission: 'process.tell' },
      bodyLimit: MOST_MESSAGE_BYTES,
      schema: {
        tags, summary: 'Say something to the process that awaits it of outside',
        description: 'Kept until a run takes it, also where it comes before its catch; one message for each '
          + 'Idempotency-Key, however often it is sent. Two messages for one catch: the first is taken, the other waits.',
        headers: RequestHeaders, body: ProcessMessageBody, response: { 202: ProcessMessageKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { name, correlation = null, data = {} } = request.body
      // What happens to a dossier nobody outside may say, whatever a process declares.
      if (isDossierMessage(name)) return sendProblem(reply, problemOf('message-not-awaited'))
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) => receiveMessage(
        ctx, { name, correlation, data: data as JsonObject }, isInForce(rooms.catalogue.on(dayOf(ctx.now))),
      ), ({ message }) => ({ status: 202, body: { message } }))
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      return reply.code(202).send(outcome.value.body)
    })
  }
}

/** Whether a version of a procedure is one of those of this day: a process of none other begins any more. */
function isInForce(catalogue: Catalogue): (procedureVersionId: bigint) => boolean {
  return (procedureVersionId) => catalogue.list().some(({ id }) => id === procedureVersionId)
}
