import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  KeptWebhookBody, KeptWebhookMessages, KeptWebhooks, KeptWebhooksQuery, WebhookChanged, WebhookMade, WebhookResendBody,
  WebhooksQuery,
} from '@motcua/contracts/webhooks.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { endWebhook, resendWebhook, tryWebhook } from '../modules/integration/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { makeKeptEndpoint } from './make-webhooks.ts'
import { listKeptEndpoints, listKeptMessagesOf } from './show-webhooks.ts'

const KEEP = { permission: 'developer.keep' } as const
const tags = ['developers']

/** Addresses of outside developers, as whoever administers an agency keeps them. */
export function webhookRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/webhooks', {
      config: KEEP,
      schema: {
        tags, summary: 'Endpoints of outside developers for units within reach, newest first', querystring: KeptWebhooksQuery,
        response: { 200: KeptWebhooks, '4xx': Problem },
      },
    }, async (request) => listKeptEndpoints(rooms, reachOf(rooms, request).unitIds, request.query))

    app.post('/api/webhooks', {
      config: KEEP,
      schema: {
        tags, summary: 'Register an endpoint; its secret is shown once', headers: RequestHeaders, body: KeptWebhookBody,
        response: { 201: WebhookMade, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { clientId, ...body } = request.body
      return makeKeptEndpoint(rooms, reply, {
        sender: senderOf(request, request.body), body, clientId, ...reachOf(rooms, request),
      })
    })

    app.post('/api/webhooks/:id/ending', {
      config: KEEP,
      schema: {
        tags, summary: 'Tell an endpoint of nothing more; what waits for it is not sent', headers: RequestHeaders,
        params: IdParams, body: EmptyBody, response: { 200: WebhookChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(rooms, request)
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request), (ctx) => endWebhook(ctx, { webhook: request.params.id, isReached }),
        ({ publicId }) => ({ status: 200, body: { id: publicId } })))
    })

    app.post('/api/webhooks/:id/trials', {
      config: KEEP,
      schema: {
        tags, summary: 'Send it a message that says nothing, to see whether it arrives; ten within an hour', headers: RequestHeaders,
        params: IdParams, body: EmptyBody, response: { 200: WebhookChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(rooms, request)
      const { params: { id: webhook } } = request
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request),
        (ctx) => tryWebhook(ctx, { webhook, isReached, machineNow: rooms.machineClock.now() }),
        ({ publicId }) => ({ status: 200, body: { id: publicId } })))
    })

    app.get('/api/webhooks/:id/messages', {
      config: KEEP,
      schema: {
        tags, summary: 'What an endpoint was told and what became of it, newest first', params: IdParams,
        querystring: WebhooksQuery, response: { 200: KeptWebhookMessages, '4xx': Problem },
      },
    }, async (request, reply) =>
      listKeptMessagesOf(rooms, reply, { webhook: request.params.id, ...reachOf(rooms, request), ...request.query }))

    app.post('/api/webhooks/:id/resending', {
      config: KEEP,
      schema: {
        tags, summary: 'Send a message to it once more, with the same id', headers: RequestHeaders, params: IdParams,
        body: WebhookResendBody, response: { 200: WebhookChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(rooms, request)
      const { params: { id: webhook }, body: { message } } = request
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, request.body as Json), (ctx) => resendWebhook(ctx, { webhook, message, isReached }),
        ({ publicId }) => ({ status: 200, body: { id: publicId } })))
    })
  }
}

/** The units whose endpoints are the administrator's to keep; undefined for all. */
export function reachOf(rooms: ApiRooms, request: FastifyRequest) {
  const unitIds = unitsOf(viewerOf(request, rooms), rooms.directory.on(dayOf(rooms.clock.now())))
  return { unitIds, isReached: (unitId: bigint) => unitIds === undefined || unitIds.includes(unitId) }
}
