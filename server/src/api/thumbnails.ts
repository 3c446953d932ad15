import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { NO_ROW } from '../kernel/no-row.ts'
import { findPaper, findStandingScan, findThumbnail } from '../modules/documents/public.ts'
import { viewerOf } from './authenticate.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf, dossierWithinReach } from './slips.ts'

/**
 * Small pictures for lists of papers. Whoever may open the paper sees one, and nobody else; it is part of the look at
 * the dossier that the list is of, which is noted there. The worker draws them (`readNextFile`):
 * to look changes nothing.
 */
export function thumbnailRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/papers/:id/thumbnail', {
      config: { permission: 'paper.read' },
      schema: {
        tags: ['papers'], params: IdParams,
        summary: 'A small picture of page one, 240 pixels along its longer side; nothing where none is drawn',
        response: { 200: FileOf('image/jpeg'), 204: Type.Null(), '4xx': Problem },
      },
    }, async (request, reply) => {
      const paper = await findPaper(rooms.db, request.params.id)
      const standing = await findStandingScan(rooms.db, paper?.id ?? NO_ROW)
      const dossier = await dossierWithinReach(rooms, viewerOf(request, rooms), standing)
      if (!paper || !dossier) return sendProblem(reply, problemOf('not-found'))
      // Of what the antivirus has not spoken of nobody sees anything.
      const sha256 = paper.kept === undefined ? await findThumbnail(rooms.db, paper.sha256) : undefined
      if (sha256 === undefined) return reply.code(204).send(null)
      return reply.headers({
        'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
        'content-security-policy': `sandbox; default-src 'none'`,
      }).send(rooms.storage.open(sha256) as never)
    })
  }
}
