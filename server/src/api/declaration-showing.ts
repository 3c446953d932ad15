import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DeclarationShowing, DeclarationShowingBody } from '@motcua/contracts/dossiers.ts'
import { IdParams, Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import { recordRead } from '../modules/audit/public.ts'
import { getAnswers } from '../modules/dossiers/public.ts'
import { findWithinReach } from './dossier-detail.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { showDeclaration } from './show-declaration.ts'

/** What of a declaration is masked, shown whole to whoever says why. */
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
        const { actor, ip, body: { reason } } = request
        // Not even the last second of it may be missing: it is asked for on purpose, one at a time.
        await recordRead(rooms.db, {
          happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
          page: 'declaration-showing', purpose: reason, dossierId: dossier.id, isRegister: true,
          personIds: [dossier.applicantId, ...(dossier.authoriserId === null ? [] : [dossier.authoriserId])],
        })
        const answers = await getAnswers(rooms.db, dossier.id)
        const whole = showDeclaration(rooms, dossier, answers, 'whole', languageFor(request))
        return { answers: whole.filter(({ isMasked }) => isMasked).map(({ key, text }) => ({ key, text })) }
      },
    )
  }
}
