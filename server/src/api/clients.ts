import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ClientBody, ClientChanged, type ClientLine, ClientMade, ClientRevocationBody, Clients,
} from '@motcua/contracts/open-api.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { WebhooksQuery } from '@motcua/contracts/webhooks.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type ApiClient, listApiClients, registerApiClient, revokeApiClient } from '../modules/identity/public.ts'
import { endWebhooksOfClient } from '../modules/integration/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { showOnce } from './once-shown.ts'
import { explainBeside, faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import { namesOfStaff } from './showing.ts'
import type { ApiRooms } from './rooms.ts'
import { reachOf } from './webhooks.ts'

const KEEP = { permission: 'developer.keep' } as const
const [tags, PAGE, PER_MINUTE] = [['developers'], 50, 120]
const explain = explainBeside({ 'client-name-missing': '/name', 'client-time-wrong': '/validUntil', 'client-reason-missing': '/reason' })

/** Programs of others, as whoever administers an agency lets them in. */
export function clientRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/clients', {
      config: KEEP,
      schema: {
        tags, summary: 'Programs that are let in for units within reach, newest first', querystring: WebhooksQuery,
        response: { 200: Clients, '4xx': Problem },
      },
    }, async (request) => {
      const { cursor, limit = PAGE } = request.query
      const { unitIds } = reachOf(rooms, request)
      const found = await listApiClients(rooms.db, unitIds, { before: readIdCursor(cursor), limit: limit + 1 })
      const last = found.length > limit ? found[limit - 1] : undefined
      const page = found.slice(0, limit)
      const names = await namesOfStaff(rooms.db, page.map(({ madeBy }) => madeBy))
      return { items: page.map((one) => show(rooms, one, names)), next: last ? writeIdCursor(last.id) : null }
    })

    app.post('/api/clients', {
      config: KEEP,
      schema: {
        tags, summary: 'Let a program in; its secret is shown once', headers: RequestHeaders, body: ClientBody,
        response: { 201: ClientMade, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { name, unitId, kind, scopes, perMinute = PER_MINUTE, validUntil } = request.body
      const unit = rooms.directory.on(dayOf(rooms.clock.now())).byPublicId(unitId)
      if (!unit || !reachOf(rooms, request).isReached(unit.id))
        return sendProblem(reply, problemOf('webhook-unit-unknown', [faultAt('/unitId', 'webhook-unit-unknown')]))
      const outcome = await showOnce(
        rooms, senderOf(request, request.body as Json),
        (ctx) => registerApiClient(ctx, {
          name, unitId: unit.id, kind, scopes, perMinute, validUntil: new Date(validUntil),
          machineNow: rooms.machineClock.now(),
        }),
        ({ publicId, secret }) => ({ kept: { status: 201, body: { id: publicId } }, secret }),
      )
      if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
      return reply.code(201).send({ ...outcome.value.answer.body, secret: outcome.value.secret })
    })

    app.post('/api/clients/:id/revocation', {
      config: KEEP,
      schema: {
        tags, summary: 'Let a program in no more, from this moment on; what it registered ends with it',
        headers: RequestHeaders, params: IdParams, body: ClientRevocationBody, response: { 200: ClientChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(rooms, request)
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, request.body as Json),
        async (ctx) => {
          const revoked = await revokeApiClient(ctx, {
            client: request.params.id, why: request.body.reason, isReached, machineNow: rooms.machineClock.now(),
          })
          if (revoked.ok) await endWebhooksOfClient(ctx, revoked.value.id)
          return revoked
        },
        ({ publicId }) => ({ status: 200, body: { id: publicId } })), explain)
    })
  }
}

function show(
  { directory, clock, machineClock }: ApiRooms, one: ApiClient, names: ReadonlyMap<bigint, string>,
): ClientLine {
  const day = dayOf(clock.now())
  return {
    id: one.publicId, name: one.name, unitId: directory.on(day).lastKnown(one.unitId)?.publicId ?? '',
    unitName: directory.nameOn(one.unitId, day), kind: one.kind, scopes: [...one.scopes], perMinute: one.perMinute,
    validUntil: one.validUntil.toISOString(), madeAt: one.madeAt.toISOString(),
    officerName: names.get(one.madeBy) ?? '',
    seenAt: one.seenAt?.toISOString() ?? null, isOver: one.validUntil <= machineClock.now(),
  }
}
