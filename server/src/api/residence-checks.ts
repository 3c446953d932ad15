import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import { ResidenceCheckBody, ResidenceChecked } from '@motcua/contracts/residence-checks.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Intake, findOpenIntake } from '../modules/dossiers/public.ts'
import { confirmAtRegister, registerRuleOf } from '../modules/integration/public.ts'
import { type Directory, territoryCodesOf } from '../modules/organisation/public.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** The register that knows where people live. */
const POPULATION = 'population'

/**
 * Whether somebody at a counter lives in a commune (xác nhận nơi cư trú): the register says yes or no, and nothing of
 * the person comes here (ADR 0111). What is kept is the call, with who asked, of whom, for which intake and why.
 */
export function residenceCheckRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/intakes/:id/residence-check', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Ask the register of the population whether the applicant lives in a commune',
        description: WITHOUT_KEY, params: IdParams, body: ResidenceCheckBody,
        response: { 200: ResidenceChecked, '4xx': Problem },
      },
    }, async (request, reply) => {
      const today = dayOf(rooms.clock.now())
      const { actor, params: { id: publicId }, body: { communeId } } = request
      const intake = await findOpenIntake(rooms.db, { publicId, accountId: actor.accountId, on: today })
      if (!intake) return sendProblem(reply, problemOf('intake-unknown'))
      const directory = rooms.directory.on(today)
      const code = directory.byPublicId(communeId)?.gsoCode ?? null
      // Of a province or a district the register would know no commune, and say no.
      if (code === null || territoryCodesOf(directory).nameOf('commune', code) === undefined)
        return sendProblem(reply, problemOf('not-found'))
      return { livesThere: await ask(rooms, request, { intake, directory }, code) }
    })
  }
}

/** Asks by name of the clerk and for the intake; a register that is neither named nor has a rule cannot be asked. */
async function ask(
  rooms: ApiRooms, { actor, ip }: FastifyRequest,
  { intake, directory }: { readonly intake: Intake; readonly directory: Directory }, commune: string,
): Promise<ResidenceChecked['livesThere']> {
  const register = rooms.registers?.get(POPULATION)
  const rule = registerRuleOf(directory, POPULATION)
  if (!register || !rule) return 'not-asked'
  const { accountId: actorId, accountPublicId: officer, unitId } = actor
  const version = rooms.catalogue.version(intake.procedureVersionId)
  return confirmAtRegister(rooms, {
    register, rule, personId: intake.personId, officer, reason: 'residence', subjectKind: 'intake',
    subject: intake.publicId, procedure: version.code ?? version.procedure,
    sender: { actorId, unitId: unitId ?? undefined, fromAddr: ip, forPersonId: intake.personId },
  }, { commune })
}
