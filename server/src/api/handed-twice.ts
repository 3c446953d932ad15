import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { HandedTwice, HandedTwiceQuery } from '@motcua/contracts/handed-twice.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import { dayOf, daysBetween } from '../kernel/civil-day.ts'
import { type HandedTwice as Counted, certainlyTwice, listHandedTwice } from '../modules/reporting/public.ts'
import { findAskedReach } from './asked-reach.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Every dossier of them is asked after: of more days `motcua handed-twice` tells. */
const MOST_DAYS = 31
const MOST_LISTED = 200

/** Which papers people hand in again that had been there before (part F, F10; KH 1107 II.3.3). */
export function handedTwiceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/figures/handed-twice', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Papers that are handed in again though they had been there before, by procedure',
        querystring: HandedTwiceQuery, response: { 200: HandedTwice, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unit, from, until } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      if (daysBetween(from, until) >= MOST_DAYS)
        return sendProblem(reply, problemOf('figures-beyond-month', [faultAt('/until', 'figures-beyond-month')]))
      const reach = findAskedReach(request, rooms, { unit, day: dayOf(rooms.clock.now()) })
      if (!reach) return sendProblem(reply, problemOf('not-found'))
      const found = await listHandedTwice(rooms, { from, until, unitIds: reach.unitIds })
      const again = found.filter((one) => certainlyTwice(one) + one.perhaps > 0)
      return { items: again.slice(0, MOST_LISTED).map((one) => show(rooms, one)) }
    })
  }
}

function show({ catalogue }: ApiRooms, one: Counted): HandedTwice['items'][number] {
  const { procedure, component, handed, twice, perhaps, issued } = one
  const versions = catalogue.versions().filter((version) => version.procedure === procedure)
  const last = versions.at(-1)
  // As the last version that asks for it calls it.
  const name = versions.flatMap(({ content }) => content.components).findLast(({ id }) => id === component)?.name
  return {
    procedureId: last?.procedurePublicId ?? '', procedureName: last?.content.name ?? '', component, name: name ?? component,
    handed, sameFile: twice.file, sameNumber: twice.number, sameText: twice.text, perhaps, issued,
  }
}
