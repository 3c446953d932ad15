import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  RolloutBody, RolloutDecisionBody, RolloutFigures, RolloutList, RolloutRows, RolloutRowsQuery, RolloutSaved,
} from '@motcua/contracts/rollouts.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type DecideRolloutRefusal, type ProposeRolloutEndRefusal, type ProposeRolloutRefusal, type Rollout, decideRollout,
  listRollouts, proposeRollout, proposeRolloutEnd,
} from '../modules/documents/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { ROLL_OUT, rolloutFigures, rolloutRows, showRollouts, unitsToDecideFor } from './show-rollouts.ts'

const tags = ['digitisation']

/**
 * Where the procedure of digitising what is handed in is in force, since when, by which decision; proposed by one,
 * recorded by another; and the share of sections against the plan (KH 1107 II.2.4–6).
 */
export function rolloutRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/rollouts', {
      config: ROLL_OUT,
      schema: {
        tags, summary: 'Every section, and since when digitisation is in force there',
        response: { 200: RolloutList, '4xx': Problem },
      },
    }, async (request) => showRollouts(rooms, request, await listRollouts(rooms.db)))

    app.post('/api/rollouts', {
      config: ROLL_OUT,
      schema: {
        tags, summary: 'Propose that digitisation is in force at a section from a day on, or ends', headers: RequestHeaders,
        body: RolloutBody, response: { 201: RolloutSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionId, isEnd = false, ...what } = request.body
      const section = rooms.directory.on(dayOf(rooms.clock.now())).byPublicId(sectionId)
      if (!section?.isOneStop)
        return sendProblem(reply, problemOf('section-unknown', [faultAt('/sectionId', 'section-unknown')]))
      const { from: endsOn, ...by } = what
      return change(rooms, request, reply, 201, (ctx) => isEnd
        ? proposeRolloutEnd(ctx, { unitId: section.id, endsOn, ...by })
        : proposeRollout(ctx, { unitId: section.id, ...what }))
    })

    app.post('/api/rollouts/:id/decision', {
      config: ROLL_OUT,
      schema: {
        tags, summary: 'Approve it, decline it, or withdraw one’s own', headers: RequestHeaders, params: IdParams,
        body: RolloutDecisionBody, response: { 200: RolloutSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const today = dayOf(rooms.clock.now())
      return change(rooms, request, reply, 200, (ctx) => decideRollout(ctx, {
        publicId: request.params.id, ...request.body, directory: rooms.directory.on(today),
        unitIds: unitsToDecideFor(request, today),
      }))
    })

    app.get('/api/figures/digitisation-rollout', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'Share of sections with digitisation in force, by level and year, against the plan',
        response: { 200: RolloutFigures, '4xx': Problem },
      },
    }, async () => rolloutFigures(rooms, await listRollouts(rooms.db)))

    app.get('/api/figures/digitisation-rollout/sections', {
      config: { permission: 'figures.read' },
      schema: {
        tags: ['figures'], summary: 'The sections of a level that a figure counts', querystring: RolloutRowsQuery,
        response: { 200: RolloutRows, '4xx': Problem },
      },
    }, async (request) => rolloutRows(rooms, request.query, await listRollouts(rooms.db)))
  }
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<Rollout, ProposeRolloutRefusal | ProposeRolloutEndRefusal | DecideRolloutRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId }) =>
    ({ status, body: { id: publicId } }))
  if (!outcome.ok) {
    const { code } = outcome.refusal
    const field = code === 'decision-later' ? '/decidedOn' : code === 'rollout-end-too-early' ? '/from' : undefined
    return sendProblem(reply, problemOf(code, field === undefined ? [] : [faultAt(field, code)]))
  }
  return reply.code(outcome.value.status).send(outcome.value.body)
}
