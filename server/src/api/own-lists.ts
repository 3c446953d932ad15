import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  type AskedList, FollowUp, FollowUpBody, NewSavedView, SavedView, SavedViewList,
} from '@motcua/contracts/dossier-lists.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { deleteView, followUpsOf, listSavedViews, saveView, setFollowUp } from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { findWithinReach } from './dossier-detail.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** How one person looks at lists: those saved under a name, and days of looking at a dossier again. */
export function ownListRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/saved-views',
      {
        config: { permission: 'dossier.list' },
        schema: {
          tags: ['dossiers'], summary: 'The lists that one has saved, by name',
          response: { 200: SavedViewList, '4xx': Problem },
        },
      },
      async ({ actor }) => ({
        items: (await listSavedViews(rooms.db, actor.accountId)).map(({ publicId, name, asked }) =>
          ({ id: publicId, name, asked: asked as AskedList })),
      }),
    )

    app.post(
      '/api/saved-views',
      {
        config: { permission: 'dossier.list' },
        schema: {
          tags: ['dossiers'], summary: 'Save a list with its filter and order; the same name replaces',
          headers: RequestHeaders, body: NewSavedView, response: { 201: SavedView, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { asked } = request.body
        const name = cleanText(request.body.name)
        const outcome = await inTransaction(
          rooms, senderOf(request, request.body),
          (ctx) => saveView(ctx, { name, asked }),
          ({ publicId }) => ({ status: 201, body: { id: publicId, name, asked } }),
        )
        return sendOutcome(reply, outcome)
      },
    )

    app.delete(
      '/api/saved-views/:id',
      {
        config: { permission: 'dossier.list' },
        schema: {
          tags: ['dossiers'], summary: 'Delete one of them', params: IdParams,
          response: { 204: Type.Null(), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const outcome = await inTransaction(
          rooms, senderOf(request), (ctx) => deleteView(ctx, request.params.id), () => ({ status: 204, body: null }),
        )
        return sendOutcome(reply, outcome)
      },
    )

    app.get(
      '/api/dossiers/:id/follow-up',
      {
        config: { permission: 'dossier.read' },
        schema: {
          tags: ['dossiers'], summary: 'On which day one wants to look at it again', params: IdParams,
          response: { 200: FollowUp, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const dossier = await findWithinReach(rooms, request)
        if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
        const days = await followUpsOf(rooms.db, request.actor.accountId, [dossier.id])
        return { onDay: days.get(dossier.id) ?? null }
      },
    )

    app.post(
      '/api/dossiers/:id/follow-up',
      {
        config: { permission: 'dossier.read' },
        schema: {
          tags: ['dossiers'], summary: 'Note for oneself when to look at it again', params: IdParams,
          headers: RequestHeaders, body: FollowUpBody, response: { 200: FollowUp, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const [viewer, { onDay }] = [viewerOf(request, rooms), request.body]
        const outcome = await inTransaction(
          rooms, senderOf(request, { onDay }),
          (ctx) => setFollowUp(ctx, rooms, { publicId: request.params.id, viewer, onDay }),
          (kept) => ({ status: 200, body: kept }),
        )
        return sendOutcome(reply, outcome)
      },
    )
  }
}
