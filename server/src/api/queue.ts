import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { CallBody, PassOnBody, QueueDesk, SeatBody, TurnChanged } from '@motcua/contracts/queue.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import {
  type CallNextRefusal, type LeaveSeatRefusal, type PassOnTurnRefusal, type TakeSeatRefusal, type WorkTurnRefusal,
  TURN_DEEDS, callNext, findSeat, hallOf, leaveSeat, passOnTurn, takeSeat, workTurn,
} from '../modules/queue/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { type HallPlace, showQueueDesk } from './show-queue.ts'

const SERVE = { permission: 'queue.serve' } as const
const tags = ['queue']

const SUMMARIES = {
  recall: 'Call the number once more', start: 'The person is at the counter', hold: 'Put the turn aside',
  miss: 'Nobody came', end: 'The person has been served', call: 'Call somebody who was put aside or missed',
} as const satisfies Record<typeof TURN_DEEDS[number], string>

type DeedRefusal =
  | CallNextRefusal | LeaveSeatRefusal | PassOnTurnRefusal | TakeSeatRefusal | WorkTurnRefusal
  | { readonly code: 'counter-unknown' }

/** The queue of a hall from behind a counter: sitting down, calling, and what becomes of whoever is called. */
export function queueRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/queue/desk', {
      config: SERVE,
      schema: {
        tags, summary: 'Counters one may take, the own one, who is at it and who waits',
        response: { 200: QueueDesk, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, places } = placesOf(rooms, request)
      const { accountId } = request.actor
      return showQueueDesk(rooms, { accountId, language: languageFor(request), directory, places })
    })

    app.post('/api/queue/seat', {
      config: SERVE,
      schema: {
        tags, summary: 'Sit down at a counter', headers: RequestHeaders, body: SeatBody,
        response: { 200: TurnChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, counter } = request.body
      const place = placesOf(rooms, request).places.find(({ unit }) => unit.publicId === unitId)
      return change(request, reply, async (ctx) => {
        if (!place) return refuse({ code: 'counter-unknown' as const })
        const done = await takeSeat(ctx, { unitId: place.unit.id, hall: place.hall, counter })
        return done.ok ? ok(null) : done
      })
    })

    app.post('/api/queue/seat/ending', {
      config: SERVE,
      schema: {
        tags, summary: 'Leave the counter', headers: RequestHeaders, body: EmptyBody,
        response: { 200: TurnChanged, '4xx': Problem },
      },
    }, async (request, reply) => change(request, reply, async (ctx) => {
      const done = await leaveSeat(ctx)
      return done.ok ? ok(null) : done
    }))

    app.post('/api/queue/next', {
      config: SERVE,
      schema: {
        tags, summary: 'Whoever is at the counter is done, and the next is called', headers: RequestHeaders,
        body: CallBody, response: { 200: TurnChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { current } = request.body
      return change(request, reply, (ctx) => callNext(ctx, { hallOf: hallOn(rooms, request), current }))
    })

    for (const deed of TURN_DEEDS) {
      app.post(`/api/queue/turns/:id/${deed}`, {
        config: SERVE,
        schema: {
          tags, summary: SUMMARIES[deed], headers: RequestHeaders, params: IdParams, body: EmptyBody,
          response: { 200: TurnChanged, '4xx': Problem },
        },
      }, async (request, reply) => {
        const { id: turn } = request.params
        return change(request, reply, (ctx) => workTurn(ctx, { turn, deed, hallOf: hallOn(rooms, request) }))
      })
    }

    app.post('/api/queue/turns/:id/pass-on', {
      config: SERVE,
      schema: {
        tags, summary: 'Pass the person on to another service or counter', headers: RequestHeaders, params: IdParams,
        body: PassOnBody, response: { 200: TurnChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id: turn }, body: to } = request
      return change(request, reply, (ctx) => passOnTurn(ctx, { turn, to, hallOf: hallOn(rooms, request) }))
    })
  }

  async function change(
    request: FastifyRequest, reply: FastifyReply,
    deed: (ctx: Ctx) => Promise<Result<string | null, DeedRefusal>>,
  ) {
    const outcome = await inTransaction<string | null, { turn: string | null }, DeedRefusal>(
      rooms, senderOf(request, request.body as Json), deed, (turn) => ({ status: 200, body: { turn } }),
    )
    if (!outcome.ok) return explain(reply, outcome.refusal)
    await wakeHall(request)
    return reply.code(outcome.value.status).send(outcome.value.body)
  }

  /** Boards of this process show it at once; those of others look by themselves. */
  async function wakeHall(request: FastifyRequest): Promise<void> {
    const seat = await findSeat(rooms.db, request.actor.accountId)
    if (seat) rooms.halls.wake(seat.unitId)
  }
}

function explain(reply: FastifyReply, { code }: DeedRefusal | RequestReused) {
  return sendProblem(reply, problemOf(code === 'turn-unknown' ? 'not-found' : code))
}

/**
 * Sections and offices of the post with a hall, on a day, whose counters one may work, or whose kiosks one may keep: by
 * the permission of the route, unless another is named. A day that is over shows sections that have ended since to
 * whoever is over their heir today.
 */
export function placesOf(
  rooms: ApiRooms, request: FastifyRequest, day = dayOf(rooms.clock.now()), permission?: Permission,
) {
  const directory = rooms.directory.on(day)
  const { reaches } = viewerOf(request, rooms, permission)
  const today = rooms.directory.on(dayOf(rooms.clock.now()))
  const places = directory.units.flatMap((unit): HallPlace[] => {
    if (!directory.receivesPeople(unit) || !reaches.some((scope) => isUnitWithin(today, scope, unit.id))) return []
    const hall = hallOf(directory, unit)
    return hall ? [{ unit, hall }] : []
  })
  return { directory, places }
}

/** The hall of a section while one may still work there: a role that has ended serves nobody. */
function hallOn(rooms: ApiRooms, request: FastifyRequest) {
  const { places } = placesOf(rooms, request)
  return (unitId: bigint) => places.find(({ unit }) => unit.id === unitId)?.hall
}
