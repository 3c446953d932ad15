import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { OwnDay } from '@motcua/contracts/own-day.ts'
import { Nothing, Problem } from '@motcua/contracts/problem.ts'
import { addDays, dayOf, momentOn } from '../kernel/civil-day.ts'
import { listOwnTallies } from '../modules/queue/public.ts'
import { countOwnSteps } from '../modules/workflow/public.ts'
import type { ApiRooms } from './rooms.ts'

/** What whoever works on dossiers took, gave and has before them today: their own, whomever they stand in for. */
export function ownDayRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/own-day', {
      config: { permission: 'dossier.work' },
      schema: {
        tags: ['dossiers'], summary: 'What one did today, and what one holds that is due or late', querystring: Nothing,
        response: { 200: OwnDay, '4xx': Problem },
      },
    }, async ({ actor: { accountId } }) => {
      const now = rooms.clock.now()
      const day = dayOf(now)
      const [steps, tallies] = await Promise.all([
        countOwnSteps(rooms.db, accountId, { now, since: momentOn(day, 0), tonight: momentOn(addDays(day, 1), 0) }),
        listOwnTallies(rooms.db, accountId, day, day),
      ])
      const sum = (key: 'received' | 'returned') => tallies.reduce((total, one) => total + one[key], 0)
      return { day, ...steps, received: sum('received'), returned: sum('returned') }
    })
  }
}
