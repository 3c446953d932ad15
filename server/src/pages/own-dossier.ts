import { type Dossier, findDossier, isOwn } from '../modules/dossiers/public.ts'
import { type Visit, isUuid, viewerOf } from './visit.ts'

/** The dossier of the address, if it is the visitor's own; of another it does not exist. */
export async function findOwn(visit: Visit): Promise<Dossier | undefined> {
  const { rooms, request, actor } = visit
  const { id } = request.params as { id: string }
  if (!actor || !isUuid(id)) return undefined
  const dossier = await findDossier(rooms.db, id)
  return dossier && isOwn(viewerOf(visit, actor, 'dossier.read'), dossier) ? dossier : undefined
}
