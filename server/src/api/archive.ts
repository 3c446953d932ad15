import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ArchiveBatchList, ArchiveCloseBody, ArchiveClosed, BatchSaved, HandToArchiveBody, OverList, ReceiptBody,
} from '@motcua/contracts/archive.ts'
import { IdParams, Problem, RequestHeaders } from '@motcua/contracts/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import {
  closeIntoArchive, findDossierById, findPackage, handToArchive, isUnitWithin, judgeBatch, receiveIntoArchive,
} from '../modules/dossiers/public.ts'
import { type Json, inTransaction } from '../platform/db.ts'
import { withPast } from '../modules/organisation/public.ts'
import { senderOf } from './authenticate.ts'
import { SEAL_FAULT } from './archive-texts.ts'
import { noteLooks } from './note-look.ts'
import { faultAt, problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { sayTo } from './say-to.ts'
import { showBatches, showOver } from './show-archive.ts'
import { FileOf } from './slips.ts'

const [HAND_OVER, KEEP] = [{ permission: 'archive.hand-over' }, { permission: 'archive.keep' }] as const
const tags = ['archive']

/**
 * The electronic archive: dossiers that are over are closed into it, packed by a worker, handed over within a year and
 * received by the archive of their agency (TT 13/2023/TT-BNV; Luật Lưu trữ 2011 Đ.9–12).
 */
export function archiveRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/archive/dossiers', {
      config: HAND_OVER,
      schema: {
        tags, summary: 'Dossiers within reach that are over and not with the archive, by the day they are due',
        response: { 200: OverList, '4xx': Problem },
      },
    }, async (request) => showOver(rooms, sayTo(request), archiveUnitsOf(request, rooms)))

    app.post('/api/archive/packages', {
      config: HAND_OVER,
      schema: {
        tags, summary: 'Close a dossier into the archive; a worker packs it', headers: RequestHeaders, body: ArchiveCloseBody,
        response: { 201: ArchiveClosed, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { dossierId: publicId, reason } = request.body
      const sender = senderOf(request, request.body)
      const outcome = await inTransaction(rooms, sender, (ctx) => closeIntoArchive(ctx, rooms, {
        publicId, unitIds: archiveUnitsOf(request, rooms), reason: reason?.trim() ?? null,
      }), ({ publicId: id }) => ({ status: 201, body: { id } }))
      if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
      const { refusal } = outcome
      return sendProblem(reply, problemOf(refusal.code, refusal.code === 'archive-incomplete'
        ? refusal.components.map(({ component, name }) => ({
          pointer: `/components/${component}`, code: refusal.code, text: { vi: name, en: name },
        }))
        : []))
    })

    app.post('/api/archive/batches', {
      config: HAND_OVER,
      schema: {
        tags, summary: 'Hand packages over to the archive of their agency', headers: RequestHeaders, body: HandToArchiveBody,
        response: { 201: BatchSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const outcome = await inTransaction(rooms, senderOf(request, request.body as Json), (ctx) => handToArchive(ctx, {
        packages: request.body.packages, unitIds: agenciesOf(request, rooms),
      }), ({ publicId: id }) => ({ status: 201, body: { id } }))
      if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
      const { refusal } = outcome
      return sendProblem(reply, problemOf(
        refusal.code, 'at' in refusal ? [faultAt(`/packages/${String(refusal.at)}`, refusal.code)] : [],
      ))
    })

    app.get('/api/archive/batches', {
      config: KEEP,
      schema: {
        tags, summary: 'What was handed over to agencies within reach, and the receipts',
        response: { 200: ArchiveBatchList, '4xx': Problem },
      },
    }, async (request) => showBatches(rooms, archiveUnitsOf(request, rooms)))

    app.post('/api/archive/batches/:id/receipt', {
      config: KEEP,
      schema: {
        tags, summary: 'Receive a batch: sums and seals are checked, each package accepted or given back with a reason',
        headers: RequestHeaders, params: IdParams, body: ReceiptBody, response: { 200: BatchSaved, '4xx': Problem },
      },
    }, async (request, reply) => {
      const { params: { id: publicId }, body } = request
      const unitIds = archiveUnitsOf(request, rooms)
      const judged = await judgeBatch(rooms, { publicId, unitIds })
      const outcome = await inTransaction(rooms, senderOf(request, body as Json), (ctx) => receiveIntoArchive(ctx, {
        publicId, unitIds, judged, refused: body.refused.map((one) => ({ ...one, reason: one.reason.trim() })),
      }), ({ publicId: id }) => ({ status: 200, body: { id } }))
      if (outcome.ok) return reply.code(outcome.value.status).send(outcome.value.body)
      const { refusal } = outcome
      if (refusal.code === 'package-seal-broken')
        return sendProblem(reply, problemOf(refusal.code, refusal.packages.map(({ id, why }) => (
          { pointer: `/packages/${id}`, code: refusal.code, text: SEAL_FAULT[why] }))))
      const places = 'packages' in refusal ? refusal.packages.map((id) => `/packages/${id}`)
        : 'at' in refusal ? [`/refused/${String(refusal.at)}/package`] : []
      return sendProblem(reply, problemOf(refusal.code, places.map((place) => faultAt(place, refusal.code))))
    })

    app.get('/api/archive/packages/:id/file', {
      config: KEEP,
      schema: { tags, summary: 'The package itself, as ZIP', params: IdParams, response: { 200: FileOf('application/zip'), '4xx': Problem } },
    }, async (request, reply) => {
      const found = await findPackage(rooms.db, request.params.id)
      const isSeen = found && ['handed-over', 'kept'].includes(found.state) && archiveUnitsOf(request, rooms).includes(found.unitId)
      const dossier = isSeen && await findDossierById(rooms.db, found.dossierId)
      if (!dossier || found.sha256 === null) return sendProblem(reply, problemOf('archive-package-unknown'))
      await noteLooks(rooms, request, [{ page: 'archive-package', purpose: 'archive.keep', dossier }])
      return sendPackage(reply, rooms, { name: dossier.number, sha256: found.sha256, size: found.size ?? 0 })
    })
  }
}

function sendPackage(
  reply: FastifyReply, { storage }: Pick<ApiRooms, 'storage'>,
  { name, sha256, size }: { readonly name: string; readonly sha256: string; readonly size: number },
): FastifyReply {
  return reply.headers({
    'content-type': 'application/zip', 'content-length': String(size),
    'content-disposition': `attachment; filename="${name}.zip"`, 'cache-control': 'private, no-store',
  }).send(storage.open(sha256))
}

/** Units within the reach of the route’s permission, and those whose heirs they are: what these settled is theirs. */
export function archiveUnitsOf({ scopes }: FastifyRequest, { directory, clock }: Pick<ApiRooms, 'directory' | 'clock'>): bigint[] {
  const today = directory.on(dayOf(clock.now()))
  const own = today.units.filter(({ id }) =>
    scopes.some((scope) => scope.reach === 'province' || isUnitWithin(today, scope, id)))
  return withPast(today, own.map(({ id }) => id))
}

/** The agencies of units within reach: to their archives one hands over. */
function agenciesOf(request: FastifyRequest, rooms: Pick<ApiRooms, 'directory' | 'clock'>): bigint[] {
  const today = rooms.directory.on(dayOf(rooms.clock.now()))
  const own = request.scopes.flatMap(({ unitId }) => unitId === null ? [] : today.agencyOf(unitId)?.id ?? [])
  return withPast(today, [...new Set([...archiveUnitsOf(request, rooms), ...own])])
}
