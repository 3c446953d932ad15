import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IntakeBody, Receipt } from '@motcua/contracts/dossiers.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { Json } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { sendProblem } from './problems.ts'
import { receiveIntake } from './receive-intake.ts'
import type { ApiRooms } from './rooms.ts'

/** What a clerk receives at the counter, or out of a parcel: stored, numbered and accepted in one deed. */
export function intakeRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/dossiers', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Receive what is handed in: number, due date, slip',
        headers: RequestHeaders, body: IntakeBody, response: { 201: Receipt, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const outcome = await receiveIntake(rooms, request, senderOf(request, body as Json), body)
      if (!outcome.ok) return sendProblem(reply, outcome.refusal.problem)
      // The person goes: nothing of them stays on the screen that was turned to them.
      if (body.sheetId !== undefined) rooms.screens.wipeOf(request.actor.accountId, body.sheetId)
      return reply.code(outcome.value.status).send(outcome.value.body)
    })
  }
}
