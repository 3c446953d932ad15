import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { ProcessMap, ProcessMapParams, ProcessMapQuery } from '@motcua/contracts/process-map.ts'
import { addDays, dayOf, daysBetween } from '../kernel/civil-day.ts'
import { type MinedCases, mineProcedure } from '../modules/reporting/public.ts'
import { findAskedReach } from './asked-reach.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** A year, and the day that makes it whole. */
const MOST_DAYS = 366

/** How dossiers of a procedure go, from step to step: where they lie, what is done again (part F, F10). */
export function processMapRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/procedures/:id/process-map', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Steps of settled dossiers of a procedure, what follows what, and how long it took',
        params: ProcessMapParams, querystring: ProcessMapQuery, response: { 200: ProcessMap, '4xx': Problem },
      },
    }, async (request, reply) => {
      const today = dayOf(rooms.clock.now())
      const { unit, until = today, from = addDays(until, 1 - MOST_DAYS) } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      if (daysBetween(from, until) >= MOST_DAYS)
        return sendProblem(reply, problemOf('figures-too-long', [faultAt('/until', 'figures-too-long')]))
      const reach = findAskedReach(request, rooms, { unit, day: today })
      const mined = reach
        && await mineProcedure(rooms, { procedure: request.params.id, from, until, unitIds: reach.unitIds })
      if (!mined) return sendProblem(reply, problemOf('not-found'))
      return showMap(mined)
    })
  }
}

/** How many the calendar does not reach may be fewer than five, so that it is said only whether there are any. */
function showMap({ unmeasured, ...mined }: MinedCases): ProcessMap {
  const { activities, directlyFollows, variants } = mined
  return {
    ...mined, isMeasuredWhole: unmeasured === 0, activities: [...activities], directlyFollows: [...directlyFollows],
    variants: variants.map(({ path, ...one }) => ({ ...one, path: [...path] })),
  }
}
