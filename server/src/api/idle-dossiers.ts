import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdleList } from '@motcua/contracts/dossier-lists.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import { listIdle } from '../modules/dossiers/public.ts'
import type { ApiRooms } from './rooms.ts'

/** So many at once; more than that is one trouble, and not so many. */
const SHOWN = 200

/** What stands still for a technical reason, for those who keep the program running and see no dossier. */
export function idleRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/idle-dossiers',
      {
        config: { permission: 'operation.read' },
        schema: {
          tags: ['operation'], summary: 'Dossiers that stand still in a technical state, by number and cause',
          response: { 200: IdleList, '4xx': Problem },
        },
      },
      async () => ({
        items: (await listIdle(rooms.db, SHOWN)).map((one) => ({ ...one, raisedAt: one.raisedAt.toISOString() })),
      }),
    )
  }
}
