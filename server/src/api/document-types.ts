import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AliasBody, AliasEndBody, AliasSaved, DocumentTypeList } from '@motcua/contracts/document-types.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type AliasRefusal, type EndAliasRefusal, type SavedAlias, aliasDocumentType, aliasesOn, countTypeVersions,
  endAliasOfType, likelyDoubles,
} from '../modules/catalogue/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { type ProblemCode, faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const KEEP = { permission: 'catalogue.manage' } as const
const tags = ['catalogue']

/** The catalogue of document types: other names, codes, national codes by days, and doubles (KH 1107 II.2.7). */
export function documentTypeRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/document-types', {
      config: KEEP,
      schema: {
        tags, summary: 'Every document type with what it is called, too, and which may be the same',
        response: { 200: DocumentTypeList, '4xx': Problem },
      },
    }, async () => showTypes(rooms))

    app.post('/api/document-types/alias', {
      config: KEEP,
      schema: {
        tags, summary: 'Say from a day on what a type is called, too, its code, or that it is a double', headers: RequestHeaders,
        body: AliasBody, response: { 201: AliasSaved, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 201, (ctx) =>
      aliasDocumentType(ctx, { ...request.body, text: request.body.text.trim(), reason: request.body.reason ?? null })))

    app.post('/api/document-type-aliases/:id/end', {
      config: KEEP,
      schema: {
        tags, summary: 'Let it hold no longer from a day on', headers: RequestHeaders, params: IdParams, body: AliasEndBody,
        response: { 200: AliasSaved, '4xx': Problem },
      },
    }, async (request, reply) => change(rooms, request, reply, 200, (ctx) =>
      endAliasOfType(ctx, { publicId: request.params.id, ...request.body })))
  }
}

/** Where each refusal belongs in the body. */
const PLACES: Readonly<Partial<Record<ProblemCode, string>>> = {
  'document-type-unknown': '/text', 'alias-held': '/text', 'alias-of-itself': '/text', 'alias-day-over': '/from',
  'reason-needed': '/reason',
}

async function change(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply, status: number,
  deed: (ctx: Ctx) => Promise<Result<SavedAlias, AliasRefusal | EndAliasRefusal>>,
) {
  const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), deed, ({ publicId }) =>
    ({ status, body: { id: publicId } }))
  if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
  const { code } = outcome.refusal
  const place = PLACES[code]
  return sendProblem(reply, problemOf(code, place === undefined ? [] : [faultAt(place, code)]))
}

async function showTypes({ db, catalogue, clock }: ApiRooms) {
  const today = dayOf(clock.now())
  const versions = await countTypeVersions(db)
  const [types, aliases] = [catalogue.documentTypes(), catalogue.typeAliases()]
  const held = new Set(aliasesOn(aliases, today))
  const nameOf = (key: string) => catalogue.documentType(key)?.name ?? key
  return {
    today, doubles: likelyDoubles(types, aliases, today).map(({ why, types: all }) => ({ why, types: [...all] })),
    items: types.map(({ idOfData: key, name, code, codeInvented, issuer, isReusable, isSecret }) => {
      const own = aliases.filter(({ type }) => type === key)
      return {
        key, name, code, isCodeInvented: codeInvented, issuer, isReusable, isSecret, versions: versions.get(key) ?? 0,
        nationalCode: own.find((one) => one.kind === 'national-code' && held.has(one))?.text ?? null,
        aliases: own.map((one) => ({
          id: one.publicId, kind: one.kind, text: one.text, name: one.kind === 'same-as' ? nameOf(one.text) : '',
          from: one.validFrom, until: one.validTo, isHeld: held.has(one), isFromData: one.source === 'data', reason: one.reason,
        })),
      }
    }),
  }
}
