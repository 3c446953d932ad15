import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  InquiryAnswerBody, InquiryAssignmentBody, InquiryDetail, InquiryDone, InquiryFileParams, type InquiryLine,
  InquiryList, InquiryQuery, InquiryRefusalBody, InquiryReminders,
} from '@motcua/contracts/inquiries.ts'
import { Upload } from '@motcua/contracts/files.ts'
import { IdParams, Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf, momentOn } from '../kernel/civil-day.ts'
import { type Viewer, deskOf, isAsked, unitsAsked } from '../modules/dossiers/public.ts'
import {
  type Inquiry, NO_DAY, answerInquiry, assignInquiry, attachmentLimitsOn, countReminders, declineInquiry,
  filesOfInquiry, findInquiry, isOpenInquiry, listInquiries, reminderOfInquiry, takeInquiry,
} from '../modules/integration/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { PaperQuery, sendPaper, takeFile } from './files.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'
import { FileOf } from './slips.ts'

const answers = { permission: 'consultation.answer' as const }
const [tags, PAGE, MOST_REMINDED] = [['consultations'], 50, 100]
const change = { headers: RequestHeaders, params: IdParams }

/** What other agencies ask of us over the axis of documents, for whoever answers for the unit whose work it is. */
export function inquiryRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/inquiries', {
      config: answers,
      schema: {
        tags, summary: 'What other agencies ask and nobody has answered, due first', querystring: InquiryQuery,
        response: { 200: InquiryList, '4xx': Problem },
      },
    }, async (request) => {
      const viewer = viewerOf(request, rooms)
      const { cursor } = request.query
      const place = cursor === undefined ? undefined : readCursor(cursor)
      const found = await listInquiries(rooms.db, {
        unitIds: unitsAsked(rooms.directory.on(dayOf(rooms.clock.now())), viewer), limit: PAGE + 1,
        after: place && { dueOn: dayOf(place.at), id: place.id },
      })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await showLines(rooms, viewer, page),
        next: last ? writeCursor({ at: momentOn(last.dueOn ?? NO_DAY, 0), id: last.id }) : null,
      }
    })

    app.get('/api/inquiries/reminders', {
      config: answers,
      schema: {
        tags, summary: 'Of how many one is reminded, since their day is near or over', querystring: Nothing,
        response: { 200: InquiryReminders, '4xx': Problem },
      },
    }, async (request) => {
      const viewer = viewerOf(request, rooms)
      const today = dayOf(rooms.clock.now())
      const directory = rooms.directory.on(today)
      return countReminders(rooms.db, directory, {
        unitIds: unitsAsked(directory, viewer), headOf: unitsOf(viewerOf(request, rooms, 'dossier.assign'), directory),
        desk: deskOf(viewer), limit: MOST_REMINDED, today,
      })
    })

    app.get('/api/inquiries/:id', {
      config: answers,
      schema: {
        tags, summary: 'What one asks, and what became of it', params: IdParams, querystring: Nothing,
        response: { 200: InquiryDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findAsked(rooms, request)
      const [line] = found ? await showLines(rooms, viewerOf(request, rooms), [found]) : []
      if (!found || !line) return sendProblem(reply, problemOf('inquiry-unknown'))
      await noteLook(rooms, request, 'inquiry')
      const { content, state, endedAt, answerSubject, answerWords, declineReason } = found
      return {
        ...line, content, isOpen: isOpenInquiry(state), endedAt: endedAt?.toISOString() ?? null, answerSubject,
        answerWords, declineReason, files: (await filesOfInquiry(rooms.db, found)).map(showFile),
        answerFiles: found.answerFiles.map(showFile),
        attachments: attachmentLimitsOn(rooms.directory.on(dayOf(rooms.clock.now()))),
      }
    })

    app.get('/api/inquiries/:id/files/:number', {
      config: answers,
      schema: {
        tags, summary: 'A file of the document by which it is asked', params: InquiryFileParams, querystring: PaperQuery,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findAsked(rooms, request)
      if (!found) return sendProblem(reply, problemOf('inquiry-unknown'))
      const file = (await filesOfInquiry(rooms.db, found))[Number(request.params.number) - 1]
      if (!file) return sendProblem(reply, problemOf('not-found'))
      await noteLook(rooms, request, 'inquiry-file')
      return sendPaper(reply, rooms, { ...file, kind: 'application/pdf', pages: null }, request.query)
    })

    app.get('/api/inquiries/:id/answer-files/:number', {
      config: answers,
      schema: {
        tags, summary: 'A file that went with the answer', params: InquiryFileParams, querystring: PaperQuery,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = await findAsked(rooms, request)
      if (!found) return sendProblem(reply, problemOf('inquiry-unknown'))
      const file = found.answerFiles[Number(request.params.number) - 1]
      if (!file) return sendProblem(reply, problemOf('not-found'))
      await noteLook(rooms, request, 'inquiry-file')
      return sendPaper(reply, rooms, file, request.query)
    })

    app.post('/api/inquiry-files', {
      config: answers,
      schema: {
        tags, summary: 'Upload one file; its id is named when an inquiry is answered', consumes: ['multipart/form-data'],
        headers: RequestHeaders, querystring: Nothing, response: { 201: Upload, '4xx': Problem },
      },
    }, async (request, reply) => takeFile(rooms, request, reply, {
      actorId: request.actor.accountId, came: undefined,
      senderFor: ({ name, sha256 }) => senderOf(request, { name, sha256 }),
    }))

    app.post('/api/inquiries/:id/assignment', {
      config: answers,
      schema: {
        tags, summary: 'Give it to another unit, whose work it is from now on', ...change, body: InquiryAssignmentBody,
        response: { 200: InquiryDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body: { unitId } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        assignInquiry(ctx, rooms, { ...onOf(rooms, request), unitId }), showDone)
      return sendOutcome(reply, outcome, explain)
    })

    app.post('/api/inquiries/:id/taking', {
      config: answers,
      schema: {
        tags, summary: 'Take it, also from a colleague', ...change, body: Nothing,
        response: { 200: InquiryDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const outcome = await inTransaction(rooms, senderOf(request, {}), (ctx) =>
        takeInquiry(ctx, rooms, onOf(rooms, request)), showDone)
      return sendOutcome(reply, outcome)
    })

    app.post('/api/inquiries/:id/answer', {
      config: answers,
      schema: {
        tags, summary: 'Answer it by a letter over the axis, once taken', ...change, body: InquiryAnswerBody,
        response: { 200: InquiryDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      const outcome = await inTransaction(rooms, senderOf(request, body), (ctx) =>
        answerInquiry(ctx, rooms, { ...onOf(rooms, request), ...body }), showDone)
      return sendOutcome(reply, outcome, explain)
    })

    app.post('/api/inquiries/:id/refusal', {
      config: answers,
      schema: {
        tags, summary: 'Decline it, with the reason that whoever asked reads', ...change, body: InquiryRefusalBody,
        response: { 200: InquiryDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body: { reason } } = request
      const outcome = await inTransaction(rooms, senderOf(request, request.body), (ctx) =>
        declineInquiry(ctx, rooms, { ...onOf(rooms, request), reason }), showDone)
      return sendOutcome(reply, outcome, explain)
    })
  }
}

const explain = explainBeside({
  'reason-needed': '/reason', 'inquiry-words-missing': '/words', 'inquiry-unit-unknown': '/unitId',
  'inquiry-files-too-large': '/files', 'upload-unknown': '/files', 'upload-unscanned': '/files',
  'upload-signature-broken': '/files', 'file-infected': '/files',
})
const showFile = ({ name }: { readonly name: string }, nth: number) => ({ number: nth + 1, name })
const showDone = (id: string) => ({ status: 200, body: { id } })

function onOf(rooms: ApiRooms, request: FastifyRequest<{ Params: { id: string } }>) {
  return { publicId: request.params.id, viewer: viewerOf(request, rooms) }
}

/** The inquiry of the address, if whoever asks answers for its unit; otherwise it does not exist. */
async function findAsked(
  rooms: ApiRooms, request: FastifyRequest<{ Params: { id: string } }>,
): Promise<Inquiry | undefined> {
  const found = await findInquiry(rooms.db, request.params.id)
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return found && isAsked(directory, viewerOf(request, rooms), found.unitId) ? found : undefined
}

/** Nobody knows of whom it tells: another agency wrote it, or a letter of ours answers that. */
async function noteLook(rooms: ApiRooms, request: FastifyRequest, page: 'inquiry' | 'inquiry-file'): Promise<void> {
  await noteLooks(rooms, request, [{ page, purpose: answers.permission, personIds: [], isOfUnknown: true }])
}

async function showLines(rooms: ApiRooms, viewer: Viewer, found: readonly Inquiry[]): Promise<InquiryLine[]> {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const names = await namesOfStaff(rooms.db, found.flatMap(({ takenBy }) => takenBy ?? []))
  return found.map((one) => {
    const { publicId: id, state, sender, senderName, documentId, subject, dueOn, receivedAt, unitId, takenBy } = one
    return {
      id, state, sender, senderName, documentId, subject, dueOn, receivedAt: receivedAt.toISOString(),
      unitName: directory.lastKnown(unitId)?.name ?? '', takenBy: takenBy === null ? null : names.get(takenBy) ?? '',
      isMine: takenBy === deskOf(viewer),
      reminder: isOpenInquiry(state) ? reminderOfInquiry(directory, one, today) : null,
    }
  })
}
