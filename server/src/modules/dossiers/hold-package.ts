import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { insertHold, liftHoldOf } from './store/archive-end.ts'
import { lockPackages } from './store/archive-store.ts'

export interface OnKeptPackage {
  readonly publicId: string
  readonly unitIds: readonly bigint[]
  readonly reason: string
}

export type HoldPackageRefusal =
  { readonly code: 'archive-package-unknown' } | { readonly code: 'package-held' } | { readonly code: 'package-not-held' }

/**
 * Holds a package that the archive keeps, so that nobody destroys it whatever its time says (tạm giữ: a dispute, an
 * inspection). Refuses with `package-held` where it is held already. Leaves `archive.held`.
 */
export async function holdPackage(
  ctx: Ctx, on: OnKeptPackage,
): Promise<Result<{ readonly publicId: string }, HoldPackageRefusal>> {
  const one = await keptOne(ctx, on)
  if (!one) return refuse({ code: 'archive-package-unknown' })
  const hold = await insertHold(ctx.tx, { packageId: one.id, reason: on.reason, at: ctx.now, by: ctx.actorId })
  if (hold === undefined) return refuse({ code: 'package-held' })
  await recordEvent(ctx, {
    type: 'archive.held', subjectKind: 'archive-package', subjectId: one.id, dossierId: one.dossierId,
    data: { package: one.publicId },
  })
  return ok(one)
}

/** Lifts that hold, with the reason. Refuses with `package-not-held`. Leaves `archive.hold-lifted`. */
export async function liftHold(
  ctx: Ctx, on: OnKeptPackage,
): Promise<Result<{ readonly publicId: string }, HoldPackageRefusal>> {
  const one = await keptOne(ctx, on)
  if (!one) return refuse({ code: 'archive-package-unknown' })
  const hold = await liftHoldOf(ctx.tx, { packageId: one.id, why: on.reason, at: ctx.now, by: ctx.actorId })
  if (hold === undefined) return refuse({ code: 'package-not-held' })
  await recordEvent(ctx, {
    type: 'archive.hold-lifted', subjectKind: 'archive-package', subjectId: one.id, dossierId: one.dossierId,
    data: { package: one.publicId },
  })
  return ok(one)
}

async function keptOne({ tx }: Ctx, { publicId, unitIds }: OnKeptPackage) {
  const [one] = await lockPackages(tx, [publicId])
  return one && one.state === 'kept' && unitIds.includes(one.unitId) ? one : undefined
}
