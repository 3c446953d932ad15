import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Acted } from '@motcua/contracts/dossier-actions.ts'
import { ChangeHeaders, IdParams, Problem } from '@motcua/contracts/problem.ts'
import { ScansBody } from '@motcua/contracts/scans.ts'
import { fileScans } from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { underDelegation } from './delegated-reach.ts'
import { showActed, versionOf } from './dossier-actions.ts'
import { explainDeed } from './explain-deed.ts'
import { judgeScansOf } from './judge-scans.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Scans of papers, once their dossier is received. */
export function scanRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/dossiers/:id/scans', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['dossiers'], summary: 'Put scans of the papers into a dossier that is received', headers: ChangeHeaders,
        params: IdParams, body: ScansBody, response: { 200: Acted, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const on = { publicId: request.params.id, version: versionOf(request), viewer: viewerOf(request, rooms) }
      const components = body.components.map(({ component, files, replaces }) => ({
        component, uploads: files, replaces,
      }))
      const sender = senderOf(request, body)
      const judged = await judgeScansOf(rooms, sender, on.publicId, body.components)
      if (!judged.ok) return sendProblem(reply, problemOf('scan-unjudged'))
      const outcome = await inTransaction(
        rooms, sender,
        async (ctx) => underDelegation(
          ctx, rooms, on.viewer, 'digitise', await fileScans(ctx, rooms, { ...on, components })),
        showActed,
      )
      return sendOutcome(reply, outcome, (refusal) => explainDeed(refusal, body))
    })
  }
}
