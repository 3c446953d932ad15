import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ApprovalBody, ClearanceDetail, ClearanceList, ClearanceSaved, ClearancesQuery, CriterionBody, DeclineBody,
  ProposalBody, RevocationBody, StageBody,
} from '@motcua/contracts/clearances.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type ClearanceDone, type CriterionRefusal, type DecideRefusal, type StageRefusal, answerCriterion, approveClearance,
  declineClearance, findClearance, listClearances, openStage, proposeClearance, revokeClearance,
} from '../modules/catalogue/public.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { reachOf } from '../modules/identity/public.ts'
import { type Ctx, type Json, type RequestReused, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showClearance, showClearanceLines } from './show-clearances.ts'

const [READ, PROPOSE, APPROVE] = [
  { permission: 'clearance.read' }, { permission: 'clearance.propose' }, { permission: 'clearance.approve' },
] as const
const tags = ['clearances']
const DEED = { tags, headers: RequestHeaders, params: IdParams, response: { 200: ClearanceSaved, '4xx': Problem } }

type Refused = CriterionRefusal | DecideRefusal | StageRefusal | { readonly code: 'clearance-open' }

/**
 * The list of procedures that may be received whatever the territory: proposed, assessed, approved by somebody else,
 * tried, opened in all of the province, taken off (KH 1107 II.4.2).
 */
export function clearanceRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/clearances', {
      config: READ,
      schema: {
        tags, summary: 'Entries of the list, newest first', querystring: ClearancesQuery,
        response: { 200: ClearanceList, '4xx': Problem },
      },
    }, async (request) => {
      const { limit = 50, cursor } = request.query
      const found = await listClearances(rooms.db, { before: readIdCursor(cursor), limit: limit + 1 })
      const last = found.slice(0, limit).at(-1)
      return {
        items: await showClearanceLines(rooms, found.slice(0, limit)),
        next: found.length > limit && last ? writeIdCursor(last.id) : null,
        deeds: { canPropose: scopesOf(request, rooms, 'clearance.propose').length > 0 },
      }
    })

    app.get('/api/clearances/:id', {
      config: READ,
      schema: {
        tags, summary: 'An entry with everything that was done about it', params: IdParams,
        response: { 200: ClearanceDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const entry = await findClearance(rooms.db, request.params.id)
      if (!entry) return sendProblem(reply, problemOf('not-found'))
      return showClearance(rooms, sayTo(request), entry, {
        canPropose: scopesOf(request, rooms, 'clearance.propose').length > 0, canApprove: reachesProvince(request, rooms),
        accountId: request.actor.accountId,
      })
    })

    app.post('/api/clearances', {
      config: PROPOSE,
      schema: {
        tags, summary: 'Propose a procedure for the list', headers: RequestHeaders, body: ProposalBody,
        response: { 201: ClearanceSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const version = rooms.catalogue.on(dayOf(rooms.clock.now())).byPublicId(request.body.procedureId)
      // Of a bundle each procedure is on the list, or is not.
      if (!version || version.content.bundle) {
        const code = 'entry-procedure-unknown'
        return sendProblem(reply, problemOf(code, [faultAt('/procedureId', code)]))
      }
      return change(rooms, request, reply, 201, (ctx) => proposeClearance(ctx, {
        procedureId: version.procedureId, procedure: version.procedurePublicId, reason: request.body.reason,
      }))
    })

    app.post('/api/clearances/:id/criterion', {
      config: PROPOSE, schema: { ...DEED, summary: 'Answer a criterion, with its evidence', body: CriterionBody },
    }, async (request, reply) => {
      const entry = await findClearance(rooms.db, request.params.id)
      const version = entry && rooms.catalogue.on(dayOf(rooms.clock.now())).byPublicId(entry.procedurePublicId)
      return change(rooms, request, reply, 200, (ctx) => answerCriterion(ctx, {
        publicId: request.params.id, ...request.body, isInspected: version?.content.onSiteInspection ?? false,
      }))
    })

    app.post('/api/clearances/:id/approval', {
      config: APPROVE, schema: { ...DEED, summary: 'Approve by a decision', body: ApprovalBody },
    }, async (request, reply) => decide(rooms, request, reply, (ctx) =>
      approveClearance(ctx, { publicId: request.params.id, decision: request.body.decision })))

    app.post('/api/clearances/:id/decline', {
      config: APPROVE, schema: { ...DEED, summary: 'Turn a proposal down', body: DeclineBody },
    }, async (request, reply) => decide(rooms, request, reply, (ctx) =>
      declineClearance(ctx, { publicId: request.params.id, reason: request.body.reason })))

    app.post('/api/clearances/:id/stage', {
      config: APPROVE, schema: { ...DEED, summary: 'Open a pilot in named units, or all of the province', body: StageBody },
    }, async (request, reply) => {
      const isThere = reachesProvince(request, rooms) && await findClearance(rooms.db, request.params.id)
      if (!isThere) return sendProblem(reply, problemOf('not-found'))
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const units = request.body.unitIds.map((id) => directory.byPublicId(id))
      const stranger = units.findIndex((unit) => !unit || !unit.isOneStop && directory.oneStopOf(unit.id) === undefined)
      if (stranger >= 0)
        return sendProblem(reply, problemOf('unit-unknown', [faultAt(`/unitIds/${String(stranger)}`, 'unit-unknown')]))
      const { stage, from, reason } = request.body
      return change(rooms, request, reply, 200, (ctx) => openStage(ctx, {
        publicId: request.params.id, stage, from, reason, unitIds: units.flatMap((unit) => unit?.id ?? []),
      }))
    })

    app.post('/api/clearances/:id/revocation', {
      config: APPROVE, schema: { ...DEED, summary: 'Take it off the list from a day on', body: RevocationBody },
    }, async (request, reply) => decide(rooms, request, reply, (ctx) =>
      revokeClearance(ctx, { publicId: request.params.id, ...request.body })))
  }
}

/** Only at the agency of the province is anything decided about the list: elsewhere it does not exist to be decided. */
async function decide(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply,
  deed: (ctx: Ctx) => Promise<Result<ClearanceDone, Refused>>,
) {
  if (!reachesProvince(request, rooms)) return sendProblem(reply, problemOf('not-found'))
  return change(rooms, request, reply, 200, deed)
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<ClearanceDone, Refused>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId }) =>
    ({ status, body: { id: publicId } }))
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

/** Whether the right to approve reaches the agency that governs all of the province. */
function reachesProvince(request: FastifyRequest, rooms: ApiRooms): boolean {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const [top] = [...directory.levels].sort((a, b) => a.rank - b.rank)
  const agencies = directory.territories(top?.id ?? '').flatMap(({ id }) => directory.agencyGoverning(id)?.id ?? [])
  return scopesOf(request, rooms, 'clearance.approve')
    .some((scope) => agencies.some((id) => isUnitWithin(directory, scope, id)))
}

function scopesOf({ actor }: FastifyRequest, rooms: ApiRooms, permission: 'clearance.propose' | 'clearance.approve') {
  return reachOf(actor.grants, permission, dayOf(rooms.clock.now()))
}

function explain(refusal: Refused | RequestReused) {
  switch (refusal.code) {
    case 'clearance-unknown':
      return problemOf('not-found')
    case 'criteria-open':
      return problemOf('criteria-open', refusal.criteria.map((one) => faultAt(`/criteria/${one}`, 'criterion-open')))
    case 'decision-later':
      return problemOf(refusal.code, [faultAt('/decision/day', refusal.code)])
    case 'day-past':
      return problemOf(refusal.code, [faultAt('/from', refusal.code)])
    case 'units-missing':
      return problemOf(refusal.code, [faultAt('/unitIds', refusal.code)])
    case 'inspection-needed':
      return problemOf(refusal.code, [faultAt('/isMet', refusal.code)])
    case 'clearance-open':
    case 'clearance-decided':
    case 'clearance-own-proposal':
    case 'clearance-not-approved':
    case 'clearance-ended':
    case 'pilot-first':
    case 'province-already':
    case 'request-reused':
      return problemOf(refusal.code)
  }
}
