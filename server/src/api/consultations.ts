import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ConsultationAnswerBody, ConsultationBody, ConsultationDetail, ConsultationLetterParams, ConsultationList,
  ConsultationPaperParams, ConsultationHearingBody, ConsultationQuery, ConsultationTypedBody, ConsultationUnitQuery,
  ConsultationUnits,
  ConsultationWithdrawalBody, DossierConsultations,
} from '@motcua/contracts/consultations.ts'
import { ChangeHeaders, IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { ok } from '../kernel/result.ts'
import { fold } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { isAnswered } from '../modules/audit/public.ts'
import {
  type Consultation, type Dossier, answerConsultation, askConsultation, findConsultation,
  findDossierById, hearConsultations, hears, isAsked, isUnderWay, listConsultations, listLetters, listToAnswer,
  mayConsult, owedBy, rulesToAsk, takeConsultation, typeAnswer, unitsAsked, withdrawConsultation,
} from '../modules/dossiers/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { purposeOnPaper } from '../modules/reuse/public.ts'
import { inTransaction } from '../platform/db.ts'
import { asSeenBy } from './as-seen.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { versionOf, withoutPins } from './dossier-actions.ts'
import { findWithinReach } from './dossier-detail.ts'
import { explainDeed } from './explain-deed.ts'
import { PaperQuery, sendPaper } from './files.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { languageFor } from './say-to.ts'
import { declaredIn, isGivenShown, papersGiven, showAsked, showQueue, showRules, showToAnswer } from './show-consultations.ts'
import { signAnswerBefore } from './sign-opinions.ts'
import { FileOf } from './slips.ts'

const [PAGE, MOST_UNITS] = [50, 20]
const tags = ['consultations']
const Done = Type.Object({ id: Type.String({ format: 'uuid' }) })
const [asks, answers] = [
  { permission: 'dossier.consult' as const }, { permission: 'consultation.answer' as const },
]

/** Opinions that agencies ask of each other: asked in a dossier, and answered in a queue of one's own. */
export function consultationRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    await app.register(askingRoutes(rooms))
    await app.register(answeringRoutes(rooms))
  }
}

function askingRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/dossiers/:id/consultations', {
      config: { permission: 'dossier.read' },
      schema: {
        tags, summary: 'Opinions asked of other agencies about a dossier, and what may be asked', params: IdParams,
        response: { 200: DossierConsultations, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      return dossier ? showDossier(rooms, request, dossier) : sendProblem(reply, problemOf('dossier-unknown'))
    })

    app.post('/api/dossiers/:id/consultations', {
      config: asks,
      schema: {
        tags, summary: 'Ask other agencies, with what is given along', params: IdParams, headers: ChangeHeaders,
        body: ConsultationBody,
        response: { 201: Type.Object({ ids: Type.Array(Type.String({ format: 'uuid' })) }), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, params: { id: publicId } } = request
      // Whoever cannot see it is refused by the deed itself, after the same work as of one that is not there.
      const dossier = await findWithinReach(rooms, request)
      const lines = dossier ? await declaredIn(rooms, dossier, 'vi') : []
      const on = { publicId, version: versionOf(request), viewer: viewerOf(request, rooms) }
      const outcome = await inTransaction(
        rooms, senderOf(request, body), (ctx) =>
          askConsultation(ctx, rooms, { ...on, ...body, knownFields: lines.map(({ key }) => key) }),
        (ids) => ({ status: 201, body: { ids } }),
      )
      return sendOutcome(reply, outcome)
    })

    app.post('/api/dossiers/:id/consultation-withdrawal', {
      config: asks,
      schema: {
        tags, summary: 'Withdraw a request for an opinion, with the reason', params: IdParams, headers: ChangeHeaders,
        body: ConsultationWithdrawalBody, response: { 200: Done, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, params: { id: publicId } } = request
      const on = { publicId, version: versionOf(request), viewer: viewerOf(request, rooms) }
      const outcome = await inTransaction(
        rooms, senderOf(request, body), (ctx) => withdrawConsultation(ctx, rooms, { ...on, ...body }), showDone,
      )
      return sendOutcome(reply, outcome)
    })

    app.post('/api/dossiers/:id/consultation-hearing', {
      config: asks,
      schema: {
        tags, summary: 'Whoever asked has read what was answered, or that nobody did in time', params: IdParams,
        headers: RequestHeaders, body: ConsultationHearingBody,
        response: { 200: Done, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body, params: { id: publicId } } = request
      const on = { publicId, viewer: viewerOf(request, rooms) }
      const outcome = await inTransaction(
        rooms, senderOf(request, body), (ctx) => hearConsultations(ctx, rooms, { ...on, ...body }),
        () => showDone(publicId),
      )
      return sendOutcome(reply, outcome)
    })

    app.get('/api/dossiers/:id/consultation-letters/:letter', {
      config: { permission: 'dossier.read' },
      schema: {
        tags, summary: 'A file of the letter by which an agency outside answered', params: ConsultationLetterParams,
        querystring: PaperQuery, response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      const letter = dossier && (await listLetters(rooms.db, dossier.id))
        .find(({ publicId }) => publicId === request.params.letter)
      if (!letter) return sendProblem(reply, problemOf(dossier ? 'not-found' : 'dossier-unknown'))
      await noteLooks(rooms, request, [{ page: 'paper', purpose: 'dossier.read', dossier }])
      const file = { ...letter, kind: 'application/pdf' as const, pages: null }
      return sendPaper(reply, rooms, file, request.query)
    })

    app.get('/api/consultation-units', {
      config: asks,
      schema: {
        tags, summary: 'Agencies and divisions that may be asked, by name or code', querystring: ConsultationUnitQuery,
        response: { 200: ConsultationUnits, '4xx': Problem },
      },
    }, async ({ query: { search = '' } }) => {
      const directory = rooms.directory.on(dayOf(rooms.clock.now()))
      const words = fold(search).split(' ').filter(Boolean)
      const found = directory.units.filter(({ kind }) => kind === 'agency' || kind === 'division')
        .map(({ id, publicId, name, agencyCode }) => ({
          id: publicId, name, agencyName: directory.bodyOf(id)?.name ?? name, agencyCode: agencyCode ?? '',
        }))
        .filter((one) => words.every((word) => fold(`${one.name} ${one.agencyName} ${one.agencyCode}`).includes(word)))
      return { items: found.slice(0, MOST_UNITS).map(({ id, name, agencyName }) => ({ id, name, agencyName })) }
    })
  }
}

function answeringRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/consultations', {
      config: answers,
      schema: {
        tags, summary: 'What the own agency was asked and has not answered, due first', querystring: ConsultationQuery,
        response: { 200: ConsultationList, '4xx': Problem },
      },
    }, async (request) => {
      const viewer = viewerOf(request, rooms)
      const { cursor } = request.query
      const found = await listToAnswer(rooms.db, {
        unitIds: unitsAsked(rooms.directory.on(dayOf(rooms.clock.now())), viewer), limit: PAGE + 1,
        after: cursor === undefined ? undefined : readCursor(cursor),
      })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await showQueue(rooms, viewer, page), next: last ? writeCursor({ at: last.dueAt, id: last.id }) : null,
      }
    })

    app.get('/api/consultations/:id', {
      config: answers,
      schema: {
        tags, summary: 'One question with what was given along, and nothing else of the dossier', params: IdParams,
        response: { 200: ConsultationDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findAsked(rooms, request)
      if (!found) return sendProblem(reply, problemOf('consultation-unknown'))
      const { consultation, dossier } = found
      await noteLooks(rooms, request, [{ page: 'consultation', purpose: 'consultation.answer', dossier }])
      return showToAnswer(rooms, dossier, consultation, {
        viewer: viewerOf(request, rooms), language: languageFor(request), seen: asSeenBy(request, rooms),
      })
    })

    app.get('/api/consultations/:id/papers/:number', {
      config: answers,
      schema: {
        tags, summary: 'A paper that was given along, as it was handed in', params: ConsultationPaperParams,
        querystring: PaperQuery,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findAsked(rooms, request)
      if (!found) return sendProblem(reply, problemOf('consultation-unknown'))
      const { consultation, dossier } = found
      const isShown = isGivenShown(dossier, consultation, viewerOf(request, rooms))
      const paper = isShown && (await papersGiven(rooms, consultation))[Number(request.params.number) - 1]
      if (!paper) return sendProblem(reply, problemOf('not-found'))
      await noteLooks(rooms, request, [
        { page: 'paper', purpose: purposeOnPaper('consultation.answer', paper), dossier },
      ])
      return sendPaper(reply, rooms, paper, request.query)
    })

    app.post('/api/consultations/:id/taking', {
      config: answers,
      schema: {
        tags, summary: 'Take a question, also from a colleague', params: IdParams, headers: RequestHeaders,
        body: Nothing, response: { 200: Done, '4xx': Problem },
      },
    }, async (request, reply) => {
      const on = { publicId: request.params.id, viewer: viewerOf(request, rooms) }
      const outcome = await inTransaction(
        rooms, senderOf(request, {}), (ctx) => takeConsultation(ctx, rooms, on), showDone,
      )
      return sendOutcome(reply, outcome)
    })

    app.post('/api/consultations/:id/typed', {
      config: answers,
      schema: {
        tags, summary: 'Keep an answer as it is typed; nothing is sent', params: IdParams, headers: RequestHeaders,
        body: ConsultationTypedBody, response: { 200: Done, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body: typed } = request
      const on = { publicId: request.params.id, viewer: viewerOf(request, rooms) }
      const outcome = await inTransaction(
        rooms, senderOf(request, typed), (ctx) => typeAnswer(ctx, rooms, { ...on, typed }), showDone,
      )
      return sendOutcome(reply, outcome)
    })

    app.post('/api/consultations/:id/answer', {
      config: answers,
      schema: {
        tags, summary: 'Answer a question that one has taken', params: IdParams, headers: RequestHeaders,
        body: ConsultationAnswerBody, response: { 200: Done, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const on = { publicId: request.params.id, viewer: viewerOf(request, rooms) }
      const sender = senderOf(request, withoutPins(body))
      const made = await isAnswered(rooms.db, sender) ? ok(undefined) : await signAnswerBefore(rooms, on, body)
      if (!made.ok) return sendOutcome(reply, made, (refusal) => explainDeed(refusal, body))
      const outcome = await inTransaction(
        rooms, sender, (ctx) => answerConsultation(ctx, rooms, { ...on, ...body, signed: made.value }), showDone,
      )
      return sendOutcome(reply, outcome, (refusal) => explainDeed(refusal, body))
    })
  }
}

const showDone = (id: string) => ({ status: 200, body: { id } })

/** The question of the address, if whoever asks answers for its unit; otherwise it does not exist. */
async function findAsked(
  rooms: ApiRooms, request: FastifyRequest,
): Promise<{ readonly consultation: Consultation; readonly dossier: Dossier } | undefined> {
  const consultation = await findConsultation(rooms.db, (request.params as { id: string }).id)
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  if (!consultation || !isAsked(directory, viewerOf(request, rooms), consultation.unitId)) return undefined
  const dossier = await findDossierById(rooms.db, consultation.dossierId)
  return dossier && { consultation, dossier }
}

async function showDossier(
  rooms: ApiRooms, request: FastifyRequest, dossier: Dossier,
): Promise<DossierConsultations> {
  const [all, tasks] = await Promise.all([
    listConsultations(rooms.db, dossier.id), listOpenTasks(rooms.db, dossier.id),
  ])
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const viewer = viewerOf(request, rooms, 'dossier.consult')
  const mayAsk = mayConsult({ dossier, tasks, directory }, viewer)
  const mayHear = viewer.reaches.length > 0
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const rules = rulesToAsk(directory, dossier, tasks, content.consultations)
  return {
    items: await showAsked(rooms, dossier, all, {
      language: languageFor(request), mayWithdraw: mayAsk, isHeardBy: (one) => mayHear && hears(viewer, one, tasks),
    }), mayAsk,
    owed: isUnderWay(dossier.state) ? owedBy(rules.map(({ rule }) => rule), all)?.code ?? null : null,
    ...showRules(directory, rules),
  }
}
