import { type Dossier, findDossier, isOwn } from '../modules/dossiers/public.ts'
import type { Mistake } from './layout.tsx'
import { type Visit, isUuid, viewerOf } from './visit.ts'

/** The dossier of the address, if it is the visitor's own; of another it does not exist. */
export async function findOwn(visit: Visit): Promise<Dossier | undefined> {
  const { rooms, request, actor } = visit
  const { id } = request.params as { id: string }
  if (!actor || !isUuid(id)) return undefined
  const dossier = await findDossier(rooms.db, id)
  return dossier && isOwn(viewerOf(visit, actor, 'dossier.read'), dossier) ? dossier : undefined
}

/** What of a form came back with faults: the uploads that were taken, and the reason that was typed. */
export interface Kept {
  readonly mistakes: readonly Mistake[]
  readonly uploads?: readonly { readonly component: string; readonly upload: string; readonly name: string }[]
  readonly reason?: string
}
