import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Showing } from '@motcua/contracts/people.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { ReportShowingBody } from '@motcua/contracts/register-reports.ts'
import type { FastifyRequest } from 'fastify'
import { listPapers } from '../modules/documents/public.ts'
import { findDossierById } from '../modules/dossiers/public.ts'
import { findReportToAnswer, showReported } from '../modules/integration/public.ts'
import { purposeOnPaper } from '../modules/reuse/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { PaperQuery, sendPaper } from './files.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf } from './slips.ts'

/** Whoever answers reports (`registerReportRoutes`). */
const ANSWER = { permission: 'result.propose-end' } as const
const tags = ['dossiers']

/**
 * Of whom a report of wrong data is, and what proves it, for the unit that has to answer it. Its dossier is another
 * unit's, so neither opens by the way of dossiers; once it is answered nothing does.
 */
export function reportedPersonRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/register-reports/:id/showing', {
      config: ANSWER,
      schema: {
        tags, summary: 'Show the number of whom a report is about whole; an event', headers: RequestHeaders,
        params: IdParams, body: ReportShowingBody, response: { 200: Showing, '4xx': Problem },
      },
    }, async (request, reply) => {
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body),
        (ctx) => showReported(ctx, rooms, askedBy(rooms, request)), () => ({ status: 200, body: null }),
      )
      if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
      const found = await findToAnswer(rooms, request)
      const dossier = found && await findDossierById(rooms.db, found.report.dossierId)
      if (!found || !dossier) return sendProblem(reply, problemOf('register-report-unknown'))
      const { personalNumber, oldNumber, taxCode } = found.person
      // Asked for on purpose, one at a time: not even the last second of it may be missing.
      await noteLooks(rooms, request, [
        { page: 'register-report', purpose: request.body.reason, dossier, isRegister: true },
      ])
      return reply.send({ value: personalNumber ?? oldNumber ?? taxCode ?? '' })
    })

    app.get('/api/register-reports/:id/proof', {
      config: ANSWER,
      schema: {
        tags, summary: 'The paper that shows what is wrong: as it was handed in, or pictures of its pages',
        params: IdParams, querystring: PaperQuery,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findToAnswer(rooms, request)
      const proof = found?.report.proofPaperId
      const [paper] = await listPapers(rooms.db, typeof proof === 'bigint' ? [proof] : [])
      const dossier = found && await findDossierById(rooms.db, found.report.dossierId)
      if (!found || !dossier) return sendProblem(reply, problemOf('register-report-unknown'))
      if (!paper) return sendProblem(reply, problemOf('not-found'))
      await noteLooks(rooms, request, [
        { page: 'paper', purpose: purposeOnPaper('result.propose-end', paper), dossier },
      ])
      return sendPaper(reply, rooms, paper, request.query)
    })
  }
}

function askedBy(rooms: ApiRooms, request: FastifyRequest) {
  return { report: (request.params as { id: string }).id, viewer: viewerOf(request, rooms) }
}

async function findToAnswer(rooms: ApiRooms, request: FastifyRequest) {
  return findReportToAnswer(rooms.db, rooms, askedBy(rooms, request), rooms.clock.now())
}
