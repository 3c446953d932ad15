import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ArchiveClosed, DestructionBody, DestructionDecisionBody, DestructionList, HoldBody, KeptList,
} from '@motcua/contracts/archive.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import {
  type DecideDestructionRefusal, type HoldPackageRefusal, type ProposeDestructionRefusal, decideDestruction,
  holdPackage, liftHold, proposeDestruction,
} from '../modules/dossiers/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { archiveUnitsOf } from './archive.ts'
import { senderOf } from './authenticate.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showDestructions, showKept } from './show-archive.ts'

const [KEEP, DECIDE] = [{ permission: 'archive.keep' }, { permission: 'archive.decide' }] as const
const tags = ['archive']
const response = { 200: ArchiveClosed, '4xx': Problem }

type Refused = HoldPackageRefusal | ProposeDestructionRefusal | DecideDestructionRefusal

/**
 * What becomes of packages that the archive keeps: held, or destroyed when their time is over, proposed by one person
 * and decided by another (Luật Lưu trữ 2011 Đ.17, Đ.28).
 */
export function archiveEndRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/archive/kept', {
      config: KEEP,
      schema: { tags, summary: 'What the archive keeps, and until when', response: { 200: KeptList, '4xx': Problem } },
    }, async (request) => showKept(rooms, archiveUnitsOf(request, rooms)))

    app.post('/api/archive/packages/:id/hold', {
      config: KEEP,
      schema: { tags, summary: 'Hold a package, so that nobody destroys it', headers: RequestHeaders, params: IdParams, body: HoldBody, response },
    }, async (request, reply) => change(rooms, request, reply, (ctx) => holdPackage(ctx, {
      publicId: request.params.id, unitIds: archiveUnitsOf(request, rooms), reason: request.body.reason.trim(),
    })))

    app.post('/api/archive/packages/:id/hold-end', {
      config: KEEP,
      schema: { tags, summary: 'Lift the hold, with the reason', headers: RequestHeaders, params: IdParams, body: HoldBody, response },
    }, async (request, reply) => change(rooms, request, reply, (ctx) => liftHold(ctx, {
      publicId: request.params.id, unitIds: archiveUnitsOf(request, rooms), reason: request.body.reason.trim(),
    })))

    app.post('/api/archive/destructions', {
      config: KEEP,
      schema: { tags, summary: 'Propose to destroy packages whose time is over', headers: RequestHeaders, body: DestructionBody, response },
    }, async (request, reply) => change(rooms, request, reply, (ctx) => proposeDestruction(ctx, {
      packages: request.body.packages, unitIds: archiveUnitsOf(request, rooms), reason: request.body.reason.trim(),
    })))

    app.get('/api/archive/destructions', {
      config: DECIDE,
      schema: {
        tags, summary: 'Proposals to destroy, and what was decided', response: { 200: DestructionList, '4xx': Problem },
      },
    }, async (request) => showDestructions(rooms, archiveUnitsOf(request, rooms)))

    app.post('/api/archive/destructions/:id/decision', {
      config: DECIDE,
      schema: {
        tags, summary: 'Destroy, or keep on', headers: RequestHeaders, params: IdParams, body: DestructionDecisionBody,
        response,
      },
    }, async (request, reply) => change(rooms, request, reply, (ctx) => decideDestruction(ctx, {
      publicId: request.params.id, unitIds: archiveUnitsOf(request, rooms), isApproved: request.body.isApproved,
      note: request.body.note.trim(),
    })))
  }
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply,
  deed: (ctx: Ctx) => Promise<Result<{ readonly publicId: string }, Refused>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId: id }) =>
    ({ status: 200, body: { id } }))
  if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
  const { refusal } = outcome
  return sendProblem(reply, problemOf(
    refusal.code, 'at' in refusal ? [faultAt(`/packages/${String(refusal.at)}`, refusal.code)] : [],
  ))
}
