import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ReceiptChanged, Receipts, ReceiptsQuery, RefundBody, RefundChanged, ReissueBody, VoidBody,
} from '@motcua/contracts/cash.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { addDays, dayOf, momentOn } from '../kernel/work-calendar.ts'
import { BYTE_ORDER_MARK, csvRow } from '../kernel/csv-row.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  askRefund, askVoid, findReceipt, listReceipts, payOutRefund, receiptNumber, reissueReceipt,
} from '../modules/payments/public.ts'
import { printReceiptPapers } from '../modules/dossiers/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { cashPlaces } from './cash-places.ts'
import { COLUMN_OF_RECEIPTS, OF_PROGRAM, RECEIPT_STATE, WAY_OF_PAYING } from './cash-texts.ts'
import { forPayers } from './for-payers.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { sendCash } from './send-cash.ts'
import { showReceipts } from './show-cash.ts'
import { showMoment } from './showing.ts'
import { FileOf } from './slips.ts'

const TAKE = { permission: 'payments.take' } as const
const tags = ['cash']
/** Lines of one file: more than any section gives receipts in a day. */
const MOST_LINES = 5_000

/** Receipts of a section by day: looked at, printed, asked to be voided, given anew; and money that goes back. */
export function cashReceiptRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/cash/receipts', {
      config: TAKE,
      schema: {
        tags, summary: 'Receipts of a section on a day, latest first; today unless named', querystring: ReceiptsQuery,
        response: { 200: Receipts, '4xx': Problem },
      },
    }, async (request): Promise<Receipts> => {
      const { day, unit, ...asked } = wantedIn(request)
      if (!unit) return { day, unitId: null, items: [], next: null }
      const limit = request.query.limit ?? 50
      const found = await listReceipts(rooms.db, { ...asked, unitId: unit.id, most: limit + 1 })
      const items = found.slice(0, limit)
      const last = found.length > limit ? items.at(-1) : undefined
      return {
        day, unitId: unit.publicId, items: await showReceipts(rooms, items),
        next: last ? writeCursor({ at: last.issuedAt, id: last.id }) : null,
      }
    })

    app.get('/api/cash/receipts.csv', {
      config: TAKE,
      schema: {
        tags, summary: 'The same as a file for a spreadsheet', querystring: ReceiptsQuery,
        response: { 200: Type.String({ description: 'text/csv' }), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unit, ...asked } = wantedIn(request)
      const say = sayTo(request)
      const found = unit ? await listReceipts(rooms.db, { ...asked, unitId: unit.id, most: MOST_LINES }) : []
      const rows = (await showReceipts(rooms, found)).map((one) => [
        one.form, one.symbol, one.number, showMoment(new Date(one.issuedAt)), one.payer,
        [...new Set(one.lines.map(({ dossier }) => dossier))].join(' '), String(one.amount), say(WAY_OF_PAYING[one.way]),
        one.issuedBy ?? say(OF_PROGRAM.receipt), say(RECEIPT_STATE[one.state]), one.replaces ?? '',
      ])
      const head = Object.values(COLUMN_OF_RECEIPTS).map((text) => say(text))
      return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="bien-lai.csv"')
        .send(BYTE_ORDER_MARK + [head, ...rows].map(csvRow).join(''))
    })

    app.get('/api/cash/receipts/:id.pdf', {
      config: TAKE,
      schema: {
        tags, summary: 'A receipt as PDF/A', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = cashPlaces(rooms, request)
      const receipt = await findReceipt(rooms.db, request.params.id)
      if (!receipt || !isReached(receipt.unitId)) return sendProblem(reply, problemOf('not-found'))
      return reply.type('application/pdf')
        .header('content-disposition', `inline; filename="bien-lai-${receiptNumber(receipt.number)}.pdf"`)
        .header('cache-control', 'private, no-store').send(Buffer.from(await printReceiptPapers(rooms, [receipt])) as never)
    })

    app.post('/api/cash/receipts/:id/void-request', {
      config: TAKE,
      schema: {
        tags, summary: 'Ask that a receipt with a mistake is voided', headers: RequestHeaders, params: IdParams,
        body: VoidBody, response: { 200: ReceiptChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const [{ id: receipt }, { isReached }] = [request.params, cashPlaces(rooms, request)]
      const why = cleanText(request.body.why)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        async (by) => askVoid((await forPayers(by, [receipt])).ctx, { receipt, isReached, why }),
        ({ number }) => ({ status: 200, body: { id: receipt, number: receiptNumber(number) } }),
      )
      return sendCash(reply, outcome)
    })

    app.post('/api/cash/receipts/:id/reissue', {
      config: TAKE,
      schema: {
        tags, summary: 'Give another receipt for the money of a voided one', headers: RequestHeaders, params: IdParams,
        body: ReissueBody, response: { 201: ReceiptChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const [{ id: receipt }, { isReached }] = [request.params, cashPlaces(rooms, request)]
      const payer = cleanText(request.body.payer)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        async (by) => reissueReceipt((await forPayers(by, [receipt])).ctx, { receipt, isReached, payer }),
        ({ publicId: id, number }) => ({ status: 201, body: { id, number: receiptNumber(number) } }),
      )
      return sendCash(reply, outcome)
    })

    app.post('/api/cash/refunds', {
      config: TAKE,
      schema: {
        tags, summary: 'Ask that cash of a payment goes back', headers: RequestHeaders, body: RefundBody,
        response: { 201: RefundChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { payment, charges, chargesThen, why } = request.body
      const { isReached } = cashPlaces(rooms, request)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        async (by) => askRefund((await forPayers(by, [payment])).ctx, {
          payment, charges, chargesThen, way: 'cash', reason: cleanText(why), isReached,
        }),
        ({ publicId: id, amount }) => ({ status: 201, body: { id, amount, receipt: null } }),
      )
      return sendCash(reply, outcome)
    })

    app.post('/api/cash/refunds/:id/payout', {
      config: TAKE,
      schema: {
        tags, summary: 'Pay an approved refund out of the own till', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: RefundChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const [{ id: refund }, { isReached }] = [request.params, cashPlaces(rooms, request)]
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        async (by) => payOutRefund((await forPayers(by, [refund])).ctx, { refund, isReached }),
        ({ amount, receipt }) => ({
          status: 200, body: { id: refund, amount, receipt: receipt?.publicId ?? null },
        }),
      )
      return sendCash(reply, outcome)
    })
  }

  function wantedIn(request: FastifyRequest<{ Querystring: ReceiptsQuery }>) {
    const { on: day = dayOf(rooms.clock.now()), unit, cursor } = request.query
    return {
      day, unit: cashPlaces(rooms, request).unitOf(unit), after: cursor === undefined ? undefined : readCursor(cursor),
      from: momentOn(day, 0), before: momentOn(addDays(day, 1), 0),
    }
  }
}
