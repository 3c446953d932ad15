import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  PlanDateBody, PlanDateKept, PlanDecisionBody, PlanKept, PlanOverview, PlanQuery, PlanReportBody, PlanTaskDetail,
  PlanTaskQuery,
} from '@motcua/contracts/plan.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { cleanLines, cleanText } from '../kernel/vietnamese-text.ts'
import { confirmInstance, enterDate, listPlan, reportProgress } from '../modules/plan/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { planReachOf } from './plan-reach.ts'
import { type Tellable, explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { askedOf, showPlan, showPlanTask } from './show-plan.ts'

const READ = { permission: 'plan.read' } as const
const REPORT = { permission: 'plan.report' } as const
const FOLLOW = { permission: 'plan.follow' } as const
const tags = ['plan']

/** The plan of the province: how it stands, reports of agencies, what is confirmed and entered (KH 1107 IV). */
export function planRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/plan', {
      config: READ,
      schema: {
        tags, summary: 'The plan today: its tasks, and how many parts within reach stand how', querystring: PlanQuery,
        response: { 200: PlanOverview, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { asked, directory } = askedOf(rooms, request, request.query)
      const plan = await listPlan(rooms.db, asked)
      return plan ? showPlan(plan, asked.day, directory) : sendProblem(reply, problemOf('plan-none'))
    })

    app.get('/api/plan/tasks/:id', {
      config: READ,
      schema: {
        tags, summary: 'A task with the parts of agencies within reach', params: IdParams, querystring: PlanTaskQuery,
        response: { 200: PlanTaskDetail, '4xx': Problem },
      },
    }, async (request, reply) =>
      await showPlanTask(rooms, request, request.params.id, request.query)
        ?? sendProblem(reply, problemOf('plan-task-unknown')))

    app.post('/api/plan/parts/:id/reports', {
      config: REPORT,
      schema: {
        tags, summary: 'Report how the part of an agency goes, or that it is done', headers: RequestHeaders,
        params: IdParams, body: PlanReportBody, response: { 201: PlanKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { reportsFor } = planReachOf(rooms, request)
      const { status, said, document, link, milestone } = request.body
      return change(request, reply, 201, (ctx) => reportProgress(ctx, {
        instanceId: request.params.id, status, said: cleanLines(said), link: link ?? null, milestone: milestone ?? null,
        document: document === undefined ? null : cleanText(document),
        isReached: reportsFor,
      }), (id) => ({ id }))
    })

    app.post('/api/plan/parts/:id/decisions', {
      config: FOLLOW,
      schema: {
        tags, summary: 'Confirm a report, or send it back', headers: RequestHeaders, params: IdParams,
        body: PlanDecisionBody, response: { 200: PlanKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { follows } = planReachOf(rooms, request)
      const { reportId, verdict, note } = request.body
      return change(request, reply, 200, (ctx) => confirmInstance(ctx, {
        instanceId: request.params.id, reportId, verdict, note: cleanLines(note),
        isReached: () => follows,
      }), (id) => ({ id }))
    })

    app.post('/api/plan/tasks/:id/dates', {
      config: FOLLOW,
      schema: {
        tags, summary: 'Enter the event for which tasks wait, or the day that another paper sets', headers: RequestHeaders,
        params: IdParams, body: PlanDateBody, response: { 201: PlanDateKept, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { follows } = planReachOf(rooms, request)
      const { startsOn = null, dueOn = null, basis } = request.body
      return change(request, reply, 201, (ctx) => enterDate(ctx, {
        taskId: request.params.id, isFollowed: follows, startsOn, dueOn, basis: cleanText(basis),
      }), (tasks) => ({ tasks }))
    })
  }

  async function change<T, R extends Tellable>(
    request: FastifyRequest, reply: FastifyReply, status: 200 | 201, deed: (ctx: Ctx) => Promise<Result<T, R>>,
    shown: (value: T) => Json,
  ) {
    const outcome = await inTransaction(
      rooms, senderOf(request, request.body as Json), deed, (value) => ({ status, body: shown(value) }))
    return sendOutcome(reply, outcome, explainBeside(FIELDS))
  }
}

const FIELDS = {
  'plan-never-done': '/status', 'plan-evidence-needed': '/document', 'plan-milestone-unknown': '/milestone',
  'plan-note-needed': '/note', 'plan-event-needed': '/startsOn', 'plan-event-later': '/startsOn',
  'plan-due-needed': '/dueOn', 'days-reversed': '/dueOn',
} as const
