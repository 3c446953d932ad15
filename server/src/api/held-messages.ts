import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  HandleAgainBody, type HeldMessageLine, HeldMessageList, HeldMessageQuery, ReadHeld, ReadHeldBody, RefuseHeldBody,
} from '@motcua/contracts/held-messages.ts'
import { MessageDone, PartnerParams } from '@motcua/contracts/partners.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { findDossierById, numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type HeldMessage, agencyNamesOf, findHeld, handleAgain, listHeld, readHeld, refuseMessage,
} from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { MEND, isKnown } from './partners.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

const [tags, PAGE] = [['exchange'], 50]
const change = { headers: RequestHeaders, params: IdParams }

/**
 * What outside systems handed over and what waits for somebody: why it is held, and nothing of what it says. That is
 * read for a reason that is put on record (ADR 0105); then it is handled again, or refused.
 */
export function heldMessageRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/partners/:id/held-messages', {
      config: MEND,
      schema: {
        tags, summary: 'What came from it and is held, the oldest first', params: PartnerParams,
        querystring: HeldMessageQuery, response: { 200: HeldMessageList, '4xx': Problem },
      },
    }, async ({ params: { id: partner }, query: { limit = PAGE, cursor } }, reply) => {
      if (!await isKnown(rooms, partner)) return sendProblem(reply, problemOf('partner-unknown'))
      const found = await listHeld(rooms.db, partner, readIdCursor(cursor) ?? 0n, limit + 1)
      const page = found.slice(0, limit)
      const numbers = await numbersOfDossiers(rooms.db, page.flatMap(({ dossierId }) => dossierId ?? []))
      const last = found.length > limit ? page.at(-1) : undefined
      const nameOf = agencyNamesOf(rooms.directory.on(dayOf(rooms.clock.now())))
      return { items: page.map((one) => show(one, numbers, nameOf)), next: last ? writeIdCursor(last.id) : null }
    })

    app.post('/api/held-messages/:id/reading', {
      config: MEND,
      schema: {
        tags, summary: 'Read what a held message says, to decide on it; an event', ...change, body: ReadHeldBody,
        response: { 200: ReadHeld, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { reason } } = request
      // Nothing of it is kept with the request: a repeat reads anew, and that is put on record, too.
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        readHeld(ctx, { message: id, reason }), () => ({ status: 200, body: null }))
      if (!outcome.ok) return sendOutcome(reply, outcome, explain)
      const found = await findHeld(rooms.db, id)
      if (!found) return sendProblem(reply, problemOf('message-unknown'))
      // A repeat of the request is let through by its answer, not by the message as it is now.
      if (found.state !== 'held') return sendProblem(reply, problemOf('message-not-held'))
      const dossier = found.dossierId === null ? undefined : await findDossierById(rooms.db, found.dossierId)
      await noteLooks(rooms, request, [{
        page: 'held-message', purpose: reason, isRegister: true,
        ...dossier ? { dossier } : { personIds: [], isOfUnknown: true },
      }])
      return { body: found.body }
    })

    app.post('/api/held-messages/:id/handling', {
      config: MEND,
      schema: {
        tags, summary: 'Have it handled once more, since what held it may be gone', ...change, body: HandleAgainBody,
        response: { 200: MessageDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id } } = request
      const outcome = await inTransaction(rooms, senderOf(request, {}), (ctx) => handleAgain(ctx, id),
        () => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome, explain)
    })

    app.post('/api/held-messages/:id/refusal', {
      config: MEND,
      schema: {
        tags, summary: 'Decide that nothing comes of it, and why', ...change, body: RefuseHeldBody,
        response: { 200: MessageDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { reason } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        refuseMessage(ctx, { message: id, reason, machineNow: rooms.machineClock.now() }),
      () => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome, explain)
    })
  }
}

const explain = explainBeside({ 'reason-needed': '/reason' })

function show(
  one: HeldMessage, numbers: ReadonlyMap<bigint, string>, nameOf: (code: string) => string | undefined,
): HeldMessageLine {
  const { publicId: id, kind, sender, saidAt, receivedAt, dossierId, fault } = one
  return {
    id, kind, sender, senderName: (sender === null ? undefined : nameOf(sender)) ?? null, fault,
    saidAt: saidAt?.toISOString() ?? null, receivedAt: receivedAt.toISOString(),
    dossierNumber: dossierId === null ? null : numbers.get(dossierId) ?? null,
  }
}
