import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  ShelfArchiveBody, ShelfArchived, ShelfChanged, ShelfListQuery, ShelfPage, ShelfPlaceBody, ShelfQuery,
} from '@motcua/contracts/shelf.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { fetchFromArchive, shelveResult } from '../modules/dossiers/public.ts'
import { type ArchiveShelvedRefusal, archiveShelved } from '../modules/post/public.ts'
import { type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { withoutDelegated } from './delegated-reach.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { sendPdf } from './prints.ts'
import { PROBLEM_TEXTS, type UnsaidProblem, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { findShelfLabel, listShelf, printShelf } from './show-shelf.ts'
import { FileOf } from './slips.ts'

const RETURN = { permission: 'dossier.return' } as const
const tags = ['dossiers']
const PAGE = 50

/** The shelf of a section: results for which nobody has come, where they lie, and their way to the archive and back. */
export function shelfRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/shelf', {
      config: RETURN,
      schema: {
        tags, summary: 'Results on the shelves of the own sections, the longest first, or in the archive, the latest first',
        querystring: ShelfQuery, response: { 200: ShelfPage, '4xx': Problem },
      },
    }, async (request) => {
      const { state = 'here', cursor } = request.query
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const { lines, dossiers, last } = await listShelf(rooms, request, { state, limit: PAGE, after })
      await noteLooks(rooms, request, dossiers.map((dossier) =>
        ({ page: 'shelf', purpose: 'dossier.return', dossier })))
      return { items: lines, next: last ? writeCursor(last) : null }
    })

    app.get('/api/shelf/list.pdf', {
      config: RETURN,
      schema: {
        tags, summary: 'The shelf as a list to go through, or what went to the archive to sign for, as PDF/A',
        querystring: ShelfListQuery, response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { state = 'here' } = request.query
      const { pdf, dossiers } = await printShelf(rooms, request, state)
      await noteLooks(rooms, request, dossiers.map((dossier) =>
        ({ page: 'shelf-list', purpose: 'dossier.return', dossier })))
      return sendPdf(reply, pdf, `ke-ket-qua-${state}`)
    })

    app.get('/api/dossiers/:id/shelf-label.pdf', {
      config: RETURN,
      schema: {
        tags, summary: 'The label of a result on the shelf as PDF/A', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findShelfLabel(rooms, request, request.params.id)
      if (!found) return sendProblem(reply, problemOf('dossier-unknown'))
      await noteLooks(rooms, request, [{ page: 'shelf-label', purpose: 'dossier.return', dossier: found.dossier }])
      return sendPdf(reply, found.pdf, found.dossier.number)
    })

    app.post('/api/dossiers/:id/shelf', {
      config: RETURN,
      schema: {
        tags, summary: 'Say on which shelf a result lies', headers: RequestHeaders, params: IdParams, body: ShelfPlaceBody,
        response: { 200: ShelfChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const viewer = withoutDelegated(viewerOf(request, rooms))
      const place = request.body.place === null ? null : cleanText(request.body.place)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        shelveResult(ctx, rooms, { dossier: request.params.id, viewer, place }),
      (id) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome)
    })

    app.post('/api/shelf/archivings', {
      config: RETURN,
      schema: {
        tags, summary: 'Hand results over to the archive whose term on the shelf is over, all or none',
        headers: RequestHeaders, body: ShelfArchiveBody, response: { 200: ShelfArchived, '4xx': Problem },
      },
    }, async (request, reply) => {
      const viewer = withoutDelegated(viewerOf(request, rooms))
      const { dossiers } = request.body
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        archiveShelved(ctx, rooms, { dossiers, viewer }), (ids) => ({ status: 200, body: { ids: [...ids] } }))
      return sendOutcome(reply, outcome, explainOne)
    })

    app.post('/api/dossiers/:id/shelf-return', {
      config: RETURN,
      schema: {
        tags, summary: 'Bring a result back from the archive, because somebody came for it', headers: RequestHeaders,
        params: IdParams, body: EmptyBody, response: { 200: ShelfChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const viewer = withoutDelegated(viewerOf(request, rooms))
      const outcome = await inTransaction(rooms, senderOf(request), (ctx) =>
        fetchFromArchive(ctx, rooms, { dossier: request.params.id, viewer }), (id) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome)
    })
  }
}

/** Of several results that were sent together, the one about which it is. */
function explainOne(refusal: ArchiveShelvedRefusal | RequestReused): UnsaidProblem {
  if (!('number' in refusal)) return problemOf(refusal.code)
  const { code, number } = refusal
  const { vi, en } = PROBLEM_TEXTS[code]
  return problemOf(code, [], { vi: `${number}: ${vi}`, en: `${number}: ${en}` })
}
