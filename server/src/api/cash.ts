import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CashDesk, CashTaken, CloseTillBody, NumberParams, OpenTillBody, Owed, TakeCashBody, TillChanged, TillClosed,
} from '@motcua/contracts/cash.ts'
import { Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { refuse } from '../kernel/result.ts'
import { readTypedDossierNumber } from '../kernel/typed-dossier-number.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import { findDossierByNumber } from '../modules/dossiers/public.ts'
import { getPeople } from '../modules/identity/public.ts'
import {
  type OpenTillRefusal, type Till, closeTill, countNumbersLeft, findOpenTill, listCharges, listWaitingRefunds,
  openTill, receiptNumber, sumTills, takeCash,
} from '../modules/payments/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { cashPlaces } from './cash-places.ts'
import { forPayers } from './for-payers.ts'
import { noteLooks } from './note-look.ts'
import { faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showRefunds } from './show-cash.ts'

const TAKE = { permission: 'payments.take' } as const
const tags = ['cash']
/** So many refunds wait at one section at most that a screen shows. */
const MOST_REFUNDS = 100

/** Cash over the counter: what a dossier owes, the own till, and money that is taken for a receipt. */
export function cashRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const { db } = rooms
  return async (app) => {
    app.get('/api/cash/desk', {
      config: TAKE,
      schema: {
        tags, summary: 'Where one may take money, and the own open till', response: { 200: CashDesk, '4xx': Problem },
      },
    }, async (request): Promise<CashDesk> => {
      const { directory, units } = cashPlaces(rooms, request)
      const { accountId } = request.actor
      const places = units.map(({ publicId, name }) => ({ unitId: publicId, unitName: name }))
      const till = await findOpenTill(db, accountId)
      if (!till) return { places, till: null }
      const unit = directory.lastKnown(till.unitId)
      const [sums, numbersLeft, waiting] = await Promise.all([
        sumTills(db, [till.id]), countNumbersLeft(db, accountId, till.unitId),
        listWaitingRefunds(db, [till.unitId], MOST_REFUNDS),
      ])
      const approved = waiting.filter(({ state, way }) => state === 'approved' && way === 'cash')
      return {
        places,
        till: {
          id: till.publicId, unitId: unit?.publicId ?? '', unitName: unit?.name ?? '', start: till.startAmount,
          openedAt: till.openedAt.toISOString(), payments: sums.get(till.id)?.payments ?? 0, numbersLeft,
          refunds: await showRefunds(rooms, approved),
          isOfPastDay: dayOf(till.openedAt) !== dayOf(rooms.clock.now()),
        },
      }
    })

    app.get('/api/cash/owed/:number', {
      config: TAKE,
      schema: {
        tags, summary: 'What a dossier owes, and what it has paid', params: NumberParams,
        response: { 200: Owed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = cashPlaces(rooms, request)
      const typed = request.params.number.trim().toUpperCase()
      const today = dayOf(rooms.clock.now())
      const number = readTypedDossierNumber(typed, (code, day) =>
        day <= today && rooms.directory.on(day).byCode(code) !== undefined)
      const dossier = await findDossierByNumber(db, number ?? typed)
      const charges = dossier ? await listCharges(db, dossier.id) : []
      // One answer for what is not there and for what others take the money for.
      if (!dossier || !(isReached(dossier.receivesAtId) || charges.some(({ unitId }) => isReached(unitId))))
        return sendProblem(reply, problemOf('dossier-unknown'))
      await noteLooks(rooms, request, [{ page: 'cash', purpose: 'payments.take', dossier }])
      const [applicant] = await getPeople(db, [dossier.applicantId])
      return {
        number: dossier.number, applicantName: applicant?.fullName ?? '',
        procedureName: rooms.catalogue.version(dossier.procedureVersionId).content.name,
        charges: charges.filter(({ unitId }) => isReached(unitId)).map(({ publicId, name, why, state, amount }) => ({
          id: publicId, name, why, state, amount,
        })),
      }
    })

    app.post('/api/cash/payments', {
      config: TAKE,
      schema: {
        tags, summary: 'Take cash for charges, for a receipt in the same deed', headers: RequestHeaders,
        body: TakeCashBody, response: { 201: CashTaken, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { payer, isConfirmed, ...input } = request.body
      const { isReached, sumsOf } = cashPlaces(rooms, request)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        async (by) => {
          const { ctx, owners } = await forPayers(by, input.charges)
          return takeCash(ctx, { ...input, payer: cleanText(payer), isReached, owners, sums: sumsOf(isConfirmed) })
        },
        ({ receipt, payment, change }) => ({
          status: 201,
          body: { receipt: receipt.publicId, number: receiptNumber(receipt.number), amount: payment.amount, change },
        }),
      )
      return sendOutcome(reply, outcome, ({ code }) => problemOf(code))
    })

    app.post('/api/cash/till', {
      config: TAKE,
      schema: {
        tags, summary: 'Count the drawer and open a till', headers: RequestHeaders, body: OpenTillBody,
        response: { 201: TillChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, start, isConfirmed } = request.body
      const { unitOf, sumsOf } = cashPlaces(rooms, request)
      const unit = unitOf(unitId)
      const outcome = await inTransaction<Till, Json, OpenTillRefusal | { readonly code: 'section-unknown' }>(
        rooms, senderOf(request, request.body),
        async (ctx) => unit ? openTill(ctx, { unitId: unit.id, start, sums: sumsOf(isConfirmed) }) : refuse({ code: 'section-unknown' }),
        ({ publicId: id }) => ({ status: 201, body: { id } }),
      )
      return sendOutcome(reply, outcome, ({ code }) => code === 'section-unknown'
        ? problemOf(code, [faultAt('/unitId', code)]) : problemOf(code))
    })

    app.post('/api/cash/till/closing', {
      config: TAKE,
      schema: {
        tags, summary: 'Count the drawer and close the own till', headers: RequestHeaders, body: CloseTillBody,
        response: { 200: TillClosed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { counted, why, isConfirmed } = request.body
      const { sumsOf } = cashPlaces(rooms, request)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body as Json),
        (ctx) => closeTill(ctx, {
          counted, why: why === null ? null : cleanText(why), sums: sumsOf(isConfirmed),
        }),
        ({ publicId: id, expected }) => ({
          status: 200, body: { id, counted, expected: expected ?? 0, difference: counted - (expected ?? 0) },
        }),
      )
      return sendOutcome(reply, outcome, ({ code }) => code === 'difference-untold'
        ? problemOf(code, [faultAt('/why', code)]) : problemOf(code))
    })
  }
}
