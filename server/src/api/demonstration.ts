import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Only a demonstration has a clock that can be moved: journeys and drills use it. Elsewhere the address does not exist. */
export function demonstrationRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    if (!rooms.isDemonstration) return
    app.post('/demo/clock', {
      config: { permission: 'public' },
      schema: {
        tags: ['demonstration'], summary: "Move the demonstration's clock", body: Type.Object({ at: Type.String({ format: 'date-time' }) }, { additionalProperties: false }),
        response: { 200: Type.Object({ now: Type.String() }), '4xx': Problem },
      },
    }, async (request, reply) => {
      if (!rooms.moveClock) return sendProblem(reply, problemOf('outside-demonstration'))
      await rooms.moveClock(new Date(request.body.at))
      return { now: rooms.clock.now().toISOString() }
    })
  }
}
