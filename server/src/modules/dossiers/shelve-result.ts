import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { ResultInArchive } from './custody.ts'
import { type HoldShelvedRefusal, type OnShelf, holdShelved, tellShelved } from './hold-shelved.ts'
import type { DossierRooms } from './rooms.ts'
import { setShelf } from './store/shelf-store.ts'

export interface ShelveResult extends OnShelf {
  /** Kệ, ngăn, as the section marks them; null takes the mark off. */
  readonly place: string | null
}

/**
 * Says where in the section a paper result lies, so that whoever stands at the counter finds it (R19: keep). Refuses as
 * `holdShelved` does, and with `result-in-archive`. Leaves `dossier.result-shelved`.
 */
export async function shelveResult(
  ctx: Ctx, rooms: DossierRooms, { place, ...on }: ShelveResult,
): Promise<Result<string, HoldShelvedRefusal | ResultInArchive>> {
  const held = await holdShelved(ctx, rooms, on)
  if (!held.ok) return held
  const { dossier, custody } = held.value
  if (custody.archivedAt) return refuse({ code: 'result-in-archive' })
  await setShelf(ctx.tx, dossier.id, place)
  await tellShelved(ctx, held.value, 'dossier.result-shelved')
  return ok(dossier.publicId)
}
