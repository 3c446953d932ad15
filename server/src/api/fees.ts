import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ChargeAmountBody, ChargeCancellationBody, DossierFees, type FeeFacts, FeeFactsBody, FeePreview, FeePreviewBody,
  RaiseFeeBody,
} from '@motcua/contracts/fees.ts'
import { IdParams, Problem, RequestHeaders, WITHOUT_KEY } from '@motcua/contracts/problem.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/civil-day.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  type Dossier, type Viewer, cancelFee, dossiersOwingTax, feeRuleTextOn, feesOfCase, findFeeFacts, findPlaces,
  isResultHeld, isUnitWithin, isWithinReach, momentsToRaise, printReceiptsOfDossier, raiseFee, stateFeeFacts,
  stateOwnAmount,
} from '../modules/dossiers/public.ts'
import type { Permission } from '../modules/identity/public.ts'
import { listBillMoney, listCharges, listReceiptsOf, readFeeFacts } from '../modules/payments/public.ts'
import { listOpenTasks } from '../modules/workflow/public.ts'
import { inTransaction } from '../platform/db.ts'
import { senderOf, viewerOf } from './authenticate.ts'
import { withoutDelegated } from './delegated-reach.ts'
import { findWithinReach } from './dossier-detail.ts'
import { noteLooks } from './note-look.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sectionsOf } from './sections.ts'
import { questionsOf, showCharges, showFees } from './show-fees.ts'
import { FileOf } from './slips.ts'

const tags = ['payments']

/** What a dossier costs: before it is received, and what became of each charge after. */
export function feeRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post('/api/procedures/:id/fees', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags, summary: 'What a case of a procedure would cost', description: WITHOUT_KEY,
        params: IdParams, body: FeePreviewBody, response: { 200: FeePreview, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { facts, channel, communeId } = request.body
      const now = rooms.clock.now()
      const directory = rooms.directory.on(dayOf(now))
      const version = rooms.catalogue.on(dayOf(now)).byPublicId(request.params.id)
      if (!version) return sendProblem(reply, problemOf('not-found'))
      if (!areKnown(version.content, dayOf(now), facts)) return sendProblem(reply, problemOf('fee-facts-wrong'))
      const section = sectionsOf(viewerOf(request, rooms), directory)[0]
      const territoryId = communeId === undefined ? undefined : directory.byPublicId(communeId)?.id
      const places = findPlaces(directory, {
        content: version.content, cleared: rooms.catalogue.clearanceOn(dayOf(now), version.procedureId), territoryId,
        sectionId: section?.id, answers: {},
      })
      const receivesAtId = places.ok ? places.value.receivesAt.id : section?.id
      const fees = receivesAtId === undefined ? [] : feesOfCase(now, rooms, {
        content: version.content, directory, channel, receivesAtId, territoryId: territoryId ?? null, decided: [],
        stated: facts,
      })
      return showFees(questionsOf(rooms, version.content, dayOf(now)), fees)
    })

    app.get('/api/dossiers/:id/fees', {
      config: { permission: 'dossier.read' },
      schema: {
        tags, summary: 'What was asked for a dossier, and what is paid', params: IdParams,
        response: { 200: DossierFees, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      await noteLooks(rooms, request, [{ page: 'fees', purpose: 'dossier.read', dossier }])
      return feesShown(rooms, request, dossier)
    })

    app.get('/api/dossiers/:id/receipts.pdf', {
      config: { permission: 'slip.print' },
      schema: {
        tags, summary: 'Receipts of a dossier as one PDF/A', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      const pdf = dossier && await printReceiptsOfDossier(rooms, dossier.id)
      if (!dossier || !pdf) return sendProblem(reply, problemOf('not-found'))
      await noteLooks(rooms, request, [{ page: 'receipts', purpose: 'slip.print', dossier }])
      return reply.type('application/pdf')
        .header('content-disposition', `inline; filename="${dossier.number}-bien-lai.pdf"`)
        .header('cache-control', 'private, no-store').send(Buffer.from(pdf) as never)
    })

    app.post('/api/dossiers/:id/fees', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags, summary: 'Say what the fees of a dossier hang on, and work them out anew',
        params: IdParams, headers: RequestHeaders, body: FeeFactsBody, response: { 204: {}, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { facts, why } = request.body
      const viewer = askingFor(rooms, request)
      const dossier = await findWithinReach(rooms, request, viewer)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      const { content } = rooms.catalogue.version(dossier.procedureVersionId)
      if (!areKnown(content, dayOf(rooms.clock.now()), facts)) return sendProblem(reply, problemOf('fee-facts-wrong'))
      const on = { publicId: dossier.publicId, viewer, facts, why }
      const sender = senderOf(request, request.body)
      const outcome = await inTransaction(rooms, sender, (ctx) => stateFeeFacts(ctx, rooms, on), () =>
        ({ status: 204, body: null }))
      return outcome.ok ? reply.code(204).send() : sendProblem(reply, problemOf(outcome.refusal.code))
    })

    app.post('/api/dossiers/:id/charges', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags, summary: 'Ask for more by hand, with a supplement or with the result', params: IdParams,
        headers: RequestHeaders, body: RaiseFeeBody, response: { 204: {}, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { name, source, why, ...fee } = request.body
      const on = {
        ...fee, publicId: request.params.id, viewer: askingFor(rooms, request),
        name: cleanText(name), source: cleanText(source), why: cleanText(why),
      }
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body), (ctx) => raiseFee(ctx, rooms, on), () => ({ status: 204, body: null }))
      return outcome.ok ? reply.code(204).send() : sendProblem(reply, problemOf(outcome.refusal.code))
    })

    app.post('/api/dossiers/:id/charge-amount', {
      config: { permission: 'dossier.intake' },
      schema: {
        tags, summary: 'Say what a charge comes to whose amount was not known',
        params: IdParams, headers: RequestHeaders, body: ChargeAmountBody, response: { 204: {}, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request, askingFor(rooms, request))
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      const of = { dossierId: dossier.id, ...request.body }
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body), (ctx) => stateOwnAmount(ctx, of), () => ({ status: 204, body: null }))
      return outcome.ok ? reply.code(204).send() : sendProblem(reply, problemOf(outcome.refusal.code))
    })

    app.post('/api/dossiers/:id/charge-cancellation', {
      config: { permission: 'payments.keep' },
      schema: {
        tags, summary: 'Take back a fee that was asked by mistake',
        params: IdParams, headers: RequestHeaders, body: ChargeCancellationBody, response: { 204: {}, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier || !mayCancel(rooms, request, dossier)) return sendProblem(reply, problemOf('dossier-unknown'))
      const outcome = await inTransaction(
        rooms, senderOf(request, request.body), (ctx) => cancelFee(ctx, { dossierId: dossier.id, ...request.body }),
        () => ({ status: 204, body: null }))
      return outcome.ok ? reply.code(204).send() : sendProblem(reply, problemOf(outcome.refusal.code))
    })
  }
}

/** To guide, receive, digitise and return is delegated; to ask for money is not (KH 1107 II.6). */
function askingFor(rooms: ApiRooms, request: FastifyRequest, permission?: Permission): Viewer {
  return withoutDelegated(viewerOf(request, rooms, permission))
}

/** Whoever runs the section where it is received; of what is over, nothing is taken back. */
function mayCancel(rooms: ApiRooms, request: FastifyRequest, { closedAt, receivesAtId }: Dossier): boolean {
  const { reaches } = viewerOf(request, rooms, 'payments.keep')
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  return closedAt === null && reaches.some((scope) => isUnitWithin(directory, scope, receivesAtId))
}

/** Codes that this procedure does not ask for were chosen for another. */
function areKnown(content: Parameters<typeof feeRuleTextOn>[0], day: string, facts: FeeFacts): boolean {
  return readFeeFacts(facts, new Set(feeRuleTextOn(content, day)?.subjects.map(({ code }) => code)), day).ok
}

async function feesShown(rooms: ApiRooms, request: FastifyRequest, dossier: Dossier): Promise<DossierFees> {
  const day = dayOf(rooms.clock.now())
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  const [charges, facts, tasks, receipts, money, owing] = await Promise.all([
    listCharges(rooms.db, dossier.id), findFeeFacts(rooms.db, dossier.id), listOpenTasks(rooms.db, dossier.id),
    listReceiptsOf(rooms.db, dossier.id), listBillMoney(rooms.db, { dossierId: dossier.id }),
    dossiersOwingTax(rooms.db, [dossier.id]),
  ])
  const viewer = askingFor(rooms, request, 'dossier.intake')
  const { subjects, papers, ...counts } = facts ?? {}
  const isOpen = dossier.closedAt === null && dossier.receivedAt !== null
  const isHere = isOpen && isWithinReach(rooms.directory.on(day), viewer, dossier, tasks)
  return {
    ...showCharges(questionsOf(rooms, content, day), charges), 
    facts: facts ? {
      ...counts, ...papers && { papers: [...papers] }, ...subjects && { subjects: [...subjects] },
    } : null,
    receipts: receipts.length,
    cameInVain: money.flatMap(({ amount, day: on, fate }) => fate === 'taken' ? [] : [{ amount, on, fate }]),
    isHeld: dossier.deliveredAt === null
      && isResultHeld(rooms.directory.on(day), charges.map(({ state }) => state), owing.has(dossier.id)),
    mayCancel: mayCancel(rooms, request, dossier),
    mayState: isHere, mayRaise: isHere ? [...await momentsToRaise(rooms.db, dossier)] : [],
  }
}
