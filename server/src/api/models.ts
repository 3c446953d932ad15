import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ModelBody, ModelDesk, ModelDetail, ModelKept, ModelPage, ModelQuery, ModelStepBody, ModelWithdrawalBody,
} from '@motcua/contracts/models.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Result, refuse } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import {
  type DecideModelRefusal, type ProposeModelRefusal, decideModel, findModel, listModels, proposeModel,
} from '../modules/sections/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionReachOf } from './section-reach.ts'
import { isModelSeen, proposersOf, showModel, showModelDesk, showModelLine, unitsOfModels } from './show-models.ts'

const PROPOSE = { permission: 'model.propose' } as const
const DECIDE = { permission: 'model.decide' } as const
const READ = { permission: 'model.read' } as const
const tags = ['models']
const PAGE = 30

type Refused = ProposeModelRefusal | DecideModelRefusal | { readonly code: 'agency-unknown' }
  | { readonly code: 'section-unknown' } | { readonly code: 'procedure-unknown' }

/** Proposals of models for sections by agencies and the post: submitted, decided, piloted, evaluated (KH 1107 II.6). */
export function modelRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/models/desk', {
      config: PROPOSE,
      schema: {
        tags, summary: 'For whom one may propose, and where it may be piloted',
        response: { 200: ModelDesk, '4xx': Problem },
      },
    }, async (request) => showModelDesk(rooms, request))

    app.get('/api/models', {
      config: READ,
      schema: {
        tags, summary: 'Proposals within reach, the latest first', querystring: ModelQuery,
        response: { 200: ModelPage, '4xx': Problem },
      },
    }, async (request) => {
      const { limit = PAGE, cursor } = request.query
      const found = await listModels(rooms.db, {
        before: readIdCursor(cursor), limit: limit + 1, unitIds: unitsOfModels(rooms, request),
      })
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      return { items: page.map((model) => showModelLine(directory, model)), next: last ? writeIdCursor(last.id) : null }
    })

    app.get('/api/models/:id', {
      config: READ,
      schema: {
        tags, summary: 'A proposal: survey, deeds, and what its pilot brought beside other sections', params: IdParams,
        response: { 200: ModelDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const model = await findModel(rooms.db, request.params.id)
      if (!model || !isModelSeen(model, unitsOfModels(rooms, request)))
        return sendProblem(reply, problemOf('model-unknown'))
      return showModel(rooms, request, model)
    })

    app.post('/api/models', {
      config: PROPOSE,
      schema: {
        tags, summary: 'Submit a proposal with the survey of who takes over which task', headers: RequestHeaders,
        body: ModelBody, response: { 201: ModelKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { proposerId, title, summary, sections, tasks } = request.body
      const proposer = proposersOf(rooms, request).find(({ unit }) => unit.publicId === proposerId)
      const catalogue = rooms.catalogue.on(dayOf(rooms.clock.now()))
      const units = sections.map((id) => proposer?.sections.find(({ publicId }) => publicId === id))
      const surveyed = tasks.map(({ procedureId, ...one }) => {
        const version = catalogue.byPublicId(procedureId)
        return version && { procedureId: version.procedureId, ...one }
      })
      return change(request, reply, 201, async (ctx) => {
        if (!proposer) return refuse({ code: 'agency-unknown' as const })
        if (units.includes(undefined)) return refuse({ code: 'section-unknown' as const })
        if (surveyed.includes(undefined)) return refuse({ code: 'procedure-unknown' as const })
        return proposeModel(ctx, {
          proposer: proposer.unit, title: cleanText(title), summary: cleanLines(summary),
          unitIds: units.flatMap((unit) => unit?.id ?? []), tasks: surveyed.flatMap((one) => one ?? []),
        })
      })
    })

    app.post('/api/models/:id/withdrawal', {
      config: PROPOSE,
      schema: {
        tags, summary: 'Take back a proposal that waits', headers: RequestHeaders, params: IdParams,
        body: ModelWithdrawalBody, response: { 200: ModelKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { reaches, directory } = sectionReachOf(rooms, request)
      return change(request, reply, 200, (ctx) => decideModel(ctx, {
        publicId: request.params.id, deed: 'withdraw', note: cleanLines(request.body.note), directory, unitIds: [],
        isReached: (unitId) => reaches('model.propose', unitId),
      }))
    })

    app.post('/api/models/:id/step', {
      config: DECIDE,
      schema: {
        tags, summary: 'Decline, approve, begin the pilot, roll out or stop', headers: RequestHeaders, params: IdParams,
        body: ModelStepBody, response: { 200: ModelKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { reaches, directory } = sectionReachOf(rooms, request)
      const { deed, note, decision, pilot } = request.body
      const found = await findModel(rooms.db, request.params.id)
      return change(request, reply, 200, (ctx) => decideModel(ctx, {
        publicId: request.params.id, deed, note: cleanLines(note), pilot, directory,
        unitIds: found ? [found.proposerId] : [],
        decision: decision && { number: cleanText(decision.number), on: decision.on },
        isReached: (unitId) => reaches('model.decide', unitId),
      }))
    })
  }

  async function change(
    request: FastifyRequest, reply: FastifyReply, status: 200 | 201,
    deed: (ctx: Ctx) => Promise<Result<string, Refused>>,
  ) {
    const outcome = await inTransaction(
      rooms, senderOf(request, request.body as Json), deed, (id) => ({ status, body: { id } }))
    return sendOutcome(reply, outcome, explainBeside(FIELDS))
  }
}


const FIELDS = {
  'agency-unknown': '/proposerId', 'section-unknown': '/sections', 'model-without-section': '/sections',
  'procedure-unknown': '/tasks', 'model-task-twice': '/tasks', 'model-decision-needed': '/decision',
  'decision-later': '/decision/on', 'model-days-needed': '/pilot', 'days-reversed': '/pilot/until',
  'model-pilot-past': '/pilot/from', 'model-pilot-long': '/pilot/until',
} as const
