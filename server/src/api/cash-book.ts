import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  BookletBody, BookletChanged, BookletClosingBody, BookletHolderBody, CashBook, CloseTillBody, ReceiptChanged,
  RefundChanged, RefundDecisionBody, TillChanged, TillClosed, Tills, TillsQuery, VoidDecisionBody,
} from '@motcua/contracts/cash.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { type Result, refuse } from '../kernel/result.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { type Staff, staffInUnit } from '../modules/identity/public.ts'
import {
  type AcceptTillRefusal, type Booklet, type BookletRefusal, type CloseTillRefusal, type OpenBookletRefusal,
  type OwnDeed, type ReceiptMissing, type ReceiptStateWrong, type RefundMissing, type RefundStateWrong, acceptTill,
  closeBooklet, closeLeftTill, decideRefund, decideVoid, giveBooklet, listBooklets, listTills, listToVoid,
  listWaitingRefunds, listWaitingTills, openBooklet, receiptNumber,
} from '../modules/payments/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { cashPlaces } from './cash-places.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { explainBeside, sendOutcome } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sendCash } from './send-cash.ts'
import { showBooklets, showReceipts, showRefunds, showTills } from './show-cash.ts'

const KEEP = { permission: 'payments.keep' } as const
const tags = ['cash']
/** What waits for the head of one section, of each kind: more would be a sign that nobody looks. */
const MOST = 100
const BOOKLETS = 30
/** Who may hold a booklet: whoever takes money. */
const CASHIERS = ['reception', 'cashier', 'one_stop_head'] as const

type Decided =
  | AcceptTillRefusal | BookletRefusal | CloseTillRefusal | OwnDeed | ReceiptMissing | ReceiptStateWrong | RefundMissing
  | RefundStateWrong | NotFound | Electronic
interface NotFound { readonly code: 'section-unknown' | 'holder-unknown' }
interface Electronic { readonly code: 'booklet-electronic' }
/** What a refusal of a booklet is about. */
const FIELD_OF = {
  'section-unknown': '/unitId', 'holder-unknown': '/holderId', 'numbers-reversed': '/last', 'numbers-used': '/last',
} as const

/** Booklets, tills, voids and refunds as whoever runs a section keeps and approves them. */
export function cashBookRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const { db } = rooms
  return async (app) => {
    app.get('/api/cash/book', {
      config: KEEP,
      schema: {
        tags, summary: 'Booklets of the sections within reach, and what waits for their head',
        response: { 200: CashBook, '4xx': Problem },
      },
    }, async (request): Promise<CashBook> => {
      const { units } = cashPlaces(rooms, request)
      const places: CashBook['places'] = []
      for (const { id, publicId, name } of units) {
        const [staff, booklets, tills, receipts, refunds] = await Promise.all([
          cashiersOf(id), listBooklets(db, id, BOOKLETS), listWaitingTills(db, [id], MOST), listToVoid(db, [id], MOST),
          listWaitingRefunds(db, [id], MOST),
        ])
        places.push({
          unitId: publicId, unitName: name,
          staff: staff.map((one) => ({ id: one.publicId, name: one.fullName })),
          booklets: await showBooklets(rooms, booklets),
          tills: await showTills(rooms, tills, request.actor.accountId),
          receipts: await showReceipts(rooms, receipts), refunds: await showRefunds(rooms, refunds),
        })
      }
      return { places }
    })

    app.get('/api/cash/tills', {
      config: KEEP,
      schema: {
        tags, summary: 'Tills of a section, latest first, with their counts', querystring: TillsQuery,
        response: { 200: Tills, '4xx': Problem },
      },
    }, async (request): Promise<Tills> => {
      const { unit: named, cursor, limit = 50 } = request.query
      const unit = cashPlaces(rooms, request).unitOf(named)
      if (!unit) return { unitId: null, items: [], next: null }
      const found = await listTills(db, unit.id, readIdCursor(cursor), limit + 1)
      const items = found.slice(0, limit)
      const last = found.length > limit ? items.at(-1) : undefined
      return {
        unitId: unit.publicId, items: await showTills(rooms, items, request.actor.accountId),
        next: last ? writeIdCursor(last.id) : null,
      }
    })

    app.post('/api/cash/booklets', {
      config: KEEP,
      schema: {
        tags, summary: 'Open a booklet of receipts, for whoever takes money or for the program', headers: RequestHeaders,
        body: BookletBody, response: { 201: BookletChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, holderId, form, symbol, first: firstNumber, last: lastNumber } = request.body
      const unit = cashPlaces(rooms, request).unitOf(unitId)
      const holder = unit && (await cashiersOf(unit.id)).find(({ publicId }) => publicId === holderId)
      const outcome = await inTransaction<Booklet, Json, OpenBookletRefusal | NotFound>(
        rooms, senderOf(request, request.body), async (ctx) => {
          if (!unit) return refuse({ code: 'section-unknown' })
          if (!holder && holderId !== null) return refuse({ code: 'holder-unknown' })
          return openBooklet(ctx, {
            unitId: unit.id, form: cleanText(form), symbol: cleanText(symbol), firstNumber, lastNumber,
            holderId: holder?.accountId ?? null,
          })
        }, ({ publicId: id }) => ({ status: 201, body: { id } }),
      )
      return sendOutcome(reply, outcome, explainBeside(FIELD_OF))
    })

    app.post('/api/cash/booklets/:id/holder', {
      config: KEEP,
      schema: {
        tags, summary: 'Somebody else goes on with a booklet', headers: RequestHeaders, params: IdParams,
        body: BookletHolderBody, response: { 200: BookletChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { units } = cashPlaces(rooms, request)
      const holders = await Promise.all(units.map(({ id }) => cashiersOf(id)))
      const holder = holders.flat().find(({ publicId }) => publicId === request.body.holderId)
      const { id } = request.params
      return decide(request, reply, async (ctx, isReached) => holder
        ? giveBooklet(ctx, { booklet: id, isReached, holderId: holder.accountId }) : refuse({ code: 'holder-unknown' }),
      () => ({ id }))
    })

    app.post('/api/cash/booklets/:id/closing', {
      config: KEEP,
      schema: {
        tags, summary: 'Close a booklet; its other numbers are cancelled', headers: RequestHeaders, params: IdParams,
        body: BookletClosingBody, response: { 200: BookletChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { why } } = request
      return decide(request, reply, (ctx, isReached) =>
        closeBooklet(ctx, { booklet: id, isReached, why: cleanText(why) }), () => ({ id }))
    })

    app.post('/api/cash/tills/:id/acceptance', {
      config: KEEP,
      schema: {
        tags, summary: 'Accept the count of a closed till', headers: RequestHeaders, params: IdParams, body: EmptyBody,
        response: { 200: TillChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { id } = request.params
      return decide(request, reply, (ctx, isReached) => acceptTill(ctx, { till: id, isReached }), () => ({ id }))
    })

    app.post('/api/cash/tills/:id/closing', {
      config: KEEP,
      schema: {
        tags, summary: 'Count and close the till of somebody who has gone', headers: RequestHeaders, params: IdParams,
        body: CloseTillBody, response: { 200: TillClosed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { counted, why, isConfirmed } } = request
      const { sumsOf } = cashPlaces(rooms, request)
      return decide(request, reply, (ctx, isReached) =>
        closeLeftTill(ctx, {
          till: id, isReached, counted, why: why === null ? null : cleanText(why), sums: sumsOf(isConfirmed),
        }),
      ({ expected }) => ({ id, counted, expected: expected ?? 0, difference: counted - (expected ?? 0) }))
    })

    app.post('/api/cash/receipts/:id/voiding', {
      config: KEEP,
      schema: {
        tags, summary: 'Void a receipt that is asked to be voided, or let it stand', headers: RequestHeaders,
        params: IdParams, body: VoidDecisionBody, response: { 200: ReceiptChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { isVoid } } = request
      return decide(request, reply, (ctx, isReached) => decideVoid(ctx, { receipt: id, isReached, isVoid }),
        ({ number }) => ({ id, number: receiptNumber(number) }))
    })

    app.post('/api/cash/refunds/:id/decision', {
      config: KEEP,
      schema: {
        tags, summary: 'Approve a refund, or refuse it', headers: RequestHeaders, params: IdParams,
        body: RefundDecisionBody, response: { 200: RefundChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { isApproved, why } } = request
      return decide(request, reply, (ctx, isReached) =>
        decideRefund(ctx, { refund: id, isApproved, isReached, why: why === null ? null : cleanText(why) }),
      ({ amount }) => ({ id, amount, receipt: null }))
    })
  }

  async function cashiersOf(unitId: bigint): Promise<readonly Staff[]> {
    const today = dayOf(rooms.clock.now())
    const found = await Promise.all(CASHIERS.map((role) => staffInUnit(db, unitId, role, today)))
    return [...new Map(found.flat().map((one) => [one.accountId, one])).values()]
  }

  async function decide<T>(
    request: FastifyRequest, reply: FastifyReply,
    deed: (ctx: Ctx, isReached: (unitId: bigint) => boolean) => Promise<Result<T, Decided>>,
    show: (value: T) => Json,
  ) {
    const { isReached } = cashPlaces(rooms, request)
    const outcome = await inTransaction(
      rooms, senderOf(request, request.body as Json), (ctx) => deed(ctx, isReached),
      (value) => ({ status: 200, body: show(value) }),
    )
    return sendCash(reply, outcome)
  }
}
