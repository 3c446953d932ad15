import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CorrectionAnswerBody, CorrectionAnswered, type CorrectionRequestLine, CorrectionRequestList, CorrectionRequestsQuery,
} from '@motcua/contracts/correction-requests.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { maskPersonalNumber } from '../kernel/mask.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { listFacts, listPapers } from '../modules/documents/public.ts'
import {
  type CorrectionRequest, answerCorrection, findDossierById, listCorrectionsToAnswer,
} from '../modules/dossiers/public.ts'
import { purposeOnPaper } from '../modules/reuse/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { asSeenBy } from './as-seen.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { type Look, noteLooks } from './note-look.ts'
import { explainPlainly, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Whoever settles dossiers finds what is wrong with what came of them, and mends it. */
const ANSWER = { permission: 'result.propose-end' } as const
const [tags, PAGE] = [['papers'], 30]

/** What owners ask to have mended of papers of their Kho (đề nghị đính chính), by the unit that settled it. */
export function correctionRequestRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/correction-requests', {
      config: ANSWER,
      schema: {
        tags, summary: 'Corrections that owners of papers ask for and nobody has answered, due first',
        querystring: CorrectionRequestsQuery, response: { 200: CorrectionRequestList, '4xx': Problem },
      },
    }, async (request) => {
      const { cursor } = request.query
      const units = unitsOf(viewerOf(request, rooms), rooms.directory.on(dayOf(rooms.clock.now())))
      const after = cursor === undefined ? undefined : readCursor(cursor)
      const found = await listCorrectionsToAnswer(rooms.db, units, after, PAGE + 1)
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await show(rooms, request, page), next: last ? writeCursor({ at: last.dueAt, id: last.id }) : null,
      }
    })

    app.post('/api/correction-requests/:id/answer', {
      config: ANSWER,
      schema: {
        tags, summary: 'Correct what was written down of the paper, or say why it stays', headers: RequestHeaders,
        params: IdParams, body: CorrectionAnswerBody, response: { 200: CorrectionAnswered, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { said, reason } = request.body
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => answerCorrection(ctx, rooms, {
          request: request.params.id, viewer: viewerOf(request, rooms), said, reason,
        }),
        (body) => ({ status: 200, body }),
      ), explainPlainly)
    })
  }
}

/** Of an identity card the number of the paper is that of its owner. */
const maskIfPersonal = (number: string) => /^\d{9}(\d{3})?$/.test(number) ? maskPersonalNumber(number) : number

/** With whose each is and what was written down of it, which is put on record as a look at that paper. */
async function show(
  rooms: ApiRooms, request: FastifyRequest, page: readonly CorrectionRequest[],
): Promise<CorrectionRequestLine[]> {
  const [now, seen] = [rooms.clock.now(), asSeenBy(request, rooms)]
  const papers = new Map((await listPapers(rooms.db, page.map(({ paperId }) => paperId))).map((one) => [one.id, one]))
  const [lines, looks]: [CorrectionRequestLine[], Look[]] = [[], []]
  for (const { publicId, dossierId, paperId, text, askedAt, dueAt } of page) {
    const [dossier, paper] = [await findDossierById(rooms.db, dossierId), papers.get(paperId)]
    if (!dossier || !paper) throw new Error('a correction was asked of a paper or dossier that is not there')
    looks.push({ page: 'correction-request', purpose: purposeOnPaper('result.propose-end', paper), dossier })
    const [said] = await listFacts(rooms.db, paper.id)
    lines.push({
      id: publicId, dossier: dossier.publicId, dossierNumber: dossier.number, paper: paper.publicId,
      typeName: rooms.catalogue.documentType(paper.documentType)?.name ?? paper.name,
      isResult: paper.source === 'result', ownerName: seen('name', dossier.applicantName) ?? '',
      text: seen('said', text) ?? '',
      askedAt: askedAt.toISOString(), dueAt: dueAt.toISOString(), isOverdue: now > dueAt,
      number: seen('answers', said?.number ?? null, maskIfPersonal),
      issuedOn: seen('answers', said?.issuedOn ?? null, (day) => day),
      issuerName: seen('answers', said?.issuerName ?? null, (name) => name),
    })
  }
  await noteLooks(rooms, request, looks)
  return lines
}
