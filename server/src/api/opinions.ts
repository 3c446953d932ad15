import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  Opinion, OpinionBody, OpinionQuery, OpinionTemplate, OpinionTemplateBody, OpinionTemplateList, TEMPLATE_FIELDS,
} from '@motcua/contracts/talk.ts'
import Type from 'typebox'
import {
  addTemplate, dropTemplate, findKeptOpinion, keepOpinion, templatesFor,
} from '../modules/dossiers/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const Id = Type.String({ format: 'uuid' })
const Kept = Type.Object({ revision: Type.Integer(), savedAt: Type.String({ format: 'date-time' }) })

/** What an officer is typing for a deed, kept while it is typed; and the templates of the agency for it. */
export function opinionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/dossiers/:id/opinion',
      {
        config: { permission: 'dossier.talk' },
        schema: {
          tags: ['dossiers'], summary: 'What one has typed for a deed on this dossier and not sent', params: IdParams,
          querystring: OpinionQuery, response: { 200: Opinion, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { params: { id: publicId }, query: { deed = 'proposal' } } = request
        const on = { publicId, viewer: viewerOf(request, rooms), deed }
        const found = await findKeptOpinion(rooms.db, rooms, on, rooms.clock.now())
        if (!found) return sendProblem(reply, problemOf('dossier-unknown'))
        const { kept, before = null } = found
        return {
          revision: kept?.revision ?? 0, fields: kept?.fields ?? {}, savedAt: kept?.savedAt.toISOString() ?? null,
          before,
        }
      },
    )

    app.post(
      '/api/dossiers/:id/opinion',
      {
        config: { permission: 'dossier.talk' },
        schema: {
          tags: ['dossiers'], summary: 'Keep what one is typing, in place of the revision that was read',
          params: IdParams, headers: RequestHeaders, body: OpinionBody, response: { 200: Kept, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const { body, params: { id: publicId } } = request
        const viewer = viewerOf(request, rooms)
        const outcome = await inTransaction(
          rooms, senderOf(request, body), (ctx) => keepOpinion(ctx, rooms, { publicId, viewer, ...body }),
          ({ revision, savedAt }) => ({ status: 200, body: { revision, savedAt: savedAt.toISOString() } }),
        )
        return sendOutcome(reply, outcome)
      },
    )

    app.get(
      '/api/opinion-templates',
      {
        config: { permission: 'dossier.talk' },
        schema: {
          tags: ['dossiers'], summary: 'Templates of opinions of the own agency, by name',
          response: { 200: OpinionTemplateList, '4xx': Problem },
        },
      },
      async (request) => {
        const templates = await templatesFor(rooms.db, rooms, viewerOf(request, rooms), rooms.clock.now())
        return { items: templates.map(showTemplate) }
      },
    )

    app.post(
      '/api/opinion-templates',
      {
        config: { permission: 'dossier.assign' },
        schema: {
          tags: ['dossiers'], summary: 'Add a template of the own agency', headers: RequestHeaders,
          body: OpinionTemplateBody, response: { 201: OpinionTemplate, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const input = { ...request.body, viewer: viewerOf(request, rooms), fields: TEMPLATE_FIELDS }
        const outcome = await inTransaction(
          rooms, senderOf(request, request.body), (ctx) => addTemplate(ctx, rooms, input),
          (template) => ({ status: 201, body: showTemplate(template) }),
        )
        return sendOutcome(reply, outcome, ({ code }) =>
          problemOf(code, [faultAt(code === 'template-named-already' ? '/name' : '/text', code)]))
      },
    )

    app.post(
      '/api/opinion-templates/ending',
      {
        config: { permission: 'dossier.assign' },
        schema: {
          tags: ['dossiers'], summary: 'Take a template of the own agency out of use', headers: RequestHeaders,
          body: Type.Object({ id: Id }, { additionalProperties: false }),
          response: { 200: Type.Object({ id: Id }), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const input = { publicId: request.body.id, viewer: viewerOf(request, rooms) }
        const outcome = await inTransaction(
          rooms, senderOf(request, request.body), (ctx) => dropTemplate(ctx, rooms, input),
          (id) => ({ status: 200, body: { id } }),
        )
        return sendOutcome(reply, outcome)
      },
    )
  }
}

function showTemplate({ publicId, name, text }: { publicId: string; name: string; text: string }) {
  return { id: publicId, name, text }
}
