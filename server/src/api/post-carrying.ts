import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DeliveryBody, FailureBody, ParcelChanged, ParcelPage, ParcelQuery } from '@motcua/contracts/post.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import type { DeliverRefusal } from '../modules/dossiers/public.ts'
import {
  type HoldShipmentRefusal, type OnShipment, collectShipment, deliverShipment, failShipment, listToCarry,
} from '../modules/post/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { postReachOf } from './post-reach.ts'
import { problemOf, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showParcel } from './show-post.ts'

const CARRY = { permission: 'post.carry' } as const
const tags = ['post']
const PAGE = 50

/** What a carrier of the post does with parcels: sees whom, where, code and fee, and says what became of them. */
export function postCarryingRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/post/carrying', {
      config: CARRY,
      schema: {
        tags, summary: 'Parcels to fetch or to bring, the oldest order first', querystring: ParcelQuery,
        response: { 200: ParcelPage, '4xx': Problem },
      },
    }, async (request) => {
      const { carriers, directory } = postReachOf(rooms, request)
      const after = request.query.cursor === undefined ? undefined : readCursor(request.query.cursor)
      const found = await listToCarry(rooms.db, carriers.map(({ id }) => id), PAGE + 1, after)
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: page.map((shipment) => showParcel(directory, shipment)),
        next: last ? writeCursor({ at: last.orderedAt, id: last.id }) : null,
      }
    })

    app.post('/api/post/carrying/:id/delivery', {
      config: CARRY,
      schema: {
        tags, summary: 'A result was given to somebody, who proved to be the right one', headers: RequestHeaders,
        params: IdParams, body: DeliveryBody, response: { 200: ParcelChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { proof } = request.body
      const receiver = cleanText(request.body.receiver)
      return carry(request, reply, (ctx, on) => deliverShipment(ctx, rooms, { ...on, receiver, proof }))
    })

    app.post('/api/post/carrying/:id/failure', {
      config: CARRY,
      schema: {
        tags, summary: 'The post came in vain', headers: RequestHeaders, params: IdParams, body: FailureBody,
        response: { 200: ParcelChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { why, note } = request.body
      return carry(request, reply, (ctx, on) => failShipment(ctx, { ...on, why, note: cleanLines(note) }))
    })

    app.post('/api/post/carrying/:id/collection', {
      config: CARRY,
      schema: {
        tags, summary: 'Papers were taken at somebody’s door', headers: RequestHeaders, params: IdParams,
        body: EmptyBody,
        response: { 200: ParcelChanged, '4xx': Problem },
      },
    }, async (request, reply) => carry(request, reply, (ctx, on) => collectShipment(ctx, on)))
  }

  async function carry(
    request: FastifyRequest, reply: FastifyReply,
    deed: (ctx: Ctx, on: OnShipment) => Promise<Result<string, HoldShipmentRefusal | DeliverRefusal>>,
  ) {
    const { isReached } = postReachOf(rooms, request)
    const { id: shipment } = request.params as { id: string }
    const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
      deed(ctx, { shipment, isReached }), (id) => ({ status: 200, body: { id } }))
    return sendOutcome(reply, outcome, ({ code }) => problemOf(code))
  }
}
