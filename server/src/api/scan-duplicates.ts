import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { type DuplicatePaper, DuplicatesQuery, ScanDuplicates } from '@motcua/contracts/scan-duplicates.ts'
import type { FastifyRequest } from 'fastify'
import { dayOf } from '../kernel/work-calendar.ts'
import { type Duplicate, findDuplicates } from '../modules/documents/public.ts'
import { type Dossier, dossiersOfPaper, findDossier, isWithinReach, ownerOfPapers } from '../modules/dossiers/public.ts'
import { findPersonByPublicId } from '../modules/identity/public.ts'
import { listTasksOfCases } from '../modules/workflow/public.ts'
import { viewerOf } from './authenticate.ts'
import { noteLooks } from './note-look.ts'
import type { ApiRooms } from './rooms.ts'

/** Whether what is about to be filed is there already: a warning, and only of dossiers that whoever asks may see. */
export function scanDuplicateRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/scan-duplicates', {
      config: { permission: 'paper.add' },
      schema: {
        tags: ['files'], summary: 'Whether uploads are papers of the same person already, by content or by text',
        querystring: DuplicatesQuery, response: { 200: ScanDuplicates, '4xx': Problem },
      },
    }, async (request) => {
      const { files, beside = '', applicantId, dossier: publicId } = request.query
      const dossier = publicId === undefined ? undefined : await findDossier(rooms.db, publicId)
      const seen = dossier && await firstSeen(rooms, request, [dossier])
      const applicant = applicantId === undefined ? undefined : await findPersonByPublicId(rooms.db, applicantId)
      const { found, isRead } = await findDuplicates(rooms.db, {
        actorId: request.actor.accountId, files: files.split(','), ownerId: seen ? ownerOfPapers(seen) : applicant?.id,
        beside: beside.split(',').filter((id) => id !== ''),
      })
      const items = []
      for (const { file, ...one } of found) {
        const told = await tellDuplicate(rooms, request, one)
        if (told) items.push({ file, ...told })
      }
      return { items, isRead }
    })
  }
}

/** In which dossier the other paper is; undefined where whoever asks may not see any that it is in. Noted as a look. */
export async function tellDuplicate(
  rooms: ApiRooms, request: FastifyRequest, { likeness, paper }: Omit<Duplicate, 'file'>,
): Promise<DuplicatePaper | undefined> {
  if (!paper) return { likeness, number: null, addedAt: null }
  const dossier = await firstSeen(rooms, request, await dossiersOfPaper(rooms.db, paper.id))
  if (!dossier) return undefined
  await noteLooks(rooms, request, [{ page: 'scan-duplicates', purpose: 'paper.add', dossier }])
  return { likeness, number: dossier.number, addedAt: paper.addedAt.toISOString() }
}

/** The first of them that is within reach. */
async function firstSeen(
  rooms: ApiRooms, request: FastifyRequest, dossiers: readonly Dossier[],
): Promise<Dossier | undefined> {
  if (dossiers.length === 0) return undefined
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const tasks = await listTasksOfCases(rooms.db, dossiers.map(({ id }) => id))
  const viewer = viewerOf(request, rooms)
  return dossiers.find((one) => isWithinReach(directory, viewer, one, tasks.filter(({ caseId }) => caseId === one.id)))
}
