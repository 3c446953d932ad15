import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Acted } from '@motcua/contracts/dossier-actions.ts'
import { PaperCorrectionBody } from '@motcua/contracts/paper-corrections.ts'
import { ChangeHeaders, IdParams, Problem } from '@motcua/contracts/problem.ts'
import { correctPaper } from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { showActed, versionOf } from './dossier-actions.ts'
import { explainDeed } from './explain-deed.ts'
import { sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** What was written down of a paper, corrected by whoever has its dossier in hand. */
export function paperCorrectionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/dossiers/:id/paper-corrections', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['dossiers'], summary: 'Correct what was written down of a paper, as a new version with its reason',
        headers: ChangeHeaders, params: IdParams, body: PaperCorrectionBody, response: { 200: Acted, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const on = { publicId: request.params.id, version: versionOf(request), viewer: viewerOf(request, rooms) }
      const outcome = await inTransaction(
        rooms, senderOf(request, body), (ctx) => correctPaper(ctx, rooms, { ...on, ...body }), showActed,
      )
      return sendOutcome(reply, outcome, (refusal) => explainDeed(refusal, body))
    })
  }
}
