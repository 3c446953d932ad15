import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { UnitTraceAnswer, UnitTraceList, UnitTraceQuery } from '@motcua/contracts/procedures.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type UnitTrace, askedBy, heldUntil } from '../modules/organisation/public.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const [config, tags] = [{ permission: 'public' as const }, ['catalogue']]

/** Old ids, codes and names of units, and where they lead today; open to everybody, as the units are. */
export function unitTraceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/units/:id', {
      config,
      schema: {
        tags, summary: 'A unit by its id, in force or not, and who has its place today', params: IdParams,
        response: { 200: UnitTraceAnswer, '4xx': Problem },
      },
    }, async ({ params }, reply) => {
      const [found] = rooms.directory.trace({ publicId: params.id }, dayOf(rooms.clock.now())).traces
      return found ? show(found) : sendProblem(reply, problemOf('not-found'))
    })

    app.get('/api/unit-traces', {
      config,
      schema: {
        tags, summary: 'Units by an old name or code, on a day if it is known, and who has their place today',
        querystring: UnitTraceQuery, response: { 200: UnitTraceList, '4xx': Problem },
      },
    }, async ({ query: { search, on } }) => {
      const { traces, isCertain } = rooms.directory.trace(askedBy(search, on), dayOf(rooms.clock.now()))
      return { isCertain, items: traces.map(show) }
    })
  }
}

function show({ unit, parentName, now, notes }: UnitTrace): UnitTraceAnswer {
  const { publicId, name, kind, gsoCode, agencyCode, from } = unit
  return {
    id: publicId, name, kind, gsoCode, agencyCode, parentName, from, until: heldUntil(unit),
    now: now.map((one) => ({ id: one.publicId, name: one.name })), notes: [...notes],
  }
}
