import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IntakeOpened, IntakesWithout, OpenIntake } from '@motcua/contracts/held-papers.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { ReuseFigureQuery } from '@motcua/contracts/reuse-figures.ts'
import { type Result, ok } from '../kernel/result.ts'
import { addDays, dayOf, momentOn } from '../kernel/work-calendar.ts'
import { type Intake, listIntakes, openIntake } from '../modules/dossiers/public.ts'
import { findPersonToReach } from '../modules/identity/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { type Ctx, inTransaction } from '../platform/db.ts'
import { accountAtPortalRoutes } from './account-at-portal.ts'
import { nationalPaperRoutes } from './national-papers.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { type ProblemCode, faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const MOST = 100

/** Intakes under way at counters, for which what is held may be looked up; and those that came to nothing. */
export function intakesRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    await app.register(accountAtPortalRoutes(rooms))
    await app.register(nationalPaperRoutes(rooms))

    app.post('/api/intakes', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags: ['dossiers'], summary: 'Somebody is at the counter for a procedure: what is held may be looked up for it',
        headers: RequestHeaders, body: IntakeOpened, response: { 200: OpenIntake, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, actor: { unitId } } = request
      if (unitId === null) return sendProblem(reply, problemOf('no-section'))
      const version = rooms.catalogue.on(dayOf(rooms.clock.now())).byPublicId(body.procedureId)
      if (!version) return sendProblem(reply, wrong('/procedureId', 'procedure-unknown'))
      const person = await findPersonToReach(rooms.db, body.applicantId)
      if (!person) return sendProblem(reply, wrong('/applicantId', 'person-unknown'))
      const opened = { sheetId: body.sheetId, unitId, personId: person.id, procedure: version }
      const open = async (ctx: Ctx): Promise<Result<Intake, never>> => ok(await openIntake(ctx, opened))
      const outcome = await inTransaction(rooms, senderOf(request, body), open, ({ publicId }) =>
        ({ status: 200, body: { id: publicId } }))
      return sendOutcome(reply, outcome)
    })

    app.get('/api/figures/intakes', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Intakes for which a Kho could be looked into and of which no dossier came',
        querystring: ReuseFigureQuery, response: { 200: IntakesWithout, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { from, until } = request.query
      if (until < from) return sendProblem(reply, problemOf('days-reversed', [faultAt('/until', 'days-reversed')]))
      const today = dayOf(rooms.clock.now())
      const directory = rooms.directory.on(today)
      const span = {
        from: momentOn(from, 0), before: momentOn(addDays(until, 1), 0),
        unitIds: unitsOf(viewerOf(request, rooms), directory),
      }
      const { opened, joined, without } = await listIntakes(rooms.db, span, MOST)
      const names = await namesOfStaff(rooms.db, without.map(({ accountId }) => accountId))
      return {
        opened, joined,
        items: without.map(({ publicId, accountId, unitId, procedureVersionId, openedOn, openedAt }) => ({
          id: publicId, at: openedAt.toISOString(), staffName: names.get(accountId) ?? '',
          sectionName: unitInWords(directory, unitId),
          procedureName: rooms.catalogue.version(procedureVersionId).content.name, isOpen: openedOn === today,
        })),
      }
    })
  }
}

function wrong(pointer: string, code: ProblemCode) {
  return problemOf(code, [faultAt(pointer, code)])
}
