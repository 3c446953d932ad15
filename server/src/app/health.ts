import type { FastifyPluginAsync } from 'fastify'
import { isReachable } from '../platform/db.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { Rooms } from './open-rooms.ts'

/** Alive; ready (the database answers); and figures for the machine room, which the proxy in front keeps inside. */
export function healthRoutes(rooms: Rooms, metrics: Metrics): FastifyPluginAsync {
  return async (app) => {
    app.get('/livez', async () => ({ alive: true }))
    app.get('/readyz', async (_, reply) => {
      const isReady = await isReachable(rooms.db)
      return reply.code(isReady ? 200 : 503).send({ ready: isReady })
    })
    app.get('/metrics', async (_, reply) => {
      const { type, text } = await metrics.page()
      return reply.type(type).send(text)
    })
  }
}
