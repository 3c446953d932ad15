import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DeclarationShowing, DeclarationShowingBody } from '@motcua/contracts/dossiers.ts'
import { IdParams, Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import { renderSlip } from '../modules/documents/public.ts'
import { getAnswers } from '../modules/dossiers/public.ts'
import { declarationPaperOf } from './declaration-paper.ts'
import { findWithinReach } from './dossier-detail.ts'
import { noteLooks } from './note-look.ts'
import { sendPdf } from './prints.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { showDeclaration } from './show-declaration.ts'
import { FileOf } from './slips.ts'

/** What of a declaration is masked, shown or printed whole for whoever says why. */
export function declarationShowingRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/api/dossiers/:id/declaration-showing',
      {
        config: { permission: 'person.show' },
        schema: {
          tags: ['dossiers'], summary: 'Show the numbers of a declaration whole; noted with the reason',
          description: WITHOUT_KEY, params: IdParams, body: DeclarationShowingBody,
          response: { 200: DeclarationShowing, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        // Not even the last second of it may be missing: it is asked for on purpose, one at a time.
        await noteLooks(rooms, request, [
          { page: 'declaration-showing', purpose: request.body.reason, dossier, isRegister: true },
        ])
        const answers = await getAnswers(rooms.db, dossier.id)
        const whole = showDeclaration(rooms, dossier, answers, 'whole', languageFor(request))
        return { answers: whole.filter(({ isMasked }) => isMasked).map(({ key, text }) => ({ key, text })) }
      },
    )

    app.post(
      '/api/dossiers/:id/declaration-print',
      {
        config: { permission: 'person.show' },
        schema: {
          tags: ['papers'], summary: 'What was declared, as PDF/A, numbers whole; noted with the reason',
          description: WITHOUT_KEY, params: IdParams, body: DeclarationShowingBody,
          response: { 200: FileOf('application/pdf'), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const paper = await declarationPaperOf(rooms, dossier, 'whole')
        if (!paper) return sendProblem(reply, problemOf('no-declaration'))
        await noteLooks(rooms, request, [
          { page: 'declaration-print', purpose: request.body.reason, dossier, isRegister: true },
        ])
        return sendPdf(reply, await renderSlip(paper), `${dossier.number}-to-khai`)
      },
    )
  }
}
