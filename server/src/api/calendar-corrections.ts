import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CorrectionBody, CorrectionDecisionBody, CorrectionDetail, type CorrectionLine, CorrectionList, CorrectionSaved,
  CorrectionsQuery,
} from '@motcua/contracts/calendar-corrections.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import {
  CORRECTING, type Correction, type DecideCorrectionRefusal, type ProposeCorrectionRefusal, decideCorrection,
  listCorrections, listRedatings, proposeCorrection,
} from '../modules/dossiers/public.ts'
import { reachOf, ruleAgainst } from '../modules/identity/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { SHOWN } from './showing-texts.ts'
import { namesOfStaff } from './showing.ts'

const CORRECT = { permission: 'calendar.correct' } as const
const [tags, PAGE] = [['operation'], 50]

/**
 * Holidays that are declared late (điều chỉnh lịch nghỉ): whose promised day would move, the decision of another
 * person, and what was moved. Of dossiers their numbers and days, since whoever keeps the program running sees none.
 */
export function correctionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/calendar-corrections', {
      config: CORRECT,
      schema: {
        tags, summary: 'Corrections of the calendar, the newest first', querystring: CorrectionsQuery,
        response: { 200: CorrectionList, '4xx': Problem },
      },
    }, async (request) => {
      const found = await listCorrections(rooms.db, { before: readIdCursor(request.query.cursor), limit: PAGE + 1 })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return { items: await show(rooms, request, page), next: last ? writeIdCursor(last.id) : null }
    })

    app.get('/api/calendar-corrections/:id', {
      config: CORRECT,
      schema: {
        tags, summary: 'A correction, with the dossiers whose promised day it moves', params: IdParams,
        querystring: CorrectionsQuery, response: { 200: CorrectionDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const [found] = await listCorrections(rooms.db, { only: request.params.id, limit: 1 })
      const [correction] = found ? await show(rooms, request, [found]) : []
      if (!found || !correction) return sendProblem(reply, problemOf('correction-unknown'))
      const dossiers = await listRedatings(rooms.db, found.id, readIdCursor(request.query.cursor), PAGE + 1)
      const page = dossiers.slice(0, PAGE)
      const last = dossiers.length > PAGE ? page.at(-1) : undefined
      return {
        correction, next: last ? writeIdCursor(last.dossierId) : null,
        dossiers: page.map(({ number, before, dueAt, movedAt }) => ({
          dossierNumber: number, before: before.toISOString(), dueAt: dueAt.toISOString(), isMoved: movedAt !== null,
        })),
      }
    })

    app.post('/api/calendar-corrections', {
      config: CORRECT,
      schema: {
        tags, summary: 'Propose to count anew; a job lists whose promised day would move', headers: RequestHeaders,
        body: CorrectionBody, response: { 201: CorrectionSaved, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 201, (ctx) => proposeCorrection(ctx, request.body)))

    app.post('/api/calendar-corrections/:id/decision', {
      config: CORRECT,
      schema: {
        tags, summary: 'Approve, so that the days move and people are told, or decline', headers: RequestHeaders,
        params: IdParams, body: CorrectionDecisionBody, response: { 200: CorrectionSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const today = dayOf(rooms.clock.now())
      return change(rooms, request, reply, 200, (ctx) => decideCorrection(ctx, {
        publicId: request.params.id, ...request.body, directory: rooms.directory.on(today),
        unitIds: unitsOf(request, today),
      }))
    })
  }
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<Correction, ProposeCorrectionRefusal | DecideCorrectionRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId }) =>
    ({ status, body: { id: publicId } }))
  if (!outcome.ok) return sendProblem(reply, problemOf(outcome.refusal.code))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

async function show(
  rooms: ApiRooms, request: FastifyRequest, rows: readonly Correction[],
): Promise<CorrectionLine[]> {
  const people = rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]).filter((id) => id !== null)
  const names = await namesOfStaff(rooms.db, people)
  const nameOf = (id: bigint) => names.get(id) ?? sayTo(request)(SHOWN.fromData)
  return Promise.all(rows.map(async (row) => ({
    id: row.publicId, day: row.day, name: row.name, basis: row.basis, proposedAt: row.proposedAt.toISOString(),
    proposedBy: nameOf(row.proposedBy), decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
    note: row.note, state: stateOf(row), found: row.found, along: row.along, moved: row.moved,
    isOwn: row.proposedBy === request.actor.accountId,
    canApprove: stateOf(row) === 'to-decide' && await mayApprove(rooms, request, row),
  })))
}

/** Whether nothing keeps whoever looks from approving it: at most one is open, so that this is asked once. */
async function mayApprove(
  rooms: ApiRooms, request: FastifyRequest, { proposedBy, proposedFor }: Correction,
): Promise<boolean> {
  const today = dayOf(rooms.clock.now())
  const asked = { subject: CORRECTING.subject, deed: CORRECTING.second, unitIds: unitsOf(request, today) }
  const doer = { by: request.actor.accountId, for: null }
  const before = [{ deed: CORRECTING.first, by: proposedBy, for: proposedFor }]
  return await ruleAgainst(rooms.db, today, rooms.directory.on(today), asked, doer, () => before) === undefined
}

/** Where whoever asks has the right. */
function unitsOf({ actor }: FastifyRequest, today: Day): bigint[] {
  return reachOf(actor.grants, CORRECT.permission, today).flatMap(({ unitId }) => unitId ?? [])
}

function stateOf(
  { decidedAt, decidedBy, proposedBy, isApproved, doneAt, countedAt }: Correction,
): CorrectionLine['state'] {
  if (decidedAt && isApproved) return doneAt ? 'done' : 'moving'
  if (decidedAt) return decidedBy === proposedBy ? 'withdrawn' : 'declined'
  return countedAt ? 'to-decide' : 'counting'
}
