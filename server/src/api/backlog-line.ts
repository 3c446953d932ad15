import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  BacklogPackages, LineCheckBody, LineDone, LineIndexBody, LinePage, LineQuery, LineScanBody, PackBody, Packed,
} from '@motcua/contracts/backlog-line.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maskPersonalNumber } from '../kernel/mask.ts'
import type { Result } from '../kernel/result.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  type LineStage, type OnLineItem, checkBacklogItem, countUnsigned, findLineFile, findLineItem,
  findPackage, indexBacklogItem, listLineItems, listPackages, listPapers, packBacklog, scanBacklogItem,
} from '../modules/documents/public.ts'
import { type Directory, type Unit, withPast } from '../modules/organisation/public.ts'
import { khoPoliciesOf } from '../modules/reuse/public.ts'
import { purposeOnPaper } from '../modules/reuse/public.ts'
import { type Ctx, type Json, inTransaction } from '../platform/db.ts'
import { senderOf } from './authenticate.ts'
import { agenciesOf } from './backlog-agencies.ts'
import { PaperQuery, sendPaper } from './files.ts'
import { judgeScans } from './judge-scans.ts'
import { noteLooks } from './note-look.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { FileOf } from './slips.ts'

const KEEP = { permission: 'backlog.keep' } as const
const tags = ['digitisation']
/** Packages that are shown, and results of one at a time. */
const [PACKAGES, PAGE] = [100, 50]
/** Where the fault of a refusal is, in the body of indexing. */
const PLACES = {
  'owner-number-wrong': '/ownerNumber', 'owner-number-differs': '/ownerNumber',
  'issued-later': '/issuedOn', 'valid-before-issued': '/validTo',
  'reason-needed': '/reason',
} as const

/** The line on which results of the past are digitised: packed, scanned, read off, checked by a second person (D8). */
export function backlogLineRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/backlog/packages', {
      config: KEEP,
      schema: {
        tags, summary: 'Packages of work, and how far each is', response: { 200: BacklogPackages, '4xx': Problem },
      },
    }, async (request) => {
      const { directory, agencies, idsOf } = packageReach(rooms, request)
      const found = await listPackages(rooms.db, agencies.flatMap(idsOf), PACKAGES)
      return {
        items: found.map(({ publicId: id, unitId, documentType, madeAt, ...counts }) => ({
          id, unitName: directory.heirOf(unitId)?.name ?? '', documentType, typeName: typeName(rooms, documentType),
          madeAt: madeAt.toISOString(), items: counts.items, scanned: counts.scanned, indexed: counts.indexed,
          kept: counts.kept,
        })),
      }
    })

    app.post('/api/backlog/packages', {
      config: KEEP,
      schema: {
        tags, summary: 'Make a package of listed results that are in none', headers: RequestHeaders, body: PackBody,
        response: { 201: Packed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { unitId: asked, ...what } = request.body
      const unit = packageReach(rooms, request).agencies.find(({ publicId }) => publicId === asked)
      if (!unit) return sendProblem(reply, problemOf('agency-unknown', [faultAt('/unitId', 'agency-unknown')]))
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json),
        (ctx) => packBacklog(ctx, { unitId: unit.id, ...what }),
        ({ publicId: id, items }) => ({ status: 201, body: { id, items } }))
      return outcome.ok
        ? reply.code(outcome.value.status).send(outcome.value.body)
        : sendProblem(reply, problemOf(outcome.refusal.code))
    })

    app.get('/api/backlog/packages/:id/items', {
      config: KEEP,
      schema: {
        tags, summary: 'Results of a package, in their order', params: IdParams, querystring: LineQuery,
        response: { 200: LinePage, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { directory, mayReach } = packageReach(rooms, request)
      const found = await findPackage(rooms.db, request.params.id)
      if (!found || !mayReach(found.unitId)) return sendProblem(reply, problemOf('not-found'))
      const items = await listLineItems(rooms.db, found.id, BigInt(request.query.after ?? '0'), PAGE)
      const { accountId } = request.actor
      return {
        package: {
          id: found.publicId, typeName: typeName(rooms, found.documentType),
          unitName: directory.heirOf(found.unitId)?.name ?? '',
          unsigned: await countUnsigned(rooms.db, found.id),
        },
        items: items.map((one) => ({
          id: one.publicId, stage: one.stage, number: one.number, issuedOn: one.issuedOn, validTo: one.validTo,
          ownerKind: one.ownerKind, ownerName: one.ownerName,
          // Both who read it off and who checks it read the number off the picture.
          ownerNumber: one.ownerNumber && maskPersonalNumber(one.ownerNumber), fileName: one.fileName,
          sentBackWhy: one.sentBackWhy, isOwnWork: one.scannedBy === accountId || one.indexedBy === accountId,
        })),
        next: items.length < PAGE ? null : String(items.at(-1)?.id ?? ''),
      }
    })

    app.get('/api/backlog/items/:id/file', {
      config: KEEP,
      schema: {
        tags, summary: 'The scan of a result on the line', params: IdParams, querystring: PaperQuery,
        response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const item = await findLineItem(rooms.db, request.params.id)
      const isWithin = item && packageReach(rooms, request).mayReach(item.unitId)
      const file = isWithin ? await findLineFile(rooms.db, item.id) : undefined
      if (item && file) {
        const [paper] = item.paperId === null ? [] : await listPapers(rooms.db, [item.paperId])
        const purpose = paper ? purposeOnPaper('backlog.keep', paper) : 'backlog.keep'
        await noteLooks(rooms, request, [{ page: 'paper', purpose, personIds: paper ? [paper.ownerId] : [] }])
      }
      return file ? sendPaper(reply, rooms, file, request.query) : sendProblem(reply, problemOf('not-found'))
    })

    app.post('/api/backlog/items/:id/scan', {
      config: KEEP,
      schema: {
        tags, summary: 'Put the scan of a result on the line: an upload of one’s own', headers: RequestHeaders,
        params: IdParams, body: LineScanBody, response: { 200: LineDone, '4xx': Problem },
      },
    }, async (request, reply) => {
      // By the same gate as a paper at the counter (D1); of a result that is still in force one page at least.
      const sender = senderOf(request, request.body)
      const judged = await judgeScans(rooms, sender, { components: [] }, [{ component: '', files: [request.body.upload] }])
      if (!judged.ok) return sendProblem(reply, problemOf('scan-unjudged', [faultAt('/upload', 'scan-unjudged')]))
      return step(rooms, request, reply, (ctx, on) => scanBacklogItem(ctx, { ...on, ...request.body }))
    })

    app.post('/api/backlog/items/:id/indexing', {
      config: KEEP,
      schema: {
        tags, summary: 'Write down what a scanned result says', headers: RequestHeaders, params: IdParams,
        body: LineIndexBody, response: { 200: LineDone, '4xx': Problem },
      },
    }, async (request, reply) =>
      step(rooms, request, reply, (ctx, on) => indexBacklogItem(ctx, { ...on, facts: request.body })))

    app.post('/api/backlog/items/:id/check', {
      config: KEEP,
      schema: {
        tags, summary: 'Check it as the second person: into the Kho, or back with a reason', headers: RequestHeaders,
        params: IdParams, body: LineCheckBody, response: { 200: LineDone, '4xx': Problem },
      },
    }, async (request, reply) => step(rooms, request, reply, (ctx, on, directory) => {
      const { byLaw, singleTypes } = khoPoliciesOf(directory)
      return checkBacklogItem(ctx, {
        ...on, ownerNumber: '', ...request.body, singleTypes,
        // A type without an article of its own stands there by that of the whole rule.
        articleOf: (documentType) => byLaw.get(documentType) ?? directory.policy('kho-by-law')?.article ?? '',
        issuerOf(unitId) {
          const unit = directory.heirOf(unitId)
          return { name: unit?.name ?? '', code: unit?.agencyCode ?? null }
        },
      })
    }))
  }
}

/** What a request may reach: its agencies, with the units whose heirs they are. */
export function packageReach(rooms: ApiRooms, request: FastifyRequest) {
  const directory: Directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const agencies = agenciesOf(request, directory)
  const idsOf = ({ id }: Unit) => withPast(directory, [id])
  const mayReach = (unitId: bigint) => agencies.some(({ id }) => id === unitId || directory.heirOf(unitId)?.id === id)
  return { directory, agencies, idsOf, mayReach }
}

function typeName({ catalogue }: ApiRooms, documentType: string): string {
  return catalogue.documentType(documentType)?.name ?? documentType
}

type StepRefusal = { readonly code: Parameters<typeof problemOf>[0] }

async function step(
  rooms: ApiRooms, request: FastifyRequest, reply: FastifyReply,
  deed: (ctx: Ctx, on: OnLineItem, directory: Directory) => Promise<Result<{ readonly stage: LineStage }, StepRefusal>>,
): Promise<FastifyReply> {
  const { directory, mayReach } = packageReach(rooms, request)
  const { id } = request.params as { readonly id: string }
  const outcome = await inTransaction(
    rooms, senderOf(request, request.body as Json), (ctx) => deed(ctx, { publicId: id, mayReach }, directory),
    ({ stage }) => ({ status: 200, body: { stage } }))
  if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
  const { code } = outcome.refusal
  const place = (PLACES as Readonly<Record<string, string>>)[code]
  return sendProblem(reply, problemOf(code, place === undefined ? [] : [faultAt(place, code)]))
}
