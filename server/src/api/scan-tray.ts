import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Upload } from '@motcua/contracts/files.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { PutAwayBody, ScanList } from '@motcua/contracts/scan-tray.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { dayOf } from '../kernel/work-calendar.ts'
import { type OnScan, findScan, listScans, putScanAway, releaseScan, takeScan } from '../modules/documents/public.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { PaperQuery, sendPaper } from './files.ts'
import { noteLooks } from './note-look.ts'
import { explainPlainly, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'
import { FileOf } from './slips.ts'

const PAGE = 100
const done = () => ({ status: 200, body: {} })

/** The tray of a unit: scans that came by its folder or in a batch and stand in no dossier yet. */
export function scanTrayRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const on = (request: FastifyRequest, publicId: string): OnScan => {
    const { reaches } = viewerOf(request, rooms)
    const directory = rooms.directory.on(dayOf(rooms.clock.now()))
    return { publicId, mayReach: (unitId) => reaches.some((scope) => isUnitWithin(directory, scope, unitId)) }
  }
  return async (app) => {
    app.get('/api/scan-tray', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Scans that stand in no dossier yet, of the own units, the oldest first',
        response: { 200: ScanList, '4xx': Problem },
      },
    }, async (request) => {
      const today = dayOf(rooms.clock.now())
      const units = unitsOf(viewerOf(request, rooms), rooms.directory.on(today))
      const found = await listScans(rooms.db, units, PAGE + 1)
      const page = found.slice(0, PAGE)
      const names = await namesOfStaff(rooms.db, page.flatMap(({ takenBy }) => takenBy ?? []))
      return {
        hasMore: found.length > PAGE,
        items: page.map(({ publicId, name, kind, size, pages, at, came, unitId, takenBy, upload }) => ({
          id: publicId, name, kind, size, pages, at: at.toISOString(), came,
          unitName: rooms.directory.nameOn(unitId, today),
          takenBy: upload === null ? null : names.get(takenBy ?? 0n) ?? '',
          isMine: upload !== null && takenBy === request.actor.accountId,
        })),
      }
    })

    app.get('/api/scan-tray/:id/file', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'The file of a scan', params: IdParams, querystring: PaperQuery,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { publicId, mayReach } = on(request, request.params.id)
      const scan = await findScan(rooms.db, publicId)
      if (!scan || !mayReach(scan.unitId)) return sendProblem(reply, problemOf('scan-unknown'))
      await noteLooks(rooms, request, [{ page: 'scan', purpose: 'paper.add', personIds: [] }])
      return sendPaper(reply, rooms, scan, request.query)
    })

    app.post('/api/scan-tray/:id/taking', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Take a scan out of the tray as an upload of one’s own', headers: RequestHeaders,
        params: IdParams, body: EmptyBody, response: { 200: Upload, '4xx': Problem },
      },
    }, async (request, reply) => {
      const outcome = await inTransaction(
        rooms, senderOf(request), (ctx) => takeScan(ctx, on(request, request.params.id)),
        ({ publicId, name, kind, size, pages, sha256 }) => ({
          status: 200, body: { id: publicId, name, kind, size, pages, sha256 },
        }),
      )
      return sendOutcome(reply, outcome, explainPlainly)
    })

    app.post('/api/scan-tray/:id/release', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Let go of a scan that was taken and not handed in', headers: RequestHeaders,
        params: IdParams, body: EmptyBody, response: { 200: Type.Object({}), '4xx': Problem },
      },
    }, async (request, reply) => sendOutcome(reply, await inTransaction(
      rooms, senderOf(request), (ctx) => releaseScan(ctx, on(request, request.params.id)), done,
    ), explainPlainly))

    app.post('/api/scan-tray/:id/putting-away', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Put a scan away that is no paper of a dossier, with the reason',
        headers: RequestHeaders, params: IdParams, body: PutAwayBody, response: { 200: Type.Object({}), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, body as Json),
        (ctx) => putScanAway(ctx, { ...on(request, request.params.id), reason: body.reason }), done,
      ), explainPlainly)
    })
  }
}
