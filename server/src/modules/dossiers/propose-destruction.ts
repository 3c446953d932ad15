import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Destruction, heldAmong, insertDestruction } from './store/archive-end.ts'
import { type ArchivePackage, lockPackages } from './store/archive-store.ts'

export interface ProposeDestruction {
  readonly packages: readonly string[]
  readonly reason: string
  readonly unitIds: readonly bigint[]
}

/** Why a package may not be destroyed. */
export type NotDestroyed = 'package-retained' | 'package-held'

export type ProposeDestructionRefusal =
  | { readonly code: 'archive-package-unknown' | 'package-of-another-agency' | NotDestroyed; readonly at: number }
  | { readonly code: 'destruction-open' }

/**
 * Proposes to destroy packages whose time is over (Luật Lưu trữ 2011 Đ.28); somebody else decides. Refuses with the
 * place in the list of the first that is still to be kept (`package-retained`), held, of another agency or not kept at
 * all, and with `destruction-open` where one is in another proposal. Leaves `archive.destruction-proposed`.
 */
export async function proposeDestruction(
  ctx: Ctx, { packages, reason, unitIds }: ProposeDestruction,
): Promise<Result<Destruction, ProposeDestructionRefusal>> {
  const byId = new Map((await lockPackages(ctx.tx, packages)).map((one) => [one.publicId, one]))
  const held = await heldAmong(ctx.tx, [...byId.values()].map(({ id }) => id))
  const [first] = packages.map((id) => byId.get(id))
  for (const [at, id] of packages.entries()) {
    const one = byId.get(id)
    if (!one || one.state !== 'kept' || !unitIds.includes(one.unitId)) return refuse({ code: 'archive-package-unknown', at })
    if (one.unitId !== first?.unitId) return refuse({ code: 'package-of-another-agency', at })
    const not = whyNot(one, ctx.now, held)
    if (not) return refuse({ code: not, at })
  }
  if (!first) return refuse({ code: 'archive-package-unknown', at: 0 })
  const made = await insertDestruction(ctx.tx, {
    unitId: first.unitId, reason, packageIds: [...byId.values()].map(({ id }) => id), at: ctx.now, by: ctx.actorId,
    onBehalfOf: ctx.onBehalfOfId ?? null,
  })
  if (!made) return refuse({ code: 'destruction-open' })
  await recordEvent(ctx, {
    type: 'archive.destruction-proposed', subjectKind: 'archive-destruction', subjectId: made.id,
    data: { destruction: made.publicId, packages: byId.size },
  })
  return ok(made)
}

/** What keeps a package on that day, if anything: its time, for ever included, or a hold. */
export function whyNot(
  { id, retainUntil }: Pick<ArchivePackage, 'id' | 'retainUntil'>, now: Date, held: ReadonlySet<bigint>,
): NotDestroyed | undefined {
  if (retainUntil === null || dayOf(now) <= retainUntil) return 'package-retained'
  return held.has(id) ? 'package-held' : undefined
}
