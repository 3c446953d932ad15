import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { ScanCheckBody, ScanPassingBody, ScanVerdict } from '@motcua/contracts/scan-checks.ts'
import Type from 'typebox'
import { type ScansChecked, checkScans, noteScansChecked, passScans } from '../modules/documents/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { limitsOf } from './files.ts'
import { scanQualityOf } from './judge-scans.ts'
import { explainPlainly, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Whether what was scanned can be read, before it is put into a dossier; and who uses it all the same. */
export function scanCheckRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/scan-checks', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Measure the scan of a paper: resolution, blur, skew, blank pages, number of pages',
        headers: RequestHeaders, body: ScanCheckBody, response: { 200: ScanVerdict, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, actor } = request
      const quality = scanQualityOf(rooms)
      const isFine = body.documentType !== undefined && quality.fineTypes.includes(body.documentType)
      const checked = await checkScans(rooms, { ...limitsOf(rooms), quality }, {
        actorId: actor.accountId, files: body.files, expected: { pages: body.pages, isFine },
      })
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, body as Json),
        async (ctx) => checked.ok ? noteScansChecked(ctx, checked.value) : checked,
        (found) => ({ status: 200, body: showVerdict(found) }),
      ), explainPlainly)
    })

    app.post('/api/scan-passings', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Use scans although they are not good, with the reason', headers: RequestHeaders,
        body: ScanPassingBody, response: { 200: Type.Object({}), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, body as Json), (ctx) => passScans(ctx, body), () => ({ status: 200, body: {} }),
      ), explainPlainly)
    })
  }
}

function showVerdict({ files }: ScansChecked) {
  return {
    faults: files.flatMap(({ faults }, file) => faults.map(({ code, page, found, limit }) => ({
      file, code, page: page ?? null, found, limit,
    }))),
  }
}
