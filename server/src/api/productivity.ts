import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { OwnProductivity, Productivity, ProductivityQuery } from '@motcua/contracts/productivity.ts'
import { daysBetween, dayOf } from '../kernel/work-calendar.ts'
import { unitsWithPast } from '../modules/dossiers/public.ts'
import { unitsOf, viewerOf } from './authenticate.ts'
import { PRODUCTIVITY_TEXT } from './productivity-texts.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor, sayTo } from './say-to.ts'
import { showOwnProductivity, showProductivity } from './show-productivity.ts'
import { nameFor } from './show-queue.ts'
import type { FigureDays } from './waits-of-days.ts'

/** A year, and the day that makes it whole. */
const MOST_DAYS = 366

/** Productivity and waiting of the sections, for heads and leaders; and of oneself, for whoever sits at a counter. */
export function productivityRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/figures/productivity', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Dossiers received against the target, and waiting, by zone, section and clerk',
        querystring: ProductivityQuery, response: { 200: Productivity, '4xx': Problem },
      },
    }, async (request, reply) => {
      const span = spanOf(request.query)
      const fault = faultOf(span)
      if (fault) return sendProblem(reply, fault)
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const unitIds = unitsOf(viewerOf(request, rooms), directory) ?? unitsWithPast(directory)
      return showProductivity(rooms, unitIds, span, {
        nameIn: nameFor(languageFor(request)), programName: sayTo(request)(PRODUCTIVITY_TEXT.program),
        postName: sayTo(request)(PRODUCTIVITY_TEXT.post),
      })
    })

    app.get('/api/figures/own-productivity', {
      config: { permission: 'queue.serve' },
      schema: {
        tags: ['figures'], summary: 'What one has received oneself against the target', querystring: ProductivityQuery,
        response: { 200: OwnProductivity, '4xx': Problem },
      },
    }, async (request, reply) => {
      const span = spanOf(request.query)
      const fault = faultOf(span)
      if (fault) return sendProblem(reply, fault)
      return showOwnProductivity(rooms, request.actor.accountId, span)
    })
  }

  /** The days that are asked for; of those that are not named the year so far. */
  function spanOf({ from, until }: Partial<FigureDays>): FigureDays {
    const today = dayOf(rooms.clock.now())
    const end = until ?? today
    return { from: from ?? `${end.slice(0, 4)}-01-01`, until: end }
  }
}

function faultOf({ from, until }: FigureDays) {
  if (until < from) return problemOf('days-reversed', [faultAt('/until', 'days-reversed')])
  return daysBetween(from, until) < MOST_DAYS ? undefined
    : problemOf('figures-too-long', [faultAt('/until', 'figures-too-long')])
}
