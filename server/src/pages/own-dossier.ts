import { type Dossier, findDossier, isOwn } from '../modules/dossiers/public.ts'
import { noteMandatedRead } from './note-mandated-read.ts'
import { type Visit, isUuid, viewerOf } from './visit.ts'

/** The dossier of the address, if it is the visitor's own; of another it does not exist. A look by mandate is noted. */
export async function findOwn(visit: Visit): Promise<Dossier | undefined> {
  const { rooms, request, actor } = visit
  const { id } = request.params as { id: string }
  if (!actor || !isUuid(id)) return undefined
  const dossier = await findDossier(rooms.db, id)
  const viewer = viewerOf(visit, actor, 'dossier.read')
  if (!dossier || !isOwn(viewer, dossier)) return undefined
  const isByMandate = !isOwn({ ...viewer, mandates: [] }, dossier)
  if (isByMandate && request.method === 'GET') await noteMandatedRead(visit, dossier.applicantId, dossier.id)
  return dossier
}
