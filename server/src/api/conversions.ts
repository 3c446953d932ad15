import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { ConversionBody, type ConversionLine, ConversionParams, ConversionSaved } from '@motcua/contracts/result-ends.ts'
import type { FastifyReply } from 'fastify'
import { isAnswered } from '../modules/audit/public.ts'
import { drawForPrint, listPapers } from '../modules/documents/public.ts'
import { type ConvertRefusal, convertPaper, findToConvert, listConversions, printConversion } from '../modules/dossiers/public.ts'
import { type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { findWithinReach } from './dossier-detail.ts'
import { noteLooks } from './note-look.ts'
import { sendPdf } from './prints.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf } from './slips.ts'

/** Printed copies of electronic documents with the marks of their conversion: recorded first, then set each time. */
export function conversionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/dossiers/:id/conversions', {
      config: { permission: 'slip.print' },
      schema: {
        tags: ['papers'], summary: 'Record that a result, or an electronic paper of the dossier, is printed as a copy',
        params: IdParams, headers: RequestHeaders, body: ConversionBody, response: { 201: ConversionSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const asked = { publicId: request.params.id, viewer: viewerOf(request, rooms), ...request.body }
      const now = rooms.clock.now()
      const sender = senderOf(request, request.body)
      // Drawn once before it is on record, so that nothing is said to have been converted that cannot be printed. A
      // repeat is answered as before, whatever has become of the paper since.
      if (!await isAnswered(rooms.db, sender)) {
        const found = await findToConvert(rooms.db, rooms, asked, now)
        if (!found.ok) return refused(reply, found.refusal.code)
        const drawn = await drawForPrint(rooms, found.value.paper)
        if (!drawn.ok) return sendProblem(reply, problemOf(drawn.refusal.code))
      }
      const outcome = await inTransaction(rooms, sender, (ctx) => convertPaper(ctx, rooms, asked),
        ({ serial, code }) => ({ status: 201, body: { number: Number(serial), code } }))
      return outcome.ok
        ? reply.code(outcome.value.status).send(outcome.value.body) : refused(reply, outcome.refusal.code)
    })

    app.get('/api/dossiers/:id/conversions/:number.pdf', {
      config: { permission: 'slip.print' },
      schema: {
        tags: ['papers'], summary: 'The printed copy of an electronic document with the marks of its conversion, as PDF/A',
        params: ConversionParams, response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id, number } = request.params
      const viewer = viewerOf(request, rooms)
      const now = rooms.clock.now()
      const dossier = await findWithinReach(rooms, request)
      const [conversion] = dossier ? await listConversions(rooms.db, dossier.id, BigInt(number)) : []
      const [paper] = conversion ? await listPapers(rooms.db, [conversion.paperId]) : []
      if (!dossier || !conversion || !paper) return sendProblem(reply, problemOf('not-found'))
      // What was revoked since is printed no more, however often it was before.
      const found = await findToConvert(rooms.db, rooms, { publicId: id, viewer, paper: paper.publicId }, now)
      if (!found.ok) return sendProblem(reply, problemOf(found.refusal.code))
      const printed = await printConversion(rooms, conversion)
      if (!printed.ok) return sendProblem(reply, problemOf(printed.refusal.code))
      await noteLooks(rooms, request, [{ page: 'conversion', purpose: 'slip.print', dossier }])
      return sendPdf(reply, printed.value, conversion.code)
    })
  }
}

function refused(reply: FastifyReply, code: ConvertRefusal['code'] | RequestReused['code']) {
  return sendProblem(reply, problemOf(code, code === 'paper-unknown' ? [faultAt('/paper', code)] : []))
}

/** The printed copies of a dossier's electronic documents, for whoever sees the dossier. */
export async function showConversions({ db }: Pick<ApiRooms, 'db'>, dossierId: bigint): Promise<ConversionLine[]> {
  const rows = await listConversions(db, dossierId)
  const papers = await listPapers(db, rows.map(({ paperId }) => paperId))
  return rows.map(({ serial, code, paperId, convertedAt, converterName }) => ({
    number: Number(serial), code, at: convertedAt.toISOString(), by: converterName,
    title: papers.find(({ id }) => id === paperId)?.name ?? '',
  }))
}
