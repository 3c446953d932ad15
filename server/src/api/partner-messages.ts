import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  DropBody, MessageDone, PartnerMessage, PartnerMessageList, PartnerMessageQuery, ReadMessage, ReadMessageBody,
  ResendBody,
} from '@motcua/contracts/partners.ts'
import { IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { findDossierById, findDossierByNumber, numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type LoggedMessage, type SaidMessage, digestOf, dropMessage, findMessage, listLog, readMessage,
  resendMessage,
} from '../modules/integration/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { MEND } from './partners.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const [tags, PAGE] = [['exchange'], 50]

/**
 * The log of what goes to outside systems: what became of each message and what proves it, and nothing of what it says.
 * That is read of a refused one alone, since it has to be put right, for a reason that is put on record.
 */
export function partnerMessageRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/partner-messages', {
      config: MEND,
      schema: {
        tags, summary: 'Messages to outside systems, newest first', querystring: PartnerMessageQuery,
        response: { 200: PartnerMessageList, '4xx': Problem },
      },
    }, async ({ query: { number, partner, state, day, limit = PAGE, cursor = '' } }) => {
      const dossierId = number === undefined ? undefined : (await findDossierByNumber(rooms.db, number))?.id
      const isNone = number !== undefined && dossierId === undefined
      const found = isNone ? [] : await listLog(rooms.db, {
        partner, state, dossierId, day, after: readCursor(cursor), limit: limit + 1,
      })
      const page = found.slice(0, limit)
      const numbers = await numbersOfDossiers(rooms.db, page.flatMap((one) => one.dossierId ?? []))
      const last = found.length > limit ? page.at(-1) : undefined
      return {
        items: page.map((one) => ({ ...showLine(one, numbers), behind: one.behind })),
        next: last ? writeCursor({ at: last.happenedAt, id: last.id }) : null,
      }
    })

    app.get('/api/partner-messages/:id', {
      config: MEND,
      schema: {
        tags, summary: 'What became of a message and what proves it, without what it says', params: IdParams,
        querystring: Nothing, response: { 200: PartnerMessage, '4xx': Problem },
      },
    }, async ({ params: { id } }, reply) => {
      const found = await findMessage(rooms.db, id)
      if (!found) return sendProblem(reply, problemOf('message-unknown'))
      const { dossierId } = found
      return showMessage(found, await numbersOfDossiers(rooms.db, dossierId === null ? [] : [dossierId]))
    })

    app.post('/api/partner-messages/:id/reading', {
      config: MEND,
      schema: {
        tags, summary: 'Read what a refused message says, to put it right; an event', headers: RequestHeaders,
        params: IdParams, body: ReadMessageBody, response: { 200: ReadMessage, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { reason } } = request
      // Nothing of it is kept with the request: a repeat reads anew, and that is put on record, too.
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        readMessage(ctx, { message: id, reason }), () => ({ status: 200, body: null }))
      if (!outcome.ok) return sendOutcome(reply, outcome, explain)
      const found = await findMessage(rooms.db, id)
      if (!found) return sendProblem(reply, problemOf('message-unknown'))
      // A repeat of the request is let through by its answer, not by the message as it is now.
      if (found.state !== 'dead') return sendProblem(reply, problemOf('message-not-dead'))
      const dossier = found.dossierId === null ? undefined : await findDossierById(rooms.db, found.dossierId)
      // What is of no dossier may still tell of somebody: of whom, nobody knows.
      await noteLooks(rooms, request, [{
        page: 'partner-message', purpose: reason, isRegister: true,
        ...dossier ? { dossier } : { personIds: [], isOfUnknown: true },
      }])
      return { body: found.body }
    })

    app.post('/api/partner-messages/:id/resending', {
      config: MEND,
      schema: {
        tags, summary: 'Send a refused message again, as it was or put right', headers: RequestHeaders,
        params: IdParams, body: ResendBody, response: { 200: MessageDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { body } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        resendMessage(ctx, { message: id, body }), () => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome, explain)
    })

    app.post('/api/partner-messages/:id/dropping', {
      config: MEND,
      schema: {
        tags, summary: 'Decide that a refused message is not sent', headers: RequestHeaders, params: IdParams,
        body: DropBody, response: { 200: MessageDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { reason } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        dropMessage(ctx, { message: id, reason }), () => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome, explain)
    })
  }
}

const explain = explainBeside({
  'reason-needed': '/reason', 'message-of-other-dossier': '/body', 'message-of-other-state': '/body',
  'message-unreadable': '/body', 'letter-only-words': '/body',
})

function showLine(one: Omit<LoggedMessage, 'behind'>, numbers: ReadonlyMap<bigint, string>) {
  const { publicId, partner, kind, state, dossierId, happenedAt, triedAt, tries, fault, acknowledgedAt } = one
  return {
    id: publicId, partner, kind, state, dossierNumber: dossierId === null ? null : numbers.get(dossierId) ?? null,
    happenedAt: happenedAt.toISOString(), triedAt: triedAt?.toISOString() ?? null, tries, fault,
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
  }
}

function showMessage(found: SaidMessage, numbers: ReadonlyMap<bigint, string>): PartnerMessage {
  const { madeAt, body, digest, answerDigest, dropReason, thinnedAt } = found
  return {
    ...showLine(found, numbers), madeAt: madeAt.toISOString(), digest: digest.toString('hex'),
    isIntact: thinnedAt ? null : digestOf(body).equals(digest), thinnedAt: thinnedAt?.toISOString() ?? null,
    answerDigest: answerDigest?.toString('hex') ?? null, dropReason,
  }
}
