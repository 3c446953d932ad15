import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AcceptanceBody, PaperReviewList, ReviewPageParams } from '@motcua/contracts/paper-reviews.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { fold } from '../kernel/vietnamese-text.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  PAPER_FIELDS, type PaperReview, acceptReview, drawReadPage, findDuplicatesOf, findReview,
  listReviews,
} from '../modules/documents/public.ts'
import { isUnitWithin } from '../modules/dossiers/public.ts'
import { type Person, getPeople } from '../modules/identity/public.ts'
import { purposeOnPaper } from '../modules/reuse/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf, unitsOf, viewerOf } from './authenticate.ts'
import { type Look, noteLooks } from './note-look.ts'
import { explainPlainly, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { tellDuplicate } from './scan-duplicates.ts'
import { FileOf } from './slips.ts'

/** So many are shown at once; who saves one has the next in hand already. */
const PAGE = 20
/** Of so many others of one paper it is told. */
const SOME = 5

/** What was read of scanned papers, until a person has accepted or mended it; nothing of it is a fact before. */
export function paperReviewRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const mayReach = (request: FastifyRequest) => (unitId: bigint) => {
    const directory = rooms.directory.on(dayOf(rooms.clock.now()))
    return viewerOf(request, rooms).reaches.some((scope) => isUnitWithin(directory, scope, unitId))
  }
  return async (app) => {
    app.get('/api/paper-reviews', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'What was read of scanned papers and waits for a person, the oldest first',
        response: { 200: PaperReviewList, '4xx': Problem },
      },
    }, async (request) => {
      const units = unitsOf(viewerOf(request, rooms), rooms.directory.on(dayOf(rooms.clock.now())))
      const found = await listReviews(rooms.db, units, PAGE + 1)
      const page = found.slice(0, PAGE)
      const people = new Map((await getPeople(rooms.db, [...new Set(page.map(({ ownerId }) => ownerId))]))
        .map((person) => [person.id, person]))
      await noteLooks(rooms, request, page.map(lookAt))
      const items = []
      for (const review of page) {
        const typeName = rooms.catalogue.documentType(review.documentType)?.name ?? review.name
        const duplicates = await duplicatesOf(rooms, request, review)
        items.push({ ...showReview(review, people.get(review.ownerId), typeName), duplicates })
      }
      return { hasMore: found.length > PAGE, items }
    })

    app.get('/api/paper-reviews/:id/pages/:page', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'A page of such a paper as a picture', params: ReviewPageParams,
        response: { 200: FileOf('image/jpeg'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id, page } = request.params
      const review = await findReview(rooms.db, id)
      if (!review || !mayReach(request)(review.unitId)) return sendProblem(reply, problemOf('review-unknown'))
      const jpeg = await drawReadPage(rooms, review, page)
      await noteLooks(rooms, request, [lookAt(review)])
      if (!jpeg) return sendProblem(reply, problemOf('paper-not-drawn'))
      return reply.type('image/jpeg').header('cache-control', 'private, no-store').send(Buffer.from(jpeg) as never)
    })

    app.post('/api/paper-reviews/:id/acceptance', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Accept what was read of a paper, as mended by a person', headers: RequestHeaders,
        params: IdParams, body: AcceptanceBody, response: { 200: Type.Object({}), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { body } = request
      return sendOutcome(reply, await inTransaction(
        rooms, senderOf(request, body as Json),
        (ctx) => acceptReview(ctx, {
          publicId: request.params.id, mayReach: mayReach(request), values: trimmed(body.values),
        }),
        () => ({ status: 200, body: {} }),
      ), explainPlainly)
    })
  }
}

/** That whoever reviews was shown what a paper says, or a page of it. */
function lookAt(review: PaperReview): Look {
  return { page: 'paper-review', purpose: purposeOnPaper('paper.add', review), personIds: [review.ownerId] }
}

/** Papers of the same person that it is likely the same as, as far as whoever asks may see their dossiers. */
async function duplicatesOf(rooms: ApiRooms, request: FastifyRequest, { ownerId, paperId }: PaperReview) {
  const found = await findDuplicatesOf(rooms.db, ownerId, paperId)
  const told = []
  for (const one of found.slice(0, SOME)) told.push(await tellDuplicate(rooms, request, one))
  return told.filter((one) => one !== undefined)
}

function trimmed<K extends string>(values: Readonly<Record<K, string>>): Record<K, string> {
  return Object.fromEntries(Object.entries<string>(values).map(([key, value]) =>
    [key, value.normalize('NFC').replace(/\s+/g, ' ').trim()])) as Record<K, string>
}

/** Every field, found or not, so that a person looks at each. */
function showReview(review: PaperReview, owner: Person | undefined, typeName: string) {
  const { publicId, name, addedAt, pages, fields, numbers, turned } = review
  const said = fields.find(({ field }) => field === 'name')?.normalised
  const warnings: ('number-differs' | 'name-differs')[] = []
  if (owner?.personalNumber && numbers.length > 0 && !numbers.includes(owner.personalNumber))
    warnings.push('number-differs')
  if (owner && said !== undefined && fold(said) !== fold(owner.fullName)) warnings.push('name-differs')
  return {
    id: publicId, name, typeName, addedAt: addedAt.toISOString(), pages: pages ?? 1,
    ownerName: owner?.fullName ?? '', warnings, turned: [...turned ?? []],
    fields: PAPER_FIELDS.map((field) => {
      const one = fields.find((suggestion) => suggestion.field === field)
      return {
        field, value: one?.normalised ?? '', confidence: one?.confidence ?? null, isDoubtful: one?.isDoubtful ?? true,
        page: one?.page ?? null, box: one?.box ?? null,
      }
    }),
  }
}
