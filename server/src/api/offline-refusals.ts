import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  OfflineRefusals, RefusalQuery, RefusalSettled, RefusalSettledBody,
} from '@motcua/contracts/offline.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { listRefused, provisionalCode, settleRefusal } from '../modules/offline/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { sectionsReached } from './offline-devices.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const PAGE = 50
const tags = ['offline']

/** What devices sent and was refused: it stands at the section until somebody says how they dealt with it. */
export function offlineRefusalRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/offline/refusals', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags, summary: 'What was done without a network and refused, longest waiting first', querystring: RefusalQuery,
        response: { 200: OfflineRefusals, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, sections } = sectionsReached(rooms, request)
      const { cursor } = request.query
      const found = await listRefused(rooms.db, {
        unitIds: withPast(directory, sections), limit: PAGE + 1,
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

    app.post('/api/offline/refusals/:id/settlement', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags, summary: 'Somebody dealt with what was refused, and says how', headers: RequestHeaders, params: IdParams,
        body: RefusalSettledBody, response: { 200: RefusalSettled, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      const { directory, sections } = sectionsReached(rooms, request)
      const reached = new Set(withPast(directory, sections))
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

/** What a section that has ended left waits at its heir. */
function withPast(
  { predecessorsOf }: { predecessorsOf(id: bigint): readonly bigint[] }, units: readonly { readonly id: bigint }[],
): bigint[] {
  return units.flatMap(({ id }) => [id, ...predecessorsOf(id)])
}
