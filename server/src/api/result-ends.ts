import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  ResultEndBody, ResultEndDecisionBody, type ResultEndLine, ResultEndSaved, ResultEndWithdrawalBody, ResultStatus,
} from '@motcua/contracts/result-ends.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type DecideResultEndRefusal, type Dossier, type ProposeResultEndRefusal, type ResultEnd, decideResultEnd, endsIt,
  type WithdrawResultEndRefusal, convertsOf, findSignedResult, isOwnProposal, isWithinReach, listResultEnds,
  proposeResultEnd, withdrawResultEnd,
} from '../modules/dossiers/public.ts'
import { listTasks } from '../modules/workflow/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { asSeenBy } from './as-seen.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { showConversions } from './conversions.ts'
import { findWithinReach } from './dossier-detail.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import { correctableOf } from './result-rows.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const [PROPOSE, DECIDE] = [{ permission: 'result.propose-end' }, { permission: 'result.decide-end' }] as const
const tags = ['results']

/** Issued results that are revoked, replaced or corrected: proposed by one, confirmed by another. */
export function resultEndRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/result-status', {
      config: { permission: 'dossier.read' },
      schema: {
        tags, summary: 'The issued result of a dossier, and what was proposed about it', params: IdParams,
        response: { 200: ResultStatus, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      return dossier ? show(rooms, request, dossier) : sendProblem(reply, problemOf('dossier-unknown'))
    })

    app.post('/api/dossiers/:id/result-ends', {
      config: PROPOSE,
      schema: {
        tags, summary: 'Propose that it be revoked, replaced or corrected', params: IdParams, headers: RequestHeaders,
        body: ResultEndBody, response: { 201: ResultEndSaved, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 201, (ctx) => proposeResultEnd(ctx, rooms, {
      publicId: request.params.id, viewer: viewerOf(request, rooms), ...request.body,
      correctable: (dossier) => correctableOf(rooms, dossier).map(({ key }) => key),
    })))

    app.post('/api/dossiers/:id/result-end-withdrawal', {
      config: PROPOSE,
      schema: {
        tags, summary: 'Take back what one proposed oneself', params: IdParams, headers: RequestHeaders,
        body: ResultEndWithdrawalBody, response: { 200: ResultEndSaved, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 200, (ctx) => withdrawResultEnd(ctx, rooms, {
      publicId: request.params.id, viewer: viewerOf(request, rooms), ...request.body,
    })))

    app.post('/api/dossiers/:id/result-end-decision', {
      config: DECIDE,
      schema: {
        tags, summary: 'Confirm it, or decline it', params: IdParams, headers: RequestHeaders,
        body: ResultEndDecisionBody, response: { 200: ResultEndSaved, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 200, (ctx) => decideResultEnd(ctx, rooms, {
      publicId: request.params.id, viewer: viewerOf(request, rooms), ...request.body,
    })))
  }
}

type EndRefusal = ProposeResultEndRefusal | DecideResultEndRefusal | WithdrawResultEndRefusal

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<ResultEnd, EndRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId }) =>
    ({ status, body: { id: publicId } }))
  if (!outcome.ok) {
    const { code } = outcome.refusal
    const at = code === 'decision-later' ? '/decisionDay' : code === 'replacement-unknown' ? '/byCode'
      : code === 'result-field-unknown' ? '/correctedData' : undefined
    return sendProblem(reply, problemOf(code, at === undefined ? [] : [faultAt(at, code)]))
  }
  return reply.code(outcome.value.status).send(outcome.value.body)
}

async function show(rooms: ApiRooms, request: FastifyRequest, dossier: Dossier): Promise<ResultStatus> {
  const [result, ends, tasks, conversions] = await Promise.all([
    findSignedResult(rooms.db, dossier.id), listResultEnds(rooms.db, dossier.id), listTasks(rooms.db, dossier.id),
    showConversions(rooms, dossier.id),
  ])
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const may = (permission: Permission) =>
    isWithinReach(directory, viewerOf(request, rooms, permission), dossier, tasks)
  const isInForce = !ends.some(endsIt)
  const correctable = correctableOf(rooms, dossier)
  const isOpen = ends.some(({ decidedAt }) => decidedAt === null)
  return {
    result: result ? {
      code: result.code, number: result.number, issuedOn: result.issuedOn, title: result.title, isInForce,
    } : null,
    ends: await showEnds(rooms, request, { ends, names: correctable }),
    correctable,
    mayPropose: result !== undefined && isInForce && !isOpen && may(PROPOSE.permission),
    mayDecide: isOpen && may(DECIDE.permission), mayWithdraw: isOpen && may(PROPOSE.permission),
    conversions, mayConvert: result !== undefined && isInForce
      && convertsOf(directory, viewerOf(request, rooms, 'slip.print'), dossier, tasks) !== undefined,
  }
}

async function showEnds(
  rooms: ApiRooms, request: FastifyRequest, { ends, names: labels }: {
    readonly ends: readonly ResultEnd[]; readonly names: readonly { readonly key: string; readonly label: string }[]
  },
): Promise<ResultEndLine[]> {
  const seen = asSeenBy(request, rooms)
  const names = await namesOfStaff(
    rooms.db, ends.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]).filter((id) => id !== null))
  const codes = await Promise.all(ends.map(async ({ byDossierId }) =>
    byDossierId === null ? undefined : findSignedResult(rooms.db, byDossierId)))
  return ends.map((end, nth) => ({
    id: end.publicId, kind: end.kind, decisionNumber: end.decisionNumber, decisionDay: end.decisionDay,
    reason: end.reason, byCode: codes[nth]?.code ?? null,
    corrected: seen('answers', Object.entries(end.correctedData ?? {}).map(([key, text]) => (
      { label: labels.find((one) => one.key === key)?.label ?? key, text })), (lines) => lines) ?? [],
    state: stateOf(end),
    proposedAt: end.proposedAt.toISOString(), proposedBy: names.get(end.proposedBy) ?? '',
    decidedAt: end.decidedAt?.toISOString() ?? null,
    decidedBy: end.decidedBy === null ? null : names.get(end.decidedBy) ?? '', note: end.note,
    isOwn: isOwnProposal(end, [request.actor.accountId]),
  }))
}

/** Declined by whoever proposed it, it was taken back. */
function stateOf(end: ResultEnd): ResultEndLine['state'] {
  if (end.isConfirmed === null) return 'waiting'
  if (end.isConfirmed) return 'confirmed'
  return isOwnProposal(end, [end.decidedBy ?? undefined]) ? 'withdrawn' : 'declined'
}
