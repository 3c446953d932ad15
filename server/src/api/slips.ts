import { buffer } from 'node:stream/consumers'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import Type from 'typebox'
import { NO_ROW } from '../kernel/no-row.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { findPaper, findStandingScan, listCopies } from '../modules/documents/public.ts'
import { recordRead } from '../modules/audit/public.ts'
import {
  type Dossier, type Viewer, dossiersOfPaper, findDossierById, findHeadSigned, findOpinionFile, findSignedPaper,
  findSlip,
  isWithinReach, listHeld, printSlip,
} from '../modules/dossiers/public.ts'
import { purposeOfReuse, purposeOnPaper } from '../modules/reuse/public.ts'
import { listTasks, listTasksOfCases } from '../modules/workflow/public.ts'
import { viewerOf } from './authenticate.ts'
import { PaperQuery, sendPaper } from './files.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** The bytes of a file, as OpenAPI wants it told; nothing is written by this schema. */
export function FileOf(...kinds: readonly string[]) {
  return {
    description: 'The file',
    content: Object.fromEntries(kinds.map((kind) => [kind, { schema: Type.String({ format: 'binary' }) }])),
  }
}

/** Papers to print and to look at; each only of a dossier within reach, and each look is noted. */
export function slipRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/slips/:id.pdf',
      {
        config: { permission: 'slip.print' },
        schema: {
          tags: ['papers'], summary: 'A statutory paper as PDF/A', params: IdParams,
          response: { 200: FileOf('application/pdf'), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const slip = await findSlip(rooms.db, request.params.id)
        const dossier = await findDossierById(rooms.db, slip?.dossierId ?? NO_ROW)
        const tasks = await listTasks(rooms.db, dossier?.id ?? NO_ROW)
        const directory = rooms.directory.on(dayOf(rooms.clock.now()))
        if (!slip || !dossier || !isWithinReach(directory, viewerOf(request, rooms), dossier, tasks))
          return sendProblem(reply, problemOf('not-found'))
        const { actor, ip } = request
        const read = { page: 'slip', purpose: 'slip.print', dossierId: dossier.id, personIds: [dossier.applicantId] }
        await recordRead(rooms.db, {
          happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
          ...read,
        })
        const signed = await findSignedPaper(rooms.db, slip.id) ?? await findOpinionFile(rooms.db, slip.id)
          ?? await findHeadSigned(rooms.db, slip.id)
        if (signed && !await rooms.storage.has(signed.sha256)) return sendProblem(reply, problemOf('not-found'))
        // Byte for byte as it was signed: it is ours, and was looked through before it was released.
        const pdf = signed
          ? await buffer(rooms.storage.open(signed.sha256)) : await printSlip(slip, dossier, rooms.publicUrl)
        return reply.type('application/pdf')
          .header('content-disposition', `inline; filename="${dossier.number}-${slip.form}.pdf"`)
          .header('cache-control', 'private, no-store').send(Buffer.from(pdf) as never)
      },
    )

    app.get(
      '/api/papers/:id/file',
      {
        config: { permission: 'paper.read' },
        schema: {
          tags: ['papers'], params: IdParams, querystring: PaperQuery,
          summary: 'What was handed in: as it was handed in, or pictures of its pages where it could do something',
          response: { 200: FileOf('application/pdf', 'image/jpeg', 'image/png'), '4xx': Problem },
        },
      },
      async (request, reply) => {
        const paper = await findPaper(rooms.db, request.params.id)
        const standing = await findStandingScan(rooms.db, paper?.id ?? NO_ROW)
        const dossier = await dossierWithinReach(rooms, viewerOf(request, rooms), standing)
        if (!paper || !dossier) return sendProblem(reply, problemOf('not-found'))
        // Of what was used again the record says by what right.
        const held = (await listHeld(rooms.db, dossier.id)).find(({ paperId }) => paperId === paper.id)
        const purpose = held?.basis ? purposeOfReuse([{ ...paper, basis: held.basis }]) : 'paper.read'
        const { actor, ip } = request
        const read = { page: 'paper', dossierId: dossier.id, personIds: [paper.ownerId] }
        await recordRead(rooms.db, {
          happenedAt: rooms.clock.now(), actorId: actor.accountId, unitId: actor.unitId ?? undefined, fromAddr: ip,
          ...read, purpose: purposeOnPaper(purpose, paper),
        })
        if (request.query.signed !== 'yes') return sendPaper(reply, rooms, paper, request.query)
        const copy = (await listCopies(rooms.db, [paper.id])).get(paper.id)
        if (!copy) return sendProblem(reply, problemOf('not-found'))
        const { sha256, size } = copy
        return sendPaper(reply, rooms, { ...paper, sha256, size, kind: 'application/pdf' }, {})
      },
    )
  }
}

/**
 * The newest dossier within reach that a paper is in: a paper that was used again is in several. Asks as much for one
 * that does not exist as for one of others, so that the time tells nothing.
 */
export async function dossierWithinReach(
  rooms: ApiRooms, viewer: Viewer, paperId: bigint,
): Promise<Dossier | undefined> {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const dossiers = await dossiersOfPaper(rooms.db, paperId)
  const tasks = await listTasksOfCases(rooms.db, dossiers.length > 0 ? dossiers.map(({ id }) => id) : [NO_ROW])
  return dossiers.find((dossier) =>
    isWithinReach(directory, viewer, dossier, tasks.filter(({ caseId }) => caseId === dossier.id)))
}
