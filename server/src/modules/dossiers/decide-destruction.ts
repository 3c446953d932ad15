import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent, recordEvents } from '../audit/public.ts'
import { destroyPapers } from '../documents/public.ts'
import { type NotDestroyed, whyNot } from './propose-destruction.ts'
import {
  type Destruction, closeDestruction, heldAmong, listDestructionItems, lockDestruction, papersOfDossiers,
} from './store/archive-end.ts'
import { lockPackages } from './store/archive-store.ts'
import { headSignedOf } from './store/result-signing-store.ts'
import { opinionFilesOf } from './store/signed-opinion-store.ts'

export interface DecideDestruction {
  readonly publicId: string
  readonly unitIds: readonly bigint[]
  readonly isApproved: boolean
  readonly note: string
}

export type DecideDestructionRefusal =
  | { readonly code: 'destruction-unknown' } | { readonly code: 'destruction-decided' } | { readonly code: 'own-proposal' }
  | { readonly code: NotDestroyed }

/**
 * Decides about a proposal to destroy. Approved, the packages and the papers that belong to nothing else are destroyed;
 * what stands in somebody's Kho stays. Their rows, sums and this decision are the record of it (Luật Lưu trữ 2011
 * Đ.28). Refuses with `own-proposal` whoever proposed it, for themselves or for another, and approves; and where one is
 * held by now. Leaves `archive.destruction-decided`, and `archive.destroyed` for each.
 */
export async function decideDestruction(
  ctx: Ctx, { publicId, unitIds, isApproved, note }: DecideDestruction,
): Promise<Result<Destruction, DecideDestructionRefusal>> {
  const found = await lockDestruction(ctx.tx, publicId)
  if (!found || !unitIds.includes(found.unitId)) return refuse({ code: 'destruction-unknown' })
  if (found.closedAt) return refuse({ code: 'destruction-decided' })
  const items = await listDestructionItems(ctx.tx, [found.id])
  let bodies: number | null = null
  if (isApproved) {
    const proposers = [found.proposedBy, found.proposedFor]
    if ([ctx.actorId, ctx.onBehalfOfId].some((one) => one !== undefined && proposers.includes(one)))
      return refuse({ code: 'own-proposal' })
    const packages = await lockPackages(ctx.tx, items.map((one) => one.publicId))
    const held = await heldAmong(ctx.tx, packages.map(({ id }) => id))
    const not = packages.map((one) => whyNot(one, ctx.now, held)).find((one) => one !== undefined)
    if (not) return refuse({ code: not })
    const dossierIds = packages.map(({ dossierId }) => dossierId)
    bodies = await destroyPapers(ctx, {
      paperIds: await papersOfDossiers(ctx.tx, dossierIds),
      files: [
        ...packages.flatMap(({ sha256 }) => sha256 ?? []), ...await opinionFilesOf(ctx.tx, dossierIds),
        ...await headSignedOf(ctx.tx, dossierIds),
      ],
    })
  }
  await closeDestruction(ctx.tx, found.id, { at: ctx.now, by: ctx.actorId, isApproved, note, bodies })
  if (isApproved) {
    await recordEvents(ctx, { type: 'archive.destroyed', subjectKind: 'archive-package' }, items.map((one) => ({
      subjectId: one.packageId, dossierId: one.dossierId, data: { package: one.publicId, destruction: publicId },
    })))
  }
  await recordEvent(ctx, {
    type: 'archive.destruction-decided', subjectKind: 'archive-destruction', subjectId: found.id,
    data: { destruction: publicId, approved: isApproved, packages: items.length },
  })
  return ok(found)
}
