import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { DelegationQuery } from '@motcua/contracts/delegations.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import {
  OpenSettlements, SettlementBody, SettlementChanged, SettlementDecisionBody, SettlementPage,
} from '@motcua/contracts/settlements.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { BYTE_ORDER_MARK, csvRow } from '../kernel/csv-row.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { cleanLines } from '../kernel/vietnamese-text.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  decideSettlement, findSettlement, listSettledRows, listSettlements, postUnitsOf, proposeSettlement,
} from '../modules/post/public.ts'
import { numbersOfVisits } from '../modules/queue/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { withPast } from '../modules/organisation/public.ts'
import { senderOf } from './authenticate.ts'
import { readIdCursor, writeIdCursor } from './list-cursor.ts'
import { postReachOf } from './post-reach.ts'
import { explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { COLUMN_OF_SETTLEMENT, CUT_OFF, SETTLED_IN_WORDS } from './settlement-texts.ts'
import { openSettlements, showSettlements } from './show-settlements.ts'
import { showMoment } from './showing.ts'

const SETTLE = { permission: 'post.settle' } as const
const tags = ['post']
const PAGE = 20
/** Lines of one file: more than a post does for one agency in a month. A file that ends there says so. */
const MOST_LINES = 50_000

/** Settlement between agencies and the post: what is open, proposed by one side, agreed or declined by the other. */
export function postSettlementRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/post/settlements', {
      config: SETTLE,
      schema: {
        tags, summary: 'Settlements of the own agency or of the own post, the latest first',
        querystring: DelegationQuery, response: { 200: SettlementPage, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, isReached, units } = reachOf(request)
      const found = await listSettlements(
        rooms.db, withPast(directory, units.map(({ id }) => id)), PAGE + 1, readIdCursor(request.query.cursor))
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: await showSettlements(rooms, page, { isReached, accountId: request.actor.accountId }),
        next: last ? writeIdCursor(last.id) : null,
      }
    })

    app.get('/api/post/open-settlements', {
      config: SETTLE,
      schema: {
        tags, summary: 'What was done and collected in months that are over, and is in no settlement',
        response: { 200: OpenSettlements, '4xx': Problem },
      },
    }, async (request) => ({ items: await openSettlements(rooms, reachOf(request)) }))

    app.post('/api/post/settlements', {
      config: SETTLE,
      schema: {
        tags, summary: 'Propose a settlement, with what one counted oneself', headers: RequestHeaders,
        body: SettlementBody, response: { 201: SettlementChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { agencyId: agency, postUnitId: postUnit, why, ...what } = request.body
      const { isReached } = reachOf(request)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        proposeSettlement(ctx, rooms, { ...what, agency, postUnit, why: plain(why), isReached }),
      (id) => ({ status: 201, body: { id } }))
      return sendOutcome(reply, outcome, explainBeside({ 'difference-unexplained': '/why' }))
    })

    app.post('/api/post/settlements/:id/decision', {
      config: SETTLE,
      schema: {
        tags, summary: 'The other side agrees, or declines with a reason', headers: RequestHeaders, params: IdParams,
        body: SettlementDecisionBody, response: { 200: SettlementChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const on = { settlement: request.params.id, declinedWhy: plain(request.body.declinedWhy) }
      const { isReached } = reachOf(request)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        decideSettlement(ctx, { ...on, isReached }), (id) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome)
    })

    app.get('/api/post/settlements/:id/rows.csv', {
      config: SETTLE,
      schema: {
        tags, summary: 'Everything that is in a settlement, as a file for a spreadsheet', params: IdParams,
        response: { 200: Type.String({ description: 'text/csv' }), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = reachOf(request)
      const settlement = await findSettlement(rooms.db, request.params.id)
      if (!settlement || !isReached(settlement.agencyId) && !isReached(settlement.postUnitId))
        return sendProblem(reply, problemOf('settlement-unknown'))
      const say = sayTo(request)
      const listed = await listSettledRows(rooms.db, settlement.id, MOST_LINES + 1)
      const found = listed.slice(0, MOST_LINES)
      const numbers = await numbersOfDossiers(rooms.db, found.flatMap(({ dossierId }) => dossierId ?? []))
      const tickets = await numbersOfVisits(rooms.db, found.flatMap(({ visitId }) => visitId ?? []))
      const rows = found.map(({ at, what, dossierId, visitId, code, amount }) => [
        showMoment(at), say(SETTLED_IN_WORDS[what]), dossierId === null ? '' : numbers.get(dossierId) ?? '', code ?? '',
        visitId === null ? '' : String(tickets.get(visitId) ?? ''), String(amount),
      ])
      const head = Object.values(COLUMN_OF_SETTLEMENT).map((text) => say(text))
      return reply.type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="quyet-toan-${settlement.until}.csv"`)
        .send(BYTE_ORDER_MARK + [head, ...rows, ...cutOff(listed.length, say)].map(csvRow).join(''))
    })
  }

  /** Agencies and units of the post for which somebody may settle. */
  function reachOf(request: FastifyRequest) {
    const { directory, isReached } = postReachOf(rooms, request)
    const posts = postUnitsOf(directory)
    const agencies = directory.units.filter(({ id, kind }) => kind === 'agency' && isReached(id))
    const own = posts.filter(({ id }) => isReached(id))
    return {
      isReached, agencies: agencies.map(({ id }) => id), posts: own.map(({ id }) => id),
      units: [...agencies, ...own], directory, today: dayOf(rooms.clock.now()),
    }
  }
}

/** The last line of a file that has no room for the rest. */
function cutOff(listed: number, say: Say): string[][] {
  return listed > MOST_LINES ? [[say(CUT_OFF.rest, { n: '50.000' }), '', '', '', '', '']] : []
}

function plain(text: string | null): string | null {
  const said = cleanLines(text ?? '')
  return said === '' ? null : said
}
