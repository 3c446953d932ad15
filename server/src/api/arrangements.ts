import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ArrangementBody, Batch, BatchBody, PaperArrangementBody } from '@motcua/contracts/arrangements.ts'
import { Upload } from '@motcua/contracts/files.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import {
  type ArrangeFault, type KeptPart, type MadeBatch, type StoredUpload, arrangeScans, arrangeUpload, keepBatch,
  listOwnUploads, listPapers, splitUpload,
  storeMadeFile,
} from '../modules/documents/public.ts'
import { listPaperIds } from '../modules/dossiers/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { findWithinReach } from './dossier-detail.ts'
import { PaperQuery, limitsOf, sendPaper } from './files.ts'
import { scanQualityOf } from './judge-scans.ts'
import { explainPlainly, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf } from './slips.ts'

/** Files before they are papers: looked at, their pages put in order, a batch split. */
export function arrangementRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/files/:id/file', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'A file that one has uploaded oneself', params: IdParams,
        querystring: PaperQuery,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const [own] = await listOwnUploads(rooms.db, request.actor.accountId, [request.params.id])
      if (!own) return sendProblem(reply, problemOf('upload-unknown'))
      return sendPaper(reply, rooms, own, request.query)
    })

    app.post('/api/file-arrangements', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Make a file of pages of one’s own uploads: turned, left out, joined, split',
        headers: RequestHeaders, body: ArrangementBody, response: { 201: Upload, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, actor } = request
      const made = await arrangeUpload(rooms, limitsOf(rooms), { ...body, actorId: actor.accountId })
      // Refused only then: whoever sends other things under one key is told of that first.
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, body as Json), async (ctx) => made.ok ? storeMadeFile(ctx, made.value) : made,
        (stored) => ({ status: 201, body: showUpload(stored) }),
      ), explainPlainly)
    })

    app.post('/api/dossiers/:id/paper-arrangements', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Make a file of pages of scans in a dossier; it takes their place by `scans`',
        headers: RequestHeaders, params: IdParams, body: PaperArrangementBody, response: { 201: Upload, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, actor } = request
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      const own = (await listPaperIds(rooms.db, [dossier.id])).get(dossier.id) ?? []
      const papers = await listPapers(rooms.db, own)
      const made = body.papers.every((id) => papers.some(({ publicId }) => publicId === id))
        ? await arrangeScans(rooms, limitsOf(rooms), { ...body, actorId: actor.accountId })
        : refuse({ code: 'scan-not-replaceable' as const })
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, body as Json), async (ctx) => made.ok ? storeMadeFile(ctx, made.value) : made,
        (stored) => ({ status: 201, body: showUpload(stored) }),
      ), explainPlainly)
    })

    app.post('/api/scan-batches', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Split what was scanned in one go by its separator sheets', headers: RequestHeaders,
        body: BatchBody, response: { 201: Batch, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body: { file }, actor } = request
      const { unitId } = actor
      if (unitId === null) return sendProblem(reply, problemOf('no-section'))
      const made = await splitUpload(rooms, limitsOf(rooms), scanQualityOf(rooms), { actorId: actor.accountId, file })
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, { file }), async (ctx) => keepMade(ctx, unitId, made),
        ({ kept, batch }) => ({ status: 201, body: showBatch(kept, batch) }),
      ), explainPlainly)
    })
  }
}

type NotKept = ArrangeFault | { readonly code: 'scan-unknown' | 'scan-taken' }

async function keepMade(
  ctx: Ctx, unitId: bigint, made: Result<MadeBatch, ArrangeFault>,
): Promise<Result<{ readonly kept: readonly KeptPart[]; readonly batch: MadeBatch }, NotKept>> {
  if (!made.ok) return made
  const kept = await keepBatch(ctx, unitId, made.value)
  return kept.ok ? ok({ kept: kept.value, batch: made.value }) : kept
}

function showUpload({ publicId, name, kind, size, pages, sha256 }: StoredUpload) {
  return { id: publicId, name, kind, size, pages, sha256 }
}

function showBatch(kept: readonly KeptPart[], { leftOut, faults }: MadeBatch) {
  return {
    parts: kept.map(({ scan, upload, separator }) => ({
      scan, file: showUpload(upload), documentType: separator?.kind === 'type' ? separator.documentType : null,
      component: separator?.kind === 'component' ? { dossier: separator.dossier, id: separator.component } : null,
    })),
    leftOut: [...leftOut], faults: faults.map(({ code, page }) => ({ code, page })),
  }
}
