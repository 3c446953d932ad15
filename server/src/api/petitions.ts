import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  PetitionAnswerBody, PetitionAssignmentBody, PetitionDetail, PetitionDone, type PetitionLine, PetitionList,
  PetitionQuery, PetitionRefusalBody,
} from '@motcua/contracts/petitions.ts'
import { IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { maskEmail, maskPhone } from '../kernel/mask.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { deskOf, isAsked, unitsAsked } from '../modules/dossiers/public.ts'
import {
  type Petition, answerPetition, assignPetition, findPetition, isOpenPetition, listPetitions, numberOfPetition,
  refusePetition, takePetition,
} from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { asSeenBy } from './as-seen.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

const answers = { permission: 'consultation.answer' as const }
const [tags, PAGE] = [['petitions'], 50]
const change = { headers: RequestHeaders, params: IdParams }

/** What people ask or report without a dossier, for whoever answers what the unit is asked whose work it is. */
export function petitionRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/petitions', {
      config: answers,
      schema: {
        tags, summary: 'What people ask or report and nobody has answered, due first', querystring: PetitionQuery,
        response: { 200: PetitionList, '4xx': Problem },
      },
    }, async (request) => {
      const { cursor } = request.query
      const place = cursor === undefined ? undefined : readCursor(cursor)
      const found = await listPetitions(rooms.db, {
        unitIds: unitsAsked(rooms.directory.on(dayOf(rooms.clock.now())), viewerOf(request, rooms)), limit: PAGE + 1,
        after: place && { dueAt: place.at, id: place.id },
      })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await showLines(rooms, request, page), next: last ? writeCursor({ at: last.dueAt, id: last.id }) : null,
      }
    })

    app.get('/api/petitions/:id', {
      config: answers,
      schema: {
        tags, summary: 'What one asks, who says it, and what became of it', params: IdParams, querystring: Nothing,
        response: { 200: PetitionDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findAsked(rooms, request)
      const [line] = found ? await showLines(rooms, request, [found]) : []
      if (!found || !line) return sendProblem(reply, problemOf('petition-unknown'))
      // Nobody knows who it is: a name is as it was given, and no person of ours.
      await noteLooks(rooms, request, [
        { page: 'petition', purpose: 'consultation.answer', personIds: [], isOfUnknown: true },
      ])
      return showDetail(rooms, request, line, found)
    })

    app.post('/api/petitions/:id/assignment', {
      config: answers,
      schema: {
        tags, summary: 'Give it to another unit, whose work it is from now on, and say why', ...change,
        body: PetitionAssignmentBody, response: { 200: PetitionDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const outcome = await inTransaction(rooms, senderOf(request, body), (ctx) =>
        assignPetition(ctx, rooms, { ...onOf(rooms, request), ...body }), showDone)
      return sendOutcome(reply, outcome, explain)
    })

    app.post('/api/petitions/:id/taking', {
      config: answers,
      schema: {
        tags, summary: 'Take it, also from a colleague', ...change, body: Nothing,
        response: { 200: PetitionDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const outcome = await inTransaction(rooms, senderOf(request, {}), (ctx) =>
        takePetition(ctx, rooms, onOf(rooms, request)), showDone)
      return sendOutcome(reply, outcome)
    })

    app.post('/api/petitions/:id/answer', {
      config: answers,
      schema: {
        tags, summary: 'Answer it where it was asked, once taken', ...change, body: PetitionAnswerBody,
        response: { 200: PetitionDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body: { words } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        answerPetition(ctx, rooms, { ...onOf(rooms, request), words }), showDone)
      return sendOutcome(reply, outcome, explainBeside({ 'nothing-said': '/words' }))
    })

    app.post('/api/petitions/:id/refusal', {
      config: answers,
      schema: {
        tags, summary: 'Refuse it, with the reason that whoever asked reads', ...change, body: PetitionRefusalBody,
        response: { 200: PetitionDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body: { reason } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        refusePetition(ctx, rooms, { ...onOf(rooms, request), reason }), showDone)
      return sendOutcome(reply, outcome, explain)
    })
  }
}

const explain = explainBeside({ 'reason-needed': '/reason', 'petition-unit-unknown': '/unitId' })
const showDone = (id: string) => ({ status: 200, body: { id } })

type OnOne = FastifyRequest<{ Params: { id: string } }>

function onOf(rooms: ApiRooms, request: OnOne) {
  return { publicId: request.params.id, viewer: viewerOf(request, rooms) }
}

/** The petition of the address, if whoever asks answers for its unit; otherwise it does not exist. */
async function findAsked(rooms: ApiRooms, request: OnOne): Promise<Petition | undefined> {
  const found = await findPetition(rooms.db, request.params.id)
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return found && isAsked(directory, viewerOf(request, rooms), found.unitId) ? found : undefined
}

async function showLines(
  rooms: ApiRooms, request: FastifyRequest, found: readonly Petition[],
): Promise<PetitionLine[]> {
  const now = rooms.clock.now()
  const [directory, seen] = [rooms.directory.on(dayOf(now)), asSeenBy(request, rooms)]
  const desk = deskOf(viewerOf(request, rooms))
  const names = await namesOfStaff(rooms.db, found.flatMap(({ takenBy }) => takenBy ?? []))
  return found.map((one) => {
    const { publicId, kind, messageId, state, subject, receivedAt, refuseBy, dueAt, unitId, takenBy } = one
    return {
      id: publicId, number: numberOfPetition(one.id), kind, state,
      source: messageId === null ? 'own-portal' as const : 'national-portal' as const,
      subject: subject === '' ? null : seen('said', subject), receivedAt: receivedAt.toISOString(),
      refuseBy: refuseBy.toISOString(), dueAt: dueAt.toISOString(), isLate: dueAt < now,
      unitName: directory.lastKnown(unitId)?.name ?? '', takenBy: takenBy === null ? null : names.get(takenBy) ?? '',
      isMine: takenBy === desk,
    }
  })
}

function showDetail(
  rooms: ApiRooms, request: FastifyRequest, line: PetitionLine, found: Petition,
): PetitionDetail {
  const seen = asSeenBy(request, rooms)
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const { state, numberThere, senderName, phone, email, words, assignedFrom, assignReason, endedAt } = found
  return {
    ...line, isOpen: isOpenPetition(state), numberThere, senderName: seen('name', senderName),
    phone: seen('phone', phone, maskPhone), email: seen('said', email === null ? null : maskEmail(email)), words: seen('said', words),
    assignedFrom: assignedFrom === null ? null : directory.lastKnown(assignedFrom)?.name ?? '', assignReason,
    endedAt: endedAt?.toISOString() ?? null, answerWords: found.answerWords, refuseReason: found.refuseReason,
  }
}
