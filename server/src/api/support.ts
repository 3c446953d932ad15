import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import {
  MySupportQuery, SaidBody, SupportBody, SupportDetail, SupportDone, type SupportLine, SupportList, SupportQuery,
} from '@motcua/contracts/support.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { type Scope, reachOf } from '../modules/identity/public.ts'
import {
  type AnswerSupportRefusal, type AskSupportRefusal, type SupportRequest, answerSupport, askSupport, closeSupport,
  findSupportRequest, listSupportAnswers, listSupportRequests,
} from '../modules/notifications/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { PROGRAM_VERSION } from '../platform/program-version.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const SIGNED_IN = { permission: 'signed-in' } as const
const ANSWER = { permission: 'support.answer' } as const
const tags = ['help']

/** Requests for help: asked from a screen, answered by the agency's team or passed on, closed by whoever asked. */
export function supportRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/support', {
      config: SIGNED_IN,
      schema: {
        tags, summary: 'Ask the team of the own agency for help', headers: RequestHeaders, body: SupportBody,
        response: { 201: SupportDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { text, screen, dossierNumber = null } = request.body
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const { unitId } = request.actor
      const unit = unitId === null ? undefined : directory.bodyOf(unitId) ?? directory.byId(unitId)
      if (!unit) return sendProblem(reply, problemOf('no-section'))
      return change(rooms, request, reply, 201, (ctx) =>
        askSupport(ctx, { unit, screen, dossierNumber, text, version: PROGRAM_VERSION }))
    })

    app.get('/api/support/mine', {
      config: SIGNED_IN,
      schema: {
        tags, summary: 'What I asked, newest first', querystring: MySupportQuery,
        response: { 200: SupportList, '4xx': Problem },
      },
    }, async ({ actor, query }) => pageOf(rooms, query, { askedBy: actor.accountId }))

    app.get('/api/support', {
      config: ANSWER,
      schema: {
        tags, summary: 'What is asked where I answer, newest first', querystring: SupportQuery,
        response: { 200: SupportList, '4xx': Problem },
      },
    }, async (request) => {
      const { query } = request
      const unitIds = unitsOf(viewerOf(request, rooms), rooms.directory.on(dayOf(rooms.clock.now())))
      return pageOf(rooms, query, { unitIds, isOpenOnly: query.state !== 'all' })
    })

    app.get('/api/support/:id', {
      config: SIGNED_IN,
      schema: {
        tags, summary: 'A request with what was said to it', params: IdParams,
        response: { 200: SupportDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { accountId, grants } = request.actor
      const isAnswered = seenBy(rooms, reachOf(grants, 'support.answer', dayOf(rooms.clock.now())))
      const found = await findSupportRequest(rooms.db, request.params.id)
      const isMine = found?.askedBy === accountId
      if (!found || !isMine && !isAnswered(found)) return sendProblem(reply, problemOf('not-found'))
      const answers = await listSupportAnswers(rooms.db, found.id)
      const names = await namesOfStaff(rooms.db, answers.map(({ saidBy }) => saidBy))
      const [line] = await showLines(rooms, [found])
      if (!line) return sendProblem(reply, problemOf('not-found'))
      const isOpen = found.state !== 'closed'
      const mayAnswer = isOpen && isAnswered(found)
      return {
        ...line,
        answers: answers.map(({ kind, text, saidBy, at }) =>
          ({ kind, said: text, saidBy: names.get(saidBy) ?? '', at: at.toISOString() })),
        may: { answer: mayAnswer, passOn: mayAnswer && found.state !== 'passed-on', close: isOpen && isMine },
      }
    })

    for (const [noun, kind, summary] of [
      ['answer', 'answer', 'Answer a request'], ['passing-on', 'passing-on', 'Pass it on to the department'],
    ] as const) {
      app.post(`/api/support/:id/${noun}`, {
        config: ANSWER,
        schema: {
          tags, summary, headers: RequestHeaders, params: IdParams, body: SaidBody,
          response: { 200: SupportDone, '4xx': Problem },
        },
      }, async (request, reply) => {
        const { id: publicId } = request.params
        const isSeen = seenBy(rooms, request.scopes)
        const found = await findSupportRequest(rooms.db, publicId)
        if (!found || !isSeen(found)) return sendProblem(reply, problemOf('not-found'))
        return change(rooms, request, reply, 200, (ctx) =>
          answerSupport(ctx, { publicId, kind, text: request.body.text, isSeen }))
      })
    }

    app.post('/api/support/:id/closing', {
      config: SIGNED_IN,
      schema: {
        tags, summary: 'Close one’s own request', headers: RequestHeaders, params: IdParams, body: EmptyBody,
        response: { 200: SupportDone, '4xx': Problem },
      },
    }, async (request, reply) =>
      change(rooms, request, reply, 200, (ctx) => closeSupport(ctx, request.params.id)))
  }
}

/** Whether somebody with this reach answers a request. */
function seenBy(rooms: ApiRooms, scopes: readonly Scope[]): (request: Pick<SupportRequest, 'unitId'>) => boolean {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return ({ unitId }) => scopes.some((scope) => isUnitWithin(directory, scope, unitId))
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<{ readonly publicId: string }, AskSupportRefusal | AnswerSupportRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId }) =>
    ({ status, body: { id: publicId } }))
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

function explain({ code }: AskSupportRefusal | AnswerSupportRefusal | RequestReused) {
  if (code === 'support-unknown') return problemOf('not-found')
  const isOfText = code === 'support-text-missing' || code === 'support-names-somebody'
  return problemOf(code, isOfText ? [faultAt('/text', code)] : [])
}

async function pageOf(
  rooms: ApiRooms, { limit = 50, cursor }: { limit?: number; cursor?: string },
  wanted: Pick<Parameters<typeof listSupportRequests>[1], 'askedBy' | 'unitIds' | 'isOpenOnly'>,
) {
  const found = await listSupportRequests(rooms.db, { ...wanted, before: readIdCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showLines(rooms, page),
    next: found.length > limit && last ? writeIdCursor(last.id) : null,
  }
}

async function showLines(rooms: ApiRooms, requests: readonly SupportRequest[]): Promise<SupportLine[]> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const names = await namesOfStaff(rooms.db, requests.map(({ askedBy }) => askedBy))
  return requests.map(({ publicId, state, text, screen, dossierNumber, version, at, stateAt, askedBy, unitId }) => ({
    id: publicId, state, text, screen, dossierNumber, version, at: at.toISOString(), stateAt: stateAt.toISOString(),
    askedBy: names.get(askedBy) ?? '', unitName: directory.lastKnown(unitId)?.name ?? '',
  }))
}
