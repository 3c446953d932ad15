import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ClosingBody, ContestBody, ContestDecisionBody, EvaluationKept, EvaluationPeriods, EvaluationQuery, OwnEvaluation,
  PeriodClosed, UnitEvaluations,
} from '@motcua/contracts/evaluation.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import type { Result } from '../kernel/result.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import { unitsWithPast } from '../modules/dossiers/public.ts'
import { closePeriod, contestStep, decideContest } from '../modules/evaluation/public.ts'
import { findStaff } from '../modules/identity/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { closesForAll, findAskedPeriod, headOver } from './evaluation-reach.ts'
import { type Tellable, explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showOfficer, showUnits } from './show-evaluation.ts'

const OWN = { permission: 'evaluation.read' } as const
const HEAD = { permission: 'evaluation.decide' } as const
const CLOSE = { permission: 'evaluation.close' } as const
const tags = ['evaluation']

/** Evaluation of officers and units: an officer's sheets are for themselves and their heads, and for nobody else. */
export function evaluationRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/evaluation/own', {
      config: OWN,
      schema: {
        tags, summary: 'What one did oneself in a period, with each input', querystring: EvaluationQuery,
        response: { 200: OwnEvaluation, '4xx': Problem },
      },
    }, async (request, reply) => {
      const asked = await findAskedPeriod(rooms, request.query.period)
      if (!asked) return sendProblem(reply, problemOf('evaluation-period-unknown'))
      return showOfficer(rooms, asked, request.actor, { isReached: () => true, isOwn: true })
    })

    app.get('/api/evaluation/units', {
      config: HEAD,
      schema: {
        tags, summary: 'What units did of which one is the head, who did what, and what they contest',
        querystring: EvaluationQuery, response: { 200: UnitEvaluations, '4xx': Problem },
      },
    }, async (request, reply) => {
      const asked = await findAskedPeriod(rooms, request.query.period)
      if (!asked) return sendProblem(reply, problemOf('evaluation-period-unknown'))
      const [directory, viewer] = [rooms.directory.on(dayOf(rooms.clock.now())), viewerOf(request, rooms)]
      return showUnits(rooms, asked, {
        unitIds: unitsOf(viewer, directory) ?? unitsWithPast(directory), isReached: headOver(rooms, request),
        viewerIds: [viewer.accountId, viewer.onBehalfOf?.accountId ?? viewer.accountId],
      })
    })

    app.get('/api/evaluation/officers/:id', {
      config: HEAD,
      schema: {
        tags, summary: 'What an officer did at units of which one is the head, with each input', params: IdParams,
        querystring: EvaluationQuery, response: { 200: OwnEvaluation, '4xx': Problem },
      },
    }, async (request, reply) => {
      const asked = await findAskedPeriod(rooms, request.query.period)
      if (!asked) return sendProblem(reply, problemOf('evaluation-period-unknown'))
      const officer = await findStaff(rooms.db, request.params.id)
      const shown = officer
        && await showOfficer(rooms, asked, officer, { isReached: headOver(rooms, request), isOwn: false })
      // Somebody who did nothing within reach is told apart from nobody by nothing.
      return shown && shown.sheets.length > 0 ? shown : sendProblem(reply, problemOf('evaluation-officer-unknown'))
    })

    app.post('/api/evaluation/steps/:id/contests', {
      config: OWN,
      schema: {
        tags, summary: 'Contest an input of one’s own', headers: RequestHeaders, params: IdParams, body: ContestBody,
        response: { 201: EvaluationKept, '4xx': Problem },
      },
    }, async (request, reply) => change(request, reply, 201, (ctx) => contestStep(ctx, rooms, {
      step: request.params.id, point: request.body.point, reason: cleanLines(request.body.reason),
    }), (id) => ({ id })))

    app.post('/api/evaluation/contests/:id/decision', {
      config: HEAD,
      schema: {
        tags, summary: 'Grant what is contested, or uphold the input', headers: RequestHeaders, params: IdParams,
        body: ContestDecisionBody, response: { 200: EvaluationKept, '4xx': Problem },
      },
    }, async (request, reply) => change(request, reply, 200, (ctx) => decideContest(ctx, rooms, {
      contest: request.params.id, verdict: request.body.verdict, reason: cleanLines(request.body.reason),
      isReached: headOver(rooms, request),
    }), (id) => ({ id })))

    app.get('/api/evaluation/periods', {
      config: CLOSE,
      schema: {
        tags, summary: 'The periods, and which may be closed', response: { 200: EvaluationPeriods, '4xx': Problem },
      },
    }, async (request) => {
      const newest = await findAskedPeriod(rooms, undefined)
      const all = await Promise.all((newest?.codes ?? []).map(async (code) => findAskedPeriod(rooms, code)))
      const [today, mayClose] = [dayOf(rooms.clock.now()), closesForAll(rooms, request)]
      return {
        items: all.flatMap((one) => one
          ? [{ ...one.shown, mayClose: mayClose && !one.closed && today > one.period.decideUntil }] : []),
      }
    })

    app.post('/api/evaluation/closings', {
      config: CLOSE,
      schema: {
        tags, summary: 'Close a period: all its sheets are kept, for good', headers: RequestHeaders, body: ClosingBody,
        response: { 201: PeriodClosed, '4xx': Problem },
      },
    }, async (request, reply) => change(request, reply, 201, (ctx) => closePeriod(ctx, rooms, {
      code: request.body.period, isOfProvince: closesForAll(rooms, request),
    }), ({ steps, officers, units, silent }) => ({ steps, officers, units, silent })))
  }

  async function change<T, R extends Tellable>(
    request: FastifyRequest, reply: FastifyReply, status: 200 | 201, deed: (ctx: Ctx) => Promise<Result<T, R>>,
    shown: (value: T) => Json,
  ) {
    const outcome = await inTransaction(
      rooms, senderOf(request, request.body as Json), deed, (value) => ({ status, body: shown(value) }))
    return sendOutcome(reply, outcome, explainBeside({}))
  }
}
