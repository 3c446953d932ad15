import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  CloseQueueBody, HallAlarms, HallsQuery, QueueClosed, QueueHalls, ReopenQueueBody, SeatBody, TurnChanged,
} from '@motcua/contracts/queue.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { refuse } from '../kernel/result.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { closeCounter, closeQueue, listAlarmsOf, reopenQueue, waitTargetOf } from '../modules/queue/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { explainBeside, faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import { languageFor } from './say-to.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'
import { showHalls } from './show-halls.ts'
import { nameFor, namedIn } from './show-queue.ts'

/** The hall for whoever runs a section: who waits, which counters are open or to be closed, how long people waited. */
export function queueHallRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/halls', {
      config: { permission: 'queue.keep' },
      schema: {
        tags: ['queue'], summary: 'Halls within reach: now, and over a day; today unless named', querystring: HallsQuery,
        response: { 200: QueueHalls, '4xx': Problem },
      },
    }, async (request) => {
      const day = request.query.on ?? dayOf(rooms.clock.now())
      const { places } = placesOf(rooms, request, day)
      const nameIn = nameFor(languageFor(request))
      const about = { day, target: waitTargetOf(rooms.directory.on(day)), nameIn }
      return { day, targetMinutes: about.target?.minutes ?? null, halls: await showHalls(rooms, places, about) }
    })

    app.get('/api/queue/alarms', {
      config: { permission: 'queue.keep' },
      schema: {
        tags: ['queue'], summary: 'Halls within reach in which people will wait longer than the target',
        response: { 200: HallAlarms, '4xx': Problem },
      },
    }, async (request) => {
      const { places } = placesOf(rooms, request)
      const nameIn = nameFor(languageFor(request))
      const alarms = await listAlarmsOf(rooms.db, places.map(({ unit }) => unit.id))
      return {
        items: alarms.flatMap(({ unitId, service, minutes, raisedAt }) => {
          const place = places.find(({ unit }) => unit.id === unitId)
          return place ? [{
            unitId: place.unit.publicId, unitName: place.unit.name, ...namedIn(place.hall, service, nameIn), minutes,
            raisedAt: raisedAt.toISOString(),
          }] : []
        }),
      }
    })

    app.post('/api/queue/seats/ending', {
      config: { permission: 'queue.keep' },
      schema: {
        tags: ['queue'], summary: 'Close a counter whose clerk has gone; who is at it is put aside',
        headers: RequestHeaders, body: SeatBody, response: { 200: TurnChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, counter } = request.body
      const place = placesOf(rooms, request).places.find(({ unit }) => unit.publicId === unitId)
      if (!place) return sendProblem(reply, problemOf('section-unknown', [faultAt('/unitId', 'section-unknown')]))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => closeCounter(ctx, { unitId: place.unit.id, counter }), () => ({ status: 200, body: { turn: null } }),
      )
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      rooms.halls.wake(place.unit.id)
      return reply.code(200).send(outcome.value.body)
    })

    app.post('/api/queue/closings', {
      config: { permission: 'queue.keep' },
      schema: {
        tags: ['queue'], summary: 'Give out no more numbers at a section today', headers: RequestHeaders,
        body: CloseQueueBody, response: { 200: QueueClosed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, why, endsWaiting } = request.body
      const place = placesOf(rooms, request).places.find(({ unit }) => unit.publicId === unitId)
      const outcome = await inTransaction<number, { ended: number }, CloseRefusal>(
        rooms, senderOf(request, request.body), async (ctx) => place
          ? closeQueue(ctx, { unitId: place.unit.id, why: cleanText(why), endsWaiting })
          : refuse({ code: 'section-unknown' }), (ended) => ({ status: 200, body: { ended } }),
      )
      if (place) rooms.halls.wake(place.unit.id)
      return sendOutcome(reply, outcome, explain)
    })

    app.post('/api/queue/closings/ending', {
      config: { permission: 'queue.keep' },
      schema: {
        tags: ['queue'], summary: 'Give out numbers again', headers: RequestHeaders, body: ReopenQueueBody,
        response: { 200: QueueClosed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const place = placesOf(rooms, request).places.find(({ unit }) => unit.publicId === request.body.unitId)
      const outcome = await inTransaction<undefined, { ended: number }, CloseRefusal>(
        rooms, senderOf(request, request.body),
        async (ctx) => place ? reopenQueue(ctx, place.unit.id) : refuse({ code: 'section-unknown' }),
        () => ({ status: 200, body: { ended: 0 } }),
      )
      if (place) rooms.halls.wake(place.unit.id)
      return sendOutcome(reply, outcome, explain)
    })
  }
}

interface CloseRefusal { readonly code: 'queue-closed-already' | 'queue-open' | 'section-unknown' }

const explain = explainBeside({ 'section-unknown': '/unitId' })
