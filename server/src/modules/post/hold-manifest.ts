import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Manifest, lockManifest } from './store/manifests.ts'

/** A deed on a manifest, by somebody who works for one of its two sides. */
export interface OnManifest {
  readonly manifest: string
  readonly isReached: (unitId: bigint) => boolean
}

/** The unit that gives what is on a manifest, and the one that takes it. */
export function sidesOf({ way, sectionId, carrierId }: Pick<Manifest, 'way' | 'sectionId' | 'carrierId'>) {
  return way === 'to-post' ? { giver: sectionId, taker: carrierId } : { giver: carrierId, taker: sectionId }
}

export type HoldManifestRefusal = { readonly code: 'manifest-unknown' } | { readonly code: 'manifest-moved-on' }

/**
 * Locks a manifest for the side that acts while it stands so: the giver while it is open, the taker once it is closed.
 * Refuses with `manifest-unknown` (none, or of others: the same words) and with `manifest-moved-on`: received already,
 * or the other side's turn.
 */
export async function holdManifest(
  ctx: Ctx, { manifest: publicId, isReached }: OnManifest, by: 'giver' | 'taker' | 'either',
): Promise<Result<{ readonly manifest: Manifest; readonly acts: 'giver' | 'taker' }, HoldManifestRefusal>> {
  const manifest = await lockManifest(ctx.tx, publicId)
  const sides = manifest && sidesOf(manifest)
  if (!manifest || !sides || !isReached(sides.giver) && !isReached(sides.taker))
    return refuse({ code: 'manifest-unknown' })
  const acts = manifest.state === 'open' ? 'giver' : 'taker'
  if (manifest.state === 'received' || by !== 'either' && by !== acts || !isReached(sides[acts]))
    return refuse({ code: 'manifest-moved-on' })
  return ok({ manifest, acts })
}

/** Tells of a manifest: its code and its way. */
export async function tellManifest(
  ctx: Ctx, { id, publicId, way, sectionId }: Manifest,
  type: 'manifest.opened' | 'manifest.scanned' | 'manifest.dropped' | 'manifest.closed' | 'manifest.received'
    | 'manifest.missed' | 'manifest.found',
  more: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await recordEvent({ ...ctx, unitId: sectionId }, {
    type, subjectKind: 'manifest', subjectId: id, data: { manifest: publicId, way, ...more },
  })
}
