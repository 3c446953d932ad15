import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { BulkAnswer, BulkBody, type BulkRow } from '@motcua/contracts/bulk.ts'
import type { ActionBody, ActionNoun } from '@motcua/contracts/dossier-actions.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, ok } from '../kernel/result.ts'
import { bodyHashOf, derivedRequestId, isAnswered } from '../modules/audit/public.ts'
import { type Json, type Sender, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { DEEDS, type Deed, doDeed } from './dossier-actions.ts'
import { explainDeed } from './explain-deed.ts'
import { type Tellable, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

/**
 * One deed on many dossiers, with a result for each. A row is what a press of its button would be: its own transaction,
 * its own key made of that of the whole, the rights of the deed. So a repeat after a cut line does the rest and answers
 * for what was done as it was; once the whole has answered, it answers the same.
 */
export function bulkRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/dossiers/bulk',
      {
        config: { permission: 'dossier.list' },
        schema: {
          tags: ['dossier deeds'], summary: 'One deed on many dossiers, with a result for each',
          headers: RequestHeaders, body: BulkBody, response: { 200: BulkAnswer, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const body = request.body as BulkBody
        const sender = senderOf(request, request.body as Json)
        const isKnown = await isAnswered(rooms.db, sender)
        const rows = isKnown ? [] : await doRows(rooms, request, body, sender)
        // Keeps the answer of the whole under its key; what it tells of is done.
        const keep = async (): Promise<Result<BulkRow[], Tellable>> => ok(rows)
        const outcome = await inTransaction(rooms, sender, keep, (done) => ({
          status: 200, body: { rows: done },
        }))
        return sendOutcome(reply, outcome)
      },
    )
  }
}

async function doRows(rooms: ApiRooms, request: FastifyRequest, asked: BulkBody, whole: Sender): Promise<BulkRow[]> {
  const deed = DEEDS[asked.deed] as Deed<ActionNoun>
  const viewer = viewerOf(request, rooms, deed.permission)
  const body = asked.body as ActionBody<ActionNoun>
  const done: BulkRow[] = []
  // One after the other: many at once would take every connection from whoever presses a single button.
  for (const { id, version } of asked.rows) {
    const sender = {
      ...whole, requestId: derivedRequestId('bulk', whole.requestId, id),
      bodyHash: bodyHashOf(`bulk ${asked.deed} ${id} ${String(version)}`, asked.body as never),
    }
    const on = { publicId: id, version, viewer }
    const outcome = await doDeed(rooms, sender, deed, on, body)
    if (outcome.ok) {
      done.push({ id, acted: outcome.value.body, refused: null })
      continue
    }
    const { code, detail } = explainDeed(outcome.refusal, asked.body)
    done.push({ id, acted: null, refused: { code, text: sayTo(request)(detail) } })
  }
  return done
}
