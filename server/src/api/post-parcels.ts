import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  OrderBody, ParcelChanged, ParcelDraft, ParcelQuery, ParcelsWaiting, PostDesk, SectionParcelPage,
} from '@motcua/contracts/post.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import { EmptyBody } from '@motcua/contracts/staff.ts'
import { cleanText } from '../kernel/vietnamese-text.ts'
import {
  dossiersById, findDossierById, hasPaperResult, isClosed, listLinesOf, listResultsHere,
} from '../modules/dossiers/public.ts'
import { unitInWords, withPast } from '../modules/organisation/public.ts'
import {
  cancelShipment, findShipment, listOpenKinds, listShipmentsOf, orderShipment, printLabel,
} from '../modules/post/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { findWithinReach } from './dossier-detail.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { noteLooks } from './note-look.ts'
import { postReachOf } from './post-reach.ts'
import { sendPdf } from './prints.ts'
import { problemOf, sendOutcome, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { showSectionParcels } from './show-post.ts'
import { FileOf } from './slips.ts'

const SEND = { permission: 'post.send' } as const
const tags = ['post']
const PAGE = 50

/** Orders of a section to the public post: what waits for one, what was ordered, and labels. */
export function postParcelRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/post/desk', {
      config: { permission: 'post.pass' },
      schema: {
        tags, summary: 'Sections and units of the post that one works for, and what a parcel costs',
        response: { 200: PostDesk, '4xx': Problem },
      },
    }, async (request) => {
      const { sections, carriers, operator, directory } = postReachOf(rooms, request)
      const show = ({ id, publicId }: { id: bigint; publicId: string }) =>
        ({ id: publicId, name: unitInWords(directory, id) })
      return {
        sections: sections.map(show), carriers: carriers.map(show),
        operator: operator ? { ...show(operator.unit), fees: operator.fees } : null,
      }
    })

    app.get('/api/post/waiting', {
      config: SEND,
      schema: {
        tags, summary: 'Results here that are to go by post and were not ordered, longest first',
        querystring: ParcelQuery,
        response: { 200: ParcelsWaiting, '4xx': Problem },
      },
    }, async (request) => {
      const { sections, directory } = postReachOf(rooms, request)
      const after = request.query.cursor === undefined ? undefined : readCursor(request.query.cursor)
      const found = await listResultsHere(rooms.db, withPast(directory, sections.map(({ id }) => id)), PAGE + 1, after)
      const page = found.slice(0, PAGE)
      const ids = page.map(({ dossierId }) => dossierId)
      const [dossiers, open] = await Promise.all([dossiersById(rooms.db, ids), listOpenKinds(rooms.db, ids)])
      const isOrdered = new Set(open.filter(({ kind }) => kind === 'delivery').map(({ dossierId }) => dossierId))
      const last = found.length > PAGE ? page.at(-1) : undefined
      return {
        items: page.flatMap(({ dossierId, at }) => {
          const dossier = dossiers.get(dossierId)
          return dossier?.delivery === 'post' && !isOrdered.has(dossierId) ? [{
            dossierId: dossier.publicId, dossierNumber: dossier.number, name: dossier.applicantName,
            sectionName: unitInWords(directory, dossier.receivesAtId), since: at.toISOString(),
          }] : []
        }),
        next: last ? writeCursor({ at: last.at, id: last.dossierId }) : null,
      }
    })

    app.get('/api/dossiers/:id/parcel-draft', {
      config: SEND,
      schema: {
        tags, summary: 'What an order of the post begins with, and which may be made', params: IdParams,
        response: { 200: ParcelDraft, '4xx': Problem },
      },
    }, async (request, reply) => {
      const dossier = await findWithinReach(rooms, request)
      if (!dossier) return sendProblem(reply, problemOf('dossier-unknown'))
      await noteLooks(rooms, request, [{ page: 'parcel-draft', purpose: 'post.send', dossier }])
      const { content } = rooms.catalogue.version(dossier.procedureVersionId)
      const open = (await listOpenKinds(rooms.db, [dossier.id])).map(({ kind }) => kind)
      const pickup = !isClosed(dossier.state)
      const may = { pickup, delivery: pickup && hasPaperResult(dossier, content) }
      return {
        dossierId: dossier.publicId, dossierNumber: dossier.number, name: dossier.applicantName,
        address: dossier.deliveryAddress ?? '',
        kinds: (['delivery', 'pickup'] as const).filter((kind) => may[kind] && !open.includes(kind)),
      }
    })

    app.get('/api/post/parcels', {
      config: SEND,
      schema: {
        tags, summary: 'Parcels of the own sections, the latest first', querystring: ParcelQuery,
        response: { 200: SectionParcelPage, '4xx': Problem },
      },
    }, async (request) => {
      const { sections, directory } = postReachOf(rooms, request)
      const before = request.query.cursor === undefined ? undefined : readCursor(request.query.cursor)
      const found = await listShipmentsOf(rooms.db, withPast(directory, sections.map(({ id }) => id)), PAGE + 1, before)
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1) : undefined
      const lines = await listLinesOf(rooms.db, page.map(({ dossierId }) => dossierId))
      const publicIds = new Map(lines.map(({ id, publicId }) => [id, publicId]))
      const shown = page.map((one) => ({ ...one, dossierPublicId: publicIds.get(one.dossierId) ?? '' }))
      return {
        items: await showSectionParcels(rooms.db, directory, shown),
        next: last ? writeCursor({ at: last.orderedAt, id: last.id }) : null,
      }
    })

    app.post('/api/post/parcels', {
      config: SEND,
      schema: {
        tags, summary: 'Order the post: it fetches papers, or brings a result', headers: RequestHeaders,
        body: OrderBody,
        response: { 201: ParcelChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { dossierId: dossier, placeId: place, name, address, ...order } = request.body
      const { viewer } = postReachOf(rooms, request)
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) =>
        orderShipment(ctx, rooms, {
          ...order, dossier, place, viewer, address: cleanText(address), name: name && cleanText(name),
        }), ({ publicId: id }) => ({ status: 201, body: { id } }))
      return sendOutcome(reply, outcome)
    })

    app.post('/api/post/parcels/:id/cancelling', {
      config: SEND,
      schema: {
        tags, summary: 'Take back an order that is not on the road yet', headers: RequestHeaders, params: IdParams,
        body: EmptyBody, response: { 200: ParcelChanged, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached } = postReachOf(rooms, request)
      const outcome = await inTransaction(rooms, senderOf(request), (ctx) =>
        cancelShipment(ctx, { shipment: request.params.id, isReached }), (id) => ({ status: 200, body: { id } }))
      return sendOutcome(reply, outcome)
    })

    app.get('/api/post/parcels/:id/label.pdf', {
      config: SEND,
      schema: {
        tags, summary: 'The label of a parcel as PDF/A', params: IdParams,
        response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { isReached, directory } = postReachOf(rooms, request)
      const shipment = await findShipment(rooms.db, request.params.id)
      if (!shipment || !isReached(shipment.sectionId)) return sendProblem(reply, problemOf('shipment-unknown'))
      const dossier = await findDossierById(rooms.db, shipment.dossierId)
      if (dossier) await noteLooks(rooms, request, [{ page: 'parcel-label', purpose: 'post.send', dossier }])
      return sendPdf(
        reply, await printLabel(shipment, unitInWords(directory, shipment.sectionId), rooms.clock.now()), shipment.code)
    })
  }
}
