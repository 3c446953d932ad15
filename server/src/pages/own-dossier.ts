import { type Dossier, findDossier, isOwn } from '../modules/dossiers/public.ts'
import { noteMandatedRead } from './note-mandated-read.ts'
import { type Visit, isUuid, viewerOf } from './visit.ts'

/** The dossier of the address, if it is the visitor's own; of another it does not exist. A look by mandate is noted. */
export async function findOwn(visit: Visit): Promise<Dossier | undefined> {
  const { rooms, request, actor } = visit
  const { id } = request.params as { id: string }
  if (!actor || !isUuid(id)) return undefined
  const dossier = await findDossier(rooms.db, id)
  if (!dossier || !isOwn(viewerOf(visit, actor, 'dossier.read'), dossier)) return undefined
  if (request.method === 'GET') await noteOwnLook(visit, dossier)
  return dossier
}

/**
 * The same of a deed that was not done and is answered with a page of the dossier: whoever sends it has seen it too.
 */
export async function noteLookAgain(visit: Visit, dossier: Dossier): Promise<void> {
  if (visit.request.method !== 'GET') await noteOwnLook(visit, dossier)
}

async function noteOwnLook(visit: Visit, dossier: Dossier): Promise<void> {
  const { actor } = visit
  if (!actor) return
  const isByMandate = !isOwn({ ...viewerOf(visit, actor, 'dossier.read'), mandates: [] }, dossier)
  if (isByMandate) await noteMandatedRead(visit, dossier.applicantId, dossier.id)
}
