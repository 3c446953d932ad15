import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  OfflineRefusals, RefusalQuery, RefusalSettled, RefusalSettledBody, RefusalShown,
} from '@motcua/contracts/offline.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { findRefused, listRefused, provisionalCode, settleRefusal, showRefusal } from '../modules/offline/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { readRefusal } from './show-refusal.ts'
import { namesOfStaff } from './showing.ts'
import { refusalsReached } from './stations.ts'

// Whoever works at counters: an office of the post deals with what is left when nothing is delegated to it any more.
const SERVE = { permission: 'queue.serve' } as const
const PAGE = 50
const tags = ['offline']

/** What devices sent and was refused: it stands at the section until somebody says how they dealt with it. */
export function offlineRefusalRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/offline/refusals', {
      config: SERVE,
      schema: {
        tags, summary: 'What was done without a network and refused, longest waiting first', querystring: RefusalQuery,
        response: { 200: OfflineRefusals, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, unitIds } = refusalsReached(rooms, request)
      const { cursor } = request.query
      const found = await listRefused(rooms.db, {
        unitIds, limit: PAGE + 1,
        after: cursor === undefined ? undefined : readCursor(cursor),
      })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      const names = await namesOfStaff(rooms.db, page.map(({ accountId }) => accountId))
      return {
        items: page.map((one) => ({
          id: one.publicId, code: provisionalCode(one.deviceNumber, one.n), kind: one.kind,
          sectionName: unitInWords(directory, one.unitId), deviceName: one.deviceName,
          officerName: names.get(one.accountId) ?? '', madeAt: one.madeAt.toISOString(),
          receivedAt: one.receivedAt.toISOString(), refusal: one.refusal, reason: one.reason,
        })),
        next: last ? writeCursor({ at: last.receivedAt, id: last.id }) : null,
      }
    })

    app.post('/api/offline/refusals/:id/showing', {
      config: SERVE,
      schema: {
        tags, summary: 'What stands in what was refused, whole, to receive it again; the look is on record',
        headers: RequestHeaders, params: IdParams, body: EmptyBody, response: { 200: RefusalShown, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const reached = new Set(refusalsReached(rooms, request).unitIds)
      const outcome = await inTransaction(
        rooms, senderOf(request),
        (ctx) => showRefusal(ctx, { command: id, isReached: (unit) => reached.has(unit) }),
        // What a repeat is answered is kept, and is no second place for what stands in it.
        () => ({ status: 200, body: { id } }),
      )
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      const held = await findRefused(rooms.db, id)
      if (!held || !reached.has(held.unitId)) return sendProblem(reply, problemOf('offline-refusal-unknown'))
      return reply.code(200).send(readRefusal(rooms, held))
    })

    app.post('/api/offline/refusals/:id/settlement', {
      config: SERVE,
      schema: {
        tags, summary: 'Somebody dealt with what was refused, and says how', headers: RequestHeaders, params: IdParams,
        body: RefusalSettledBody, response: { 200: RefusalSettled, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const reached = new Set(refusalsReached(rooms, request).unitIds)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => settleRefusal(ctx, { command: id, note: request.body.note, isReached: (unit) => reached.has(unit) }),
        () => ({ status: 200, body: { id } }),
      )
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      return reply.code(200).send(outcome.value.body)
    })
  }
}
