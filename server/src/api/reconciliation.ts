import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  DayOfMoney, DayQuery, DayReconciled, DifferenceSettled, ReconcileBody, ReversalAsked, SettleBody, StatementBody,
  StatementRead,
} from '@motcua/contracts/reconciliation.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { refuse } from '../kernel/result.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  type DaySums, type Difference, type ReversalState, type StatementFaulty, askReversal, findReconciled, keepStatement,
  listAtGateway, listDifferences, readStatement, reconcileDay, reversalsOf, settleDifference,
} from '../modules/payments/public.ts'
import { inTransaction } from '../platform/db.ts'
import { withPast } from '../modules/organisation/public.ts'
import { senderOf } from './authenticate.ts'
import { cashPlaces } from './cash-places.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { faultAt, problemOf, sendOutcome, sendProblem } from './problems.ts'
import { MOST_BYTES, readTable } from './read-table.ts'
import { STATEMENT_COLUMN, STATEMENT_FAULT } from './reconciliation-texts.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'

const KEEP = { permission: 'payments.keep' } as const
const tags = ['payments']
const MOST_LINES = 2_000
const FAULTS_TOLD = 200

/** A day of money as whoever runs a section reconciles it: statements read in, differences listed and settled. */
export function reconciliationRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  const { db, gateway } = rooms
  return async (app) => {
    app.get('/api/payments/day', {
      config: KEEP,
      schema: {
        tags, summary: 'What of a day does not go together, in sections within reach and of nobody',
        querystring: DayQuery, response: { 200: DayOfMoney, '4xx': Problem },
      },
    }, async (request): Promise<DayOfMoney> => {
      const { on: day = dayOf(rooms.clock.now()), cursor, limit = 50 } = request.query
      const { units, directory } = cashPlaces(rooms, request)
      const unitIds = withPast(directory, units.map(({ id }) => id))
      const [sums, found] = await Promise.all([
        findReconciled(db, day),
        listDifferences(db, { day, unitIds, after: readIdCursor(cursor) ?? 0n }, limit + 1),
      ])
      const items = found.slice(0, limit)
      const last = found.length > limit ? items.at(-1) : undefined
      const reversals = await reversalsOf(db, items.map(({ id }) => id))
      const nameOf = (unitId: bigint) => (directory.byId(unitId) ?? directory.heirOf(unitId))?.name ?? null
      return {
        day, sections: units.map(({ publicId: unitId, name: unitName }) => ({ unitId, unitName })),
        sums: sums ? showSums(sums) : null,
        items: items.map((one) => showDifference(one, nameOf, reversals.get(one.id) ?? null)),
        next: last ? writeIdCursor(last.id) : null,
      }
    })

    app.post('/api/payments/reconciliation', {
      config: KEEP,
      schema: {
        tags, summary: 'Hold a day against the gateway and the statements, anew',
        headers: RequestHeaders, body: ReconcileBody, response: { 200: DayReconciled, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { day } = request.body
      if (day > dayOf(rooms.clock.now())) return sendProblem(reply, problemOf('day-not-over', [faultAt('/day', 'day-not-over')]))
      const list = await listAtGateway(gateway, day)
      if (!list.ok) return sendProblem(reply, problemOf(list.refusal.code))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body), (ctx) => reconcileDay(ctx, { day, list: list.value }),
        (done) => ({ status: 200, body: { ...showTotals(done), open: done.open } }),
      )
      return sendOutcome(reply, outcome)
    })

    app.post('/api/payments/statements', {
      config: KEEP, bodyLimit: MOST_BYTES,
      schema: {
        tags, summary: 'Read a statement (XLSX, CSV) of the account of a section', headers: RequestHeaders,
        body: StatementBody, response: { 200: StatementRead, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId, content } = request.body
      const unit = cashPlaces(rooms, request).unitOf(unitId)
      if (!unit) return sendProblem(reply, problemOf('section-unknown', [faultAt('/unitId', 'section-unknown')]))
      const table = await readTable(content)
      if (!table.ok) return sendProblem(reply, table.refusal)
      const { bytes, headings, rows } = table.value
      if (rows.length > MOST_LINES)
        return sendProblem(reply, problemOf('table-too-large', [faultAt('/content', 'table-too-large')]))
      const read = readStatement(headings, rows, dayOf(rooms.clock.now()))
      const say = sayTo(request)
      const faulty = ({ faults }: StatementFaulty) => ({
        lines: 0, known: 0, faults: faults.slice(0, FAULTS_TOLD).map(({ row, column, code }) =>
          ({ row, column: say(STATEMENT_COLUMN[column]), text: say(STATEMENT_FAULT[code]) })),
      })
      if (!read.ok) return faulty(read.refusal)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body),
        (ctx) => keepStatement(ctx, { unitId: unit.id, content: bytes, lines: read.value }),
        ({ lines, known }) => ({ status: 200, body: { lines, known, faults: [] } }),
      )
      if (outcome.ok) return sendOutcome(reply, outcome)
      const { refusal } = outcome
      return refusal.code === 'statement-faulty' ? faulty(refusal) : sendOutcome(reply, refuse(refusal))
    })

    app.post('/api/payments/differences/:id/settlement', {
      config: KEEP,
      schema: {
        tags, summary: 'Say what a difference was and what was done about it', headers: RequestHeaders,
        params: IdParams, body: SettleBody, response: { 200: DifferenceSettled, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id }, body: { why } } = request
      const { isReached } = cashPlaces(rooms, request)
      const said = cleanText(why)
      if (said === '') return sendProblem(reply, problemOf('reason-needed', [faultAt('/why', 'reason-needed')]))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body), (ctx) => settleDifference(ctx, {
          difference: id, why: said, isWithin: (unitId) => unitId === null || isReached(unitId),
        }), () => ({ status: 200, body: { id } }),
      )
      return sendOutcome(reply, outcome)
    })

    app.post('/api/payments/differences/:id/reversal', {
      config: KEEP,
      schema: {
        tags, summary: 'Send money that paid nothing back through the gateway', headers: RequestHeaders,
        params: IdParams, body: SettleBody, response: { 200: ReversalAsked, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id: difference } } = request
      const { isReached } = cashPlaces(rooms, request)
      const why = cleanText(request.body.why)
      if (why === '') return sendProblem(reply, problemOf('reason-needed', [faultAt('/why', 'reason-needed')]))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body), (ctx) => askReversal(ctx, {
          difference, why, hasGateway: gateway !== undefined,
          isWithin: (unitId) => unitId === null || isReached(unitId),
        }), ({ publicId: id }) => ({ status: 200, body: { id } }),
      )
      return sendOutcome(reply, outcome)
    })
  }
}

function showSums({ at, ours, gateway, statement }: Omit<DaySums, 'day'>): NonNullable<DayOfMoney['sums']> {
  return { at: at.toISOString(), ...showTotals({ ours, gateway, statement }) }
}

function showTotals({ ours, gateway, statement }: Omit<DaySums, 'day' | 'at'>) {
  return { ours, gateway, statement }
}

function showDifference(
  { publicId: id, kind, source, reference, unitId, ours, theirs, state, why }: Difference,
  nameOf: (unitId: bigint) => string | null, reversal: ReversalState | null,
): DayOfMoney['items'][number] {
  const unitName = unitId === null ? null : nameOf(unitId)
  return { id, kind, source, reference, unitName, ours, theirs, state, why, reversal }
}
