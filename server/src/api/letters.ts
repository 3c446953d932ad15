import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  LetterBatch, LetterChanged, LetterPage, LetterPostBody, LetterPrintBody, LetterQuery, LetterReturnBody, LettersPosted,
} from '@motcua/contracts/letters.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { dossiersById, listAskedFor } from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import {
  type Letter, listBatch, listLetters, postLetters, printBatch, printLetters, returnLetter,
} from '../modules/notifications/public.ts'
import { unitInWords, withPast } from '../modules/organisation/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { asSeenBy } from './as-seen.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { postReachOf } from './post-reach.ts'
import { sendPdf } from './prints.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf } from './slips.ts'

const SEND = { permission: 'post.send' } as const
const tags = ['post']
const PAGE = 50

/** Texts that ask for papers (data/messages.yaml): their letters name these, since not everybody reads a link. */
const ASKS_FOR_PAPERS: ReadonlySet<string> = new Set(['completion-asked', 'supplement-asked'])

/** Letters of the own sections: what is to be printed, what was posted, what came back. */
export function letterRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const reachOf = (request: Parameters<typeof postReachOf>[1]) => {
    const { directory, sections, isReached } = postReachOf(rooms, request)
    // What is left of a section that is no more is printed by its heir.
    const isOwn = (id: bigint) => isReached(directory.heirOf(id)?.id ?? id)
    return { directory, sectionIds: withPast(directory, sections.map(({ id }) => id)), isReached: isOwn }
  }
  return async (app) => {
    app.get('/api/letters', {
      config: SEND,
      schema: {
        tags, summary: 'Letters of the own sections that stand so, the oldest first', querystring: LetterQuery,
        response: { 200: LetterPage, '4xx': Problem },
      },
    }, async (request) => {
      const { sectionIds, directory } = reachOf(request)
      const { state = 'to-print', cursor } = request.query
      const found = await listLetters(rooms.db, sectionIds, state, PAGE + 1, readIdCursor(cursor))
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      const [dossiers, people] = await Promise.all([
        dossiersById(rooms.db, page.map(({ dossierId }) => dossierId)),
        getPeople(rooms.db, page.map(({ toPerson }) => toPerson)),
      ])
      const known = new Map(people.map((one) => [one.id, one]))
      const seen = asSeenBy(request, rooms)
      await noteLooks(rooms, request, [...dossiers.values()].map((dossier) =>
        ({ page: 'letters', purpose: 'post.send', dossier })))
      return {
        items: page.map((letter: Letter) => ({
          id: letter.publicId, dossierId: dossiers.get(letter.dossierId)?.publicId ?? '',
          dossierNumber: dossiers.get(letter.dossierId)?.number ?? '', name: known.get(letter.toPerson)?.fullName ?? '',
          // As it was printed, or would be now.
          address: seen('address', letter.address ?? known.get(letter.toPerson)?.address ?? null),
          subject: letter.subject, sectionName: unitInWords(directory, letter.sectionId),
          since: letter.at.toISOString(), state: letter.state, isDelayed: letter.delayedAt !== null,
          batch: letter.batch,
          postedAt: letter.postedAt?.toISOString() ?? null,
          number: letter.number, why: letter.why,
        })),
        next: last ? writeIdCursor(last.id) : null,
      }
    })

    app.post('/api/letters/printings', {
      config: SEND,
      schema: {
        tags, summary: 'Put letters into one batch for the printer', headers: RequestHeaders, body: LetterPrintBody,
        response: { 201: LetterBatch, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(request)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        printLetters(ctx, { ...request.body, batch: randomUUID(), isReached }),
      ({ batch: id, ...counts }) => ({ status: 201, body: { id, ...counts } }))
      return sendOutcome(reply, outcome)
    })

    app.get('/api/letters/batches/:id.pdf', {
      config: SEND,
      schema: {
        tags, summary: 'Letters that were put into one batch as PDF/A, as they were printed', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached, directory } = reachOf(request)
      const letters = await listBatch(rooms.db, request.params.id)
      const [first] = letters
      if (!first || !letters.every(({ sectionId }) => isReached(sectionId)))
        return sendProblem(reply, problemOf('letter-unknown'))
      const dossiers = await dossiersById(rooms.db, letters.map(({ dossierId }) => dossierId))
      await noteLooks(rooms, request, [...dossiers.values()].map((dossier) =>
        ({ page: 'letters-printed', purpose: 'post.send', dossier })))
      const asked = await listAskedFor(rooms.db, letters.map(({ dossierId }) => dossierId), first.printedAt)
      const { hotline } = directory.province.brand
      const pdf = await printBatch(letters.map(({ sectionId, dossierId, template, printedAt, ...rest }) => {
        const dossier = dossiers.get(dossierId)
        const { items = [], phone = null } = ASKS_FOR_PAPERS.has(template) ? asked.get(dossierId) ?? {} : {}
        return {
          ...rest, items, phone: phone ?? hotline ?? null, section: unitInWords(directory, sectionId),
          day: dayOf(printedAt), number: dossier?.number ?? '',
          agency: dossier ? directory.lastKnown(dossier.receivingUnitId)?.name ?? '' : '',
        }
      }), first.printedAt)
      return sendPdf(reply, pdf, 'thu-bao')
    })

    app.post('/api/letters/postings', {
      config: SEND,
      schema: {
        tags, summary: 'Say that the post has these letters, all or none', headers: RequestHeaders,
        body: LetterPostBody,
        response: { 200: LettersPosted, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(request)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        postLetters(ctx, { ...request.body, isReached }), (ids) => ({ status: 200, body: { ids: [...ids] } }))
      return sendOutcome(reply, outcome)
    })

    app.post('/api/letters/:id/return', {
      config: SEND,
      schema: {
        tags, summary: 'Say that the post brought a letter back, and why', headers: RequestHeaders, params: IdParams,
        body: LetterReturnBody, response: { 200: LetterChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(request)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        returnLetter(ctx, { letter: request.params.id, ...request.body, isReached }),
      (id) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome)
    })
  }
}
