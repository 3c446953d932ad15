import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  type ArchiveUncollectedRefusal, type DossierRooms, type Viewer, archiveUncollected,
} from '../dossiers/public.ts'
import { listLastDeliveries } from './store/shipments.ts'

export type ArchiveShelvedRefusal = ArchiveUncollectedRefusal
  | { readonly code: 'result-ordered' | 'result-lost'; readonly number: string }

/**
 * Results go from the shelf to the archive as `archiveUncollected` says, all or none; but not one that the post is to
 * bring to somebody, or lost: neither lies on a shelf. Refuses as that does, and for the first of those with
 * `result-ordered` or `result-lost`.
 */
export async function archiveShelved(
  ctx: Ctx, rooms: DossierRooms, asked: { readonly dossiers: readonly string[]; readonly viewer: Viewer },
): Promise<Result<readonly string[], ArchiveShelvedRefusal>> {
  const done = await archiveUncollected(ctx, rooms, asked)
  if (!done.ok) return done
  // Each is locked by now: whoever orders the post for it waits, and finds it in the archive.
  const parcels = await listLastDeliveries(ctx.tx, done.value.map(({ id }) => id))
  for (const { id, number } of done.value) {
    const parcel = parcels.get(id)
    if (parcel !== undefined && parcel !== 'returned')
      return refuse({ code: parcel === 'lost' ? 'result-lost' : 'result-ordered', number })
  }
  return ok(done.value.map(({ publicId }) => publicId))
}
