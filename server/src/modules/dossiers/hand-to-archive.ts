import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type ArchiveBatch, insertBatch } from './store/archive-batches.ts'
import { lockPackages } from './store/archive-store.ts'

export interface HandToArchive {
  /** Public ids of packages that are made. */
  readonly packages: readonly string[]
  /** Agencies within reach, those that ended among them. */
  readonly unitIds: readonly bigint[]
}

export type HandToArchiveRefusal =
  | { readonly code: 'archive-package-unknown'; readonly at: number }
  | { readonly code: 'package-not-made'; readonly at: number }
  | { readonly code: 'package-of-another-agency'; readonly at: number }

/**
 * Hands packages over to the archive of their agency as one batch (giao nộp, Luật Lưu trữ 2011 Đ.11–12). Refuses with
 * the place in the list of the first that is not made, not within reach or of another agency than the first. Leaves
 * `archive.handed-over`.
 */
export async function handToArchive(
  ctx: Ctx, { packages, unitIds }: HandToArchive,
): Promise<Result<ArchiveBatch, HandToArchiveRefusal>> {
  const byId = new Map((await lockPackages(ctx.tx, packages)).map((one) => [one.publicId, one]))
  const found = packages.map((id) => byId.get(id))
  const [first] = found
  for (const [at, one] of found.entries()) {
    if (!one || !unitIds.includes(one.unitId)) return refuse({ code: 'archive-package-unknown', at })
    if (one.state !== 'made') return refuse({ code: 'package-not-made', at })
    if (one.unitId !== first?.unitId) return refuse({ code: 'package-of-another-agency', at })
  }
  if (!first) return refuse({ code: 'archive-package-unknown', at: 0 })
  const batch = await insertBatch(ctx.tx, {
    unitId: first.unitId, packageIds: [...byId.values()].map(({ id }) => id), at: ctx.now, by: ctx.actorId,
  })
  await recordEvent(ctx, {
    type: 'archive.handed-over', subjectKind: 'archive-batch', subjectId: batch.id,
    data: { batch: batch.publicId, packages: byId.size },
  })
  return ok(batch)
}
