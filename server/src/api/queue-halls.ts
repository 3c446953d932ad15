import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { HallsQuery, QueueHalls, type QueueMeasure, SeatBody, TurnChanged } from '@motcua/contracts/queue.ts'
import { type Day, dayOf } from '../kernel/civil-day.ts'
import {
  type HallFigure, closeCounter, estimateWait, listHallFigures, listNumbersAt, listSeats, listWaiting,
} from '../modules/queue/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import { languageFor } from './say-to.ts'
import { placesOf } from './queue.ts'
import type { ApiRooms } from './rooms.ts'
import { type HallPlace, type NameIn, nameFor, namedIn } from './show-queue.ts'
import { namesOfStaff } from './showing.ts'

/** What no wait is longer than where no target is set. */
const NO_TARGET = 2_000_000_000

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
      const target = rooms.directory.on(day).policy('queue-target')?.value as { minutes: number } | undefined
      const nameIn = nameFor(languageFor(request))
      const about = { day, targetMinutes: target?.minutes ?? null, nameIn }
      // One after the other: an administrator of a district has a few halls, and each is five short queries.
      const halls: QueueHalls['halls'] = []
      for (const place of places) halls.push(await showHall(rooms, place, about))
      return { day, targetMinutes: about.targetMinutes, halls }
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
  }
}

interface About { readonly day: Day; readonly targetMinutes: number | null; readonly nameIn: NameIn }

async function showHall(
  { db, clock }: ApiRooms, { unit, hall }: HallPlace, { day, targetMinutes, nameIn }: About,
): Promise<QueueHalls['halls'][number]> {
  const now = clock.now()
  const [waiting, seats, numbers, figures] = await Promise.all([
    listWaiting(db, [unit.id], dayOf(now)), listSeats(db, [unit.id]), listNumbersAt(db, unit.id, dayOf(now)),
    listHallFigures(db, unit.id, day, targetMinutes === null ? NO_TARGET : targetMinutes * 60),
  ])
  const names = await namesOfStaff(db, seats.map(({ accountId }) => accountId))
  const open = seats.map(({ counter }) => counter)
  const ahead = Object.fromEntries(waiting.map(({ service, count }) => [service, count]))
  const of = (by: HallFigure['by']) => figures.filter((figure) => figure.by === by)
  const measure = (figure: HallFigure | undefined): QueueMeasure => measureOf(figure, targetMinutes)
  return {
    unitId: unit.publicId, unitName: unit.name,
    now: {
      services: hall.services.map((service) => {
        const row = waiting.find((one) => one.service === service.code)
        const minutes = estimateWait(hall, service.code, ahead, open)
        const longest = row ? (now.getTime() - row.since.getTime()) / 60_000 : 0
        return {
          service: service.code, name: nameIn(service), count: row?.count ?? 0, since: row?.since.toISOString() ?? null,
          minutes: minutes ?? null,
          isLate: targetMinutes !== null && row !== undefined && Math.max(longest, minutes ?? Infinity) > targetMinutes,
        }
      }),
      counters: seats.map(({ counter, accountId, since }) => ({
        number: counter, byName: names.get(accountId) ?? '', since: since.toISOString(),
        current: numbers.find((one) => one.counter === counter)?.number.toString() ?? null,
      })),
    },
    all: measure(of('all')[0]),
    byService: of('service').map((figure) => ({
      service: figure.service ?? '', name: namedIn(hall, figure.service ?? '', nameIn).name, ...measure(figure),
    })),
    byCounter: of('counter').map((figure) => ({ counter: figure.counter ?? 0, ...measure(figure) })),
    byHour: of('hour').map((figure) => ({ hour: figure.hour ?? 0, ...measure(figure) })),
  }
}

function measureOf(figure: HallFigure | undefined, targetMinutes: number | null): QueueMeasure {
  const { served = 0, wait = null, wait90 = null, atCounter = null, over = 0 } = figure ?? {}
  return { served, wait, wait90, atCounter, over: targetMinutes === null ? null : over }
}
