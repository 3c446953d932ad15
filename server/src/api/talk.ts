import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { TalkBody, type TalkLine, TalkPage, TalkQuery } from '@motcua/contracts/talk.ts'
import Type from 'typebox'
import { dayOf } from '../kernel/work-calendar.ts'
import { recordRead } from '../modules/audit/public.ts'
import { type Dossier, type Talk, listTalk, talkAboutDossier } from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { findWithinReach } from './dossier-detail.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

/** What applicant and office write to each other about a dossier, and units among themselves. */
export function talkRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/dossiers/:id/talk',
      {
        config: { permission: 'dossier.read' },
        schema: {
          tags: ['dossiers'], summary: 'The talk about a dossier with the applicant, or between units; newest first',
          params: IdParams, querystring: TalkQuery, response: { 200: TalkPage, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const { circle = 'applicant', limit = 50, cursor } = request.query
        const lines = await listTalk(rooms.db, dossier.id, circle, limit + 1, readIdCursor(cursor))
        const { actor, ip } = request
        await recordRead(rooms.db, {
          happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
          page: 'talk', purpose: 'dossier.read', dossierId: dossier.id, personIds: [dossier.applicantId],
        })
        const page = lines.slice(0, limit)
        const last = page.at(-1)
        return {
          items: await showTalk(rooms, dossier, page),
          next: lines.length > limit && last ? writeIdCursor(last.id) : null,
        }
      },
    )

    app.post(
      '/api/dossiers/:id/talk',
      {
        config: { permission: 'dossier.talk' },
        schema: {
          tags: ['dossiers'], summary: 'Write to the applicant, or to the other units', params: IdParams,
          headers: RequestHeaders, body: TalkBody,
          response: { 201: Type.Object({ id: Type.String({ format: 'uuid' }) }), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { body, params: { id: publicId } } = request
        const viewer = viewerOf(request, rooms)
        const outcome = await inTransaction(
          rooms, senderOf(request, body), (ctx) => talkAboutDossier(ctx, rooms, { publicId, viewer, ...body }),
          (id) => ({ status: 201, body: { id } }),
        )
        return sendOutcome(reply, outcome)
      },
    )
  }
}

async function showTalk(
  rooms: Pick<ApiRooms, 'db' | 'directory'>, dossier: Pick<Dossier, 'applicantName'>, lines: readonly Talk[],
): Promise<TalkLine[]> {
  const officials = lines.flatMap(({ isFromApplicant, saidBy }) => isFromApplicant ? [] : [saidBy])
  const names = await namesOfStaff(rooms.db, officials)
  return lines.map(({ publicId, circle, isFromApplicant, saidBy, unitId, text, saidAt }) => ({
    id: publicId, circle, isFromApplicant, text, at: saidAt.toISOString(),
    byName: isFromApplicant ? dossier.applicantName : names.get(saidBy) ?? '',
    unitName: unitId === null ? null : rooms.directory.on(dayOf(saidAt)).byId(unitId)?.name ?? null,
  }))
}
