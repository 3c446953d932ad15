import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { handedTwiceRoutes } from './handed-twice.ts'
import { processMapRoutes } from './process-map.ts'
import type { ApiRooms } from './rooms.ts'

/** Why work takes long, and what people do for nothing (part F, F10). */
export function causeRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    await app.register(processMapRoutes(rooms))
    await app.register(handedTwiceRoutes(rooms))
  }
}
