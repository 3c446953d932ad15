import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { FieldsOfRegisters, ReportAtCounterBody, Reported } from '@motcua/contracts/register-reports.ts'
import { labelIn } from '@motcua/forms/label-in.ts'
import { type Field, fieldsOf } from '@motcua/forms/model.ts'
import type { FastifyRequest } from 'fastify'
import { type Result, refuse } from '../kernel/result.ts'
import { type Dossier, amongFieldsOfRegisters } from '../modules/dossiers/public.ts'
import { type ReportRefusal, listReportsOf, reportWrong } from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { withoutDelegated } from './delegated-reach.ts'
import { findWithinReach } from './dossier-detail.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { formOf } from './show-declaration.ts'

/** Whoever receives hears at the counter that a register is wrong, of what the own section received alone. */
const INTAKE = { permission: 'dossier.intake' } as const
const tags = ['dossiers']

/** A clerk reports in the name of whoever is at the counter that a register is wrong about them (ADR 0128). */
export function reportAtCounterRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/register-reports', {
      config: INTAKE,
      schema: {
        tags, summary: 'What registers had filled in of the declaration, and of which a report waits', params: IdParams,
        response: { 200: FieldsOfRegisters, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findReceivedHere(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      const [fields, reports] = await Promise.all([
        fieldsOfRegisters(rooms, dossier), listReportsOf(rooms.db, dossier.id),
      ])
      const waiting = new Set(reports.filter(({ answeredAt }) => answeredAt === null).map(({ field }) => field))
      return {
        items: fields.map((field) => ({
          field: field.key, label: labelIn(languageFor(request), field), waits: waiting.has(field.key),
        })),
      }
    })

    app.post('/api/dossiers/:id/register-reports', {
      config: INTAKE,
      schema: {
        tags, summary: 'Report in the name of the applicant that a register is wrong about them', headers: RequestHeaders,
        params: IdParams, body: ReportAtCounterBody, response: { 201: Reported, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { actor: { unitId }, body: { field: key, text } } = request
      const dossier = await findReceivedHere(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      if (unitId === null) return sendProblem(reply, problemOf('no-section'))
      const field = (await fieldsOfRegisters(rooms, dossier)).find((one) => one.key === key)
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, request.body),
        async (ctx): Promise<Result<{ readonly publicId: string }, ReportRefusal>> =>
          field ? reportWrong(ctx, rooms, {
            dossier, field: key, entry: field.meaning.entry, text, proof: undefined, counterId: unitId,
          }) : refuse({ code: 'field-not-of-register' }),
        ({ publicId: id }) => ({ status: 201, body: { id } }),
      ), explainReport)
    })
  }
}

const explainReport = explainBeside({
  'field-not-of-register': '/field', 'register-report-open': '/field', 'nothing-said': '/text',
})

/** A dossier that the own section received or settles; with a delegation nobody speaks in a person's name. */
async function findReceivedHere(rooms: ApiRooms, request: FastifyRequest): Promise<Dossier | undefined> {
  return findWithinReach(rooms, request, withoutDelegated(viewerOf(request, rooms)))
}

/** What registers had answered first in the declaration of a dossier, in the order of its form. */
async function fieldsOfRegisters(rooms: ApiRooms, dossier: Dossier): Promise<readonly Field[]> {
  const form = formOf(rooms, dossier)
  return form ? amongFieldsOfRegisters(rooms.db, dossier.id, fieldsOf(form)) : []
}
