import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AccountAtPortal } from '@motcua/contracts/intake-accounts.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Intake, findOpenIntake, noteAccountLook } from '../modules/dossiers/public.ts'
import { PORTAL_ACCOUNTS, confirmAtRegister, registerRuleOf } from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { problemOf, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Whether somebody at a counter has an account at the national portal. */
export function accountAtPortalRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/intakes/:id/account-look', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Look for an account of the applicant at the national portal, within a time limit',
        params: IdParams, headers: RequestHeaders, body: EmptyBody,
        response: { 200: AccountAtPortal, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { actor, params: { id: publicId } } = request
      const today = dayOf(rooms.clock.now())
      const intake = await findOpenIntake(rooms.db, { publicId, accountId: actor.accountId, on: today })
      const atPortal = intake === undefined ? 'not-asked' : await lookAtPortal(rooms, request, intake)
      const outcome = await inTransaction(
        rooms, senderOf(request), (ctx) => noteAccountLook(ctx, { intake: publicId, atPortal }),
        (noted) => ({ status: 200, body: { atPortal: noted } }))
      return sendOutcome(reply, outcome, ({ code }) => problemOf(code))
    })
  }
}

const FOUND = { 'yes': 'found', 'no': 'none', 'away': 'away', 'not-asked': 'not-asked' } as const

/** Asks by name of the clerk and for the intake; what is neither named nor has a rule cannot be asked. */
async function lookAtPortal(rooms: ApiRooms, { actor, ip }: FastifyRequest, intake: Intake) {
  const register = rooms.registers?.get(PORTAL_ACCOUNTS)
  const rule = registerRuleOf(rooms.directory.on(dayOf(rooms.clock.now())), PORTAL_ACCOUNTS)
  if (!register || !rule) return 'not-asked'
  const { accountId: actorId, accountPublicId: officer, unitId } = actor
  const version = rooms.catalogue.version(intake.procedureVersionId)
  return FOUND[await confirmAtRegister(rooms, {
    register, rule, personId: intake.personId, officer, reason: 'verify', subjectKind: 'intake',
    subject: intake.publicId, procedure: version.code ?? version.procedure,
    sender: { actorId, unitId: unitId ?? undefined, fromAddr: ip, forPersonId: intake.personId },
  }, {})]
}
