import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import {
  WebhookBody, WebhookChanged, WebhookMade, WebhookMessages, WebhookResendBody, Webhooks, WebhooksQuery,
} from '@motcua/contracts/webhooks.ts'
import { endWebhook, resendWebhook } from '../../modules/integration/public.ts'
import { type Json, inTransaction } from '../../platform/db.ts'
import { sendOutcome } from '../problems.ts'
import type { ApiRooms } from '../rooms.ts'
import { makeEndpoint } from '../make-webhooks.ts'
import { listEndpoints, listMessagesOf } from '../show-webhooks.ts'
import { reachOfClient, senderOfClient } from './let-in.ts'

const MANAGE = { permission: 'public', scope: 'webhook.manage' } as const
const tags = ['open']

/** Endpoints of the unit, as a program of it keeps them. */
export function openWebhookRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/open/v1/webhooks', {
      config: MANAGE,
      schema: {
        tags, summary: 'Endpoints of the unit, newest first', querystring: WebhooksQuery,
        response: { 200: Webhooks, '4xx': Problem },
      },
    }, async ({ client, query }) => listEndpoints(rooms, reachOfClient(rooms, client).unitIds, query))

    app.post('/api/open/v1/webhooks', {
      config: MANAGE,
      schema: {
        tags, summary: 'Register an endpoint; its secret is shown once', headers: RequestHeaders, body: WebhookBody,
        response: { 201: WebhookMade, '4xx': Problem },
      },
    }, async (request, reply) => makeEndpoint(rooms, reply, {
      sender: senderOfClient(request, request.body as Json), body: request.body, client: request.client,
      ...reachOfClient(rooms, request.client),
    }))

    app.post('/api/open/v1/webhooks/:id/ending', {
      config: MANAGE,
      schema: {
        tags, summary: 'Tell an endpoint of nothing more; what waits for it is not sent', headers: RequestHeaders,
        params: IdParams, body: EmptyBody, response: { 200: WebhookChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOfClient(rooms, request.client)
      return sendOutcome(reply, await inTransaction(
        rooms, senderOfClient(request), (ctx) => endWebhook(ctx, { webhook: request.params.id, isReached }),
        ({ publicId }) => ({ status: 200, body: { id: publicId } })))
    })

    app.get('/api/open/v1/webhooks/:id/messages', {
      config: MANAGE,
      schema: {
        tags, summary: 'What an endpoint was told and what became of it, newest first', params: IdParams,
        querystring: WebhooksQuery, response: { 200: WebhookMessages, '4xx': Problem },
      },
    }, async ({ client, params, query }, reply) =>
      listMessagesOf(rooms, reply, { webhook: params.id, ...reachOfClient(rooms, client), ...query }))

    app.post('/api/open/v1/webhooks/:id/resending', {
      config: MANAGE,
      schema: {
        tags, summary: 'Send a message to it once more, with the same id', headers: RequestHeaders, params: IdParams,
        body: WebhookResendBody, response: { 200: WebhookChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOfClient(rooms, request.client)
      const { params: { id: webhook }, body: { message } } = request
      return sendOutcome(reply, await inTransaction(
        rooms, senderOfClient(request, request.body as Json),
        (ctx) => resendWebhook(ctx, { webhook, message, isReached }),
        ({ publicId }) => ({ status: 200, body: { id: publicId } })))
    })
  }
}
