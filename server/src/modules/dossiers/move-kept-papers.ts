import type { Ctx } from '../../platform/db.ts'
import { firstReminder } from './custody.ts'
import { type MovedPlaces, type Moving, Moves } from './move-places.ts'
import type { Dossier } from './store/dossier-store.ts'
import { type KeptPapers, moveKeptPapers } from './store/kept-papers.ts'

/**
 * Papers go with the houses in which they lie (bàn giao kết quả bản giấy): where a result is kept, collected, or on its
 * way to, is the unit that takes the place of the one before; of a section that received, where the dossier is received
 * now. Part of moving a dossier, whose event tells of it.
 */
export async function movePapersKept(
  ctx: Ctx,
  { places, papers, moving }: {
    readonly places: readonly { readonly dossier: Dossier; readonly to: MovedPlaces }[]
    readonly papers: readonly KeptPapers[]
    readonly moving: Moving
  },
): Promise<void> {
  const of = new Map(papers.map((one) => [one.dossierId, one]))
  const remindAt = firstReminder(moving.directory, ctx.now)
  const moved = places.flatMap(({ dossier, to }) => {
    const kept = of.get(dossier.id)
    if (!kept) return []
    const moves = new Moves(moving, dossier)
    const target = (unitId: bigint | null): bigint | null => {
      if (unitId === null) return null
      if (unitId === dossier.receivesAtId) return to.receivesAtId
      return unitId === dossier.competentUnitId ? to.competentUnitId : moves.follow(unitId)
    }
    const { dossierId, collectAt, liesAt, fromUnitId, toUnitId } = kept
    return [{
      dossierId, collectAt: target(collectAt), liesAt: target(liesAt), fromUnitId: target(fromUnitId),
      toUnitId: target(toUnitId), remindAt,
    }]
  })
  await moveKeptPapers(ctx.tx, moved, ctx.actorId, ctx.now)
}
