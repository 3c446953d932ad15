import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  DifferenceList, DifferenceQuery, PartnerDone, type PartnerLine, PartnerList, PartnerParams, PauseBody, ReconcileBody,
  Reconciled, ResumeBody, type ServiceLine, TellAgainBody,
} from '@motcua/contracts/partners.ts'
import { Nothing, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Day, dayOf, isDay } from '../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type ComparedDay, type KeptDifference, type KnownPartner, type KnownService, compareDay, isComparable, keepCompared,
  listDifferences, listPartners, listServices, mendOf, pausePartner, resumePartner, tellAgain,
} from '../modules/integration/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { SendFault } from '../platform/send-fault.ts'
import { senderOf } from './authenticate.ts'
import { type Tellable, explainBeside, problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { namesOfStaff } from './showing.ts'

export const MEND = { permission: 'exchange.mend' } as const
const [tags, PAGE] = [['exchange'], 50]
const change = { headers: RequestHeaders, params: PartnerParams }

/** Outside systems, for whoever keeps the program running: how it stands with each, what differs, and what mends it. */
export function partnerRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/partners', {
      config: MEND,
      schema: {
        tags, summary: 'How it stands with each outside system, partner or not', querystring: Nothing,
        response: { 200: PartnerList, '4xx': Problem },
      },
    }, async () => {
      const found = await listPartners(rooms)
      const names = await namesOfStaff(rooms.db, found.flatMap(({ pausedBy }) => pausedBy ?? []))
      const services = await listServices(rooms, found.map(({ code }) => code))
      return { items: found.map((one) => showPartner(one, names)), services: services.map(showService) }
    })

    app.get('/api/partners/:id/differences', {
      config: MEND,
      schema: {
        tags, summary: 'Dossiers that both sides have otherwise, by the last comparison of each day, newest days first',
        params: PartnerParams, querystring: DifferenceQuery, response: { 200: DifferenceList, '4xx': Problem },
      },
    }, async ({ params: { id: code }, query: { limit = PAGE, cursor } }, reply) => {
      if (!await isKnown(rooms, code)) return sendProblem(reply, problemOf('partner-unknown'))
      const found = await listDifferences(rooms.db, code, { after: readPlace(cursor), limit: limit + 1 })
      const page = found.slice(0, limit)
      const numbers = await numbersOfDossiers(rooms.db, page.flatMap(({ dossierId }) => dossierId ?? []))
      const last = found.length > limit ? page.at(-1) : undefined
      return { items: page.map((one) => showDifference(one, numbers)), next: last ? writePlace(last) : null }
    })

    app.post('/api/partners/:id/pause', {
      config: MEND,
      schema: {
        tags, summary: 'Hold what goes to it', ...change, body: PauseBody, response: { 200: PartnerDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id: partner }, body: { reason } } = request
      return doTo(rooms, request, reply, (ctx) => pausePartner(ctx, { partner, reason }))
    })

    app.post('/api/partners/:id/resumption', {
      config: MEND,
      schema: {
        tags, summary: 'Let what waits go', ...change, body: ResumeBody, response: { 200: PartnerDone, '4xx': Problem },
      },
    }, async (request, reply) => doTo(rooms, request, reply, (ctx) => resumePartner(ctx, request.params.id)))

    app.post('/api/partners/:id/tellings', {
      config: MEND,
      schema: {
        tags, summary: 'Tell it of a dossier anew, as it is now', ...change, body: TellAgainBody,
        response: { 200: PartnerDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id: partner }, body: { number } } = request
      return doTo(rooms, request, reply, (ctx) => tellAgain(ctx, { partner, number }))
    })

    app.post('/api/partners/:id/reconciliations', {
      config: MEND,
      schema: {
        tags, summary: 'Hold a day three ways against itself, now', ...change, body: ReconcileBody,
        response: { 200: Reconciled, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id: code }, body: { day } } = request
      const compared = await compareFor(rooms, code, day)
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body), async (ctx): Promise<Result<Reconciled, NotCompared>> => {
          if ('code' in compared) return refuse(compared)
          await keepCompared(ctx, compared)
          return ok({ day, compared: compared.compared, differences: compared.differences.length })
        }, (body) => ({ status: 200, body }))
      return sendOutcome(reply, outcome, explain)
    })
  }
}

type NotCompared = { readonly code: 'partner-unknown' | 'partner-not-comparable' | 'day-to-come' | 'partner-unreachable' }

/** Outside of a transaction: it waits for the partner. */
async function compareFor(rooms: ApiRooms, code: string, day: Day): Promise<ComparedDay | NotCompared> {
  const adapter = rooms.adapters.find(({ partner }) => partner === code)
  if (!adapter) return { code: await isKnown(rooms, code) ? 'partner-not-comparable' : 'partner-unknown' }
  if (!isComparable(adapter)) return { code: 'partner-not-comparable' }
  if (day > dayOf(rooms.clock.now())) return { code: 'day-to-come' }
  return compareDay(rooms.db, adapter, day).catch((error: unknown) => {
    if (error instanceof SendFault) return { code: 'partner-unreachable' }
    throw error
  })
}

const explain = explainBeside({ 'reason-needed': '/reason', 'dossier-unknown': '/number', 'day-to-come': '/day' })

async function doTo<R extends Tellable>(
  rooms: ApiRooms, request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply,
  deed: (ctx: Ctx) => Promise<Result<void, R>>,
) {
  const { id: code } = request.params
  const isThere = await isKnown(rooms, code)
  const outcome = await inTransaction(
    rooms, senderOf(request, request.body as Json),
    async (ctx): Promise<Result<void, R | { readonly code: 'partner-unknown' }>> =>
      isThere ? deed(ctx) : refuse({ code: 'partner-unknown' }),
    () => ({ status: 200, body: { code } }))
  return sendOutcome(reply, outcome, explain)
}

/** Whether there is such a system. */
export async function isKnown(rooms: ApiRooms, partner: string): Promise<boolean> {
  return (await listPartners(rooms)).some(({ code }) => code === partner)
}

const said = (moment: Date | null | undefined) => moment?.toISOString() ?? null

function showPartner(one: KnownPartner, names: ReadonlyMap<bigint, string>): PartnerLine {
  const { code, health, waiting, dead, heldIn, lagSeconds, failures, fault, pauseReason, reconciled, differences } = one
  return {
    code, health, waiting, dead, heldIn, lagSeconds, waitingSince: said(one.waitingSince),
    unreadSince: said(one.unreadSince), failures, retryAt: said(one.retryAt), fault, answeredAt: said(one.answeredAt),
    pausedAt: said(one.pausedAt), pausedBy: one.pausedBy === null ? null : names.get(one.pausedBy) ?? '', pauseReason,
    reconciledDay: reconciled?.day ?? null, reconciledAt: said(reconciled?.at), compared: reconciled?.compared ?? null,
    differences, waitingIn: one.waitingIn, waitingInSince: said(one.waitingInSince), fetchedAt: said(one.fetchedAt),
    fetchFault: one.fetchFault,
  }
}

function showService({ code, health, waiting, fault, lastClock, ...one }: KnownService): ServiceLine {
  const { awaySince, retryAt, lastAt } = one
  return {
    code, health, waiting, fault, awaySince: said(awaySince), retryAt: said(retryAt), lastAt: said(lastAt), lastClock,
  }
}

function showDifference(one: KeptDifference, numbers: ReadonlyMap<bigint, string>) {
  const { day, dossierId, number, message, messageKind, document, kind, ours, told, theirs, toldAgainAt } = one
  return {
    day, dossierNumber: dossierId === null ? number : numbers.get(dossierId) ?? null,
    message, messageKind, document, kind, ours, told, theirs,
    mend: mendOf(kind, message !== null), toldAgainAt: toldAgainAt?.toISOString() ?? null,
  }
}

function writePlace({ day, id }: KeptDifference): string {
  return Buffer.from(`${day} ${id}`).toString('base64url')
}

/** A place that is none of ours begins at the beginning. */
function readPlace(cursor = ''): Pick<KeptDifference, 'day' | 'id'> | undefined {
  const [, day = '', id = ''] = /^(\S{10}) (\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return isDay(day) ? { day, id: BigInt(id) } : undefined
}
