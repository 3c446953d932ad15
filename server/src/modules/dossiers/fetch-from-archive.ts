import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type HoldShelvedRefusal, type OnShelf, holdShelved, tellShelved } from './hold-shelved.ts'
import type { DossierRooms } from './rooms.ts'
import { fetchShelved } from './store/shelf-store.ts'

/**
 * Somebody came after all: their result is brought back from the archive to the counter, and is handed out there as any
 * other. Refuses as `holdShelved` does, and with `result-not-archived`. Leaves `dossier.result-fetched`.
 */
export async function fetchFromArchive(
  ctx: Ctx, rooms: DossierRooms, on: OnShelf,
): Promise<Result<string, HoldShelvedRefusal | { readonly code: 'result-not-archived' }>> {
  const held = await holdShelved(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, custody } = held.value
  if (!custody.archivedAt) return refuse({ code: 'result-not-archived' })
  await fetchShelved(ctx.tx, dossier.id)
  await tellShelved(ctx, held.value, 'dossier.result-fetched')
  return ok(dossier.publicId)
}
