import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type ResultInArchive, shelfTermOf } from './custody.ts'
import { archiveDayOf } from './domain/shelf-term.ts'
import { type HoldShelvedRefusal, holdShelved, tellShelved } from './hold-shelved.ts'
import type { DossierRooms } from './rooms.ts'
import type { Dossier } from './store/dossier-store.ts'
import { putInArchive } from './store/shelf-store.ts'
import type { Viewer } from './viewer.ts'

/** Its term on the shelf is not over, or the province has none. */
export interface NotDueForArchive { readonly code: 'shelf-term-runs'; readonly number: string }

export type ArchiveUncollectedRefusal = HoldShelvedRefusal | NotDueForArchive
  | ResultInArchive & { readonly number: string }

/** Whose result is in the archive now. */
export type ArchivedDossier = Pick<Dossier, 'id' | 'publicId' | 'number'>

/**
 * Results for which nobody came until their local term was over go from the shelf to the archive of the agency (R19),
 * all of them or none. Nobody is reminded of them any more; whoever comes later still gets theirs (`fetchFromArchive`).
 * Refuses as `holdShelved` does, with `result-in-archive`, and with `shelf-term-runs` for the first that is not due.
 * Leaves `dossier.result-archived` for each.
 */
export async function archiveUncollected(
  ctx: Ctx, rooms: DossierRooms,
  { dossiers, viewer }: { readonly dossiers: readonly string[]; readonly viewer: Viewer },
): Promise<Result<readonly ArchivedDossier[], ArchiveUncollectedRefusal>> {
  // In one order, so that two lists that share dossiers wait for each other and do not lock.
  const archived: ArchivedDossier[] = []
  for (const dossier of [...new Set(dossiers)].toSorted()) {
    const held = await holdShelved(ctx, rooms, { dossier, viewer })
    if (!held.ok) return held
    const { custody, directory, dossier: { id, number } } = held.value
    if (custody.archivedAt) return refuse({ code: 'result-in-archive', number })
    const term = shelfTermOf(directory)
    if (!term || dayOf(ctx.now) < archiveDayOf(custody.since, term)) return refuse({ code: 'shelf-term-runs', number })
    await putInArchive(ctx.tx, id, ctx.now)
    await tellShelved(ctx, held.value, 'dossier.result-archived')
    archived.push({ id, publicId: dossier, number })
  }
  return ok(archived)
}
