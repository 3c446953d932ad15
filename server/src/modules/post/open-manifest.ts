import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { randomSigns } from '../../platform/secrets.ts'
import { type DossierRooms, isResultAt } from '../dossiers/public.ts'
import { withPast } from '../organisation/public.ts'
import { sidesOf, tellManifest } from './hold-manifest.ts'
import { type ManifestWay, expectItems, insertManifest } from './store/manifests.ts'
import { listOrdered } from './store/shipments.ts'

/** As many as one sheet and one van take. */
const PARCELS_AT_MOST = 200

export interface OpenManifest {
  readonly sectionId: bigint
  readonly carrierId: bigint
  readonly way: ManifestWay
  readonly isReached: (unitId: bigint) => boolean
}

export type OpenManifestRefusal = { readonly code: 'manifest-open' } | { readonly code: 'section-unknown' }

/**
 * Begins a manifest between a section and the post, by whoever gives. To the post, all results that were ordered and
 * lie at the section are expected on it; whatever the post brings is put on by being scanned. Leaves `manifest.opened`.
 * Refuses with `manifest-open` while one of the way is open, and with `section-unknown`.
 */
export async function openManifest(
  ctx: Ctx, rooms: DossierRooms, { isReached, ...between }: OpenManifest,
): Promise<Result<string, OpenManifestRefusal>> {
  if (!isReached(sidesOf(between).giver)) return refuse({ code: 'section-unknown' })
  const manifest = await insertManifest(ctx.tx, {
    ...between, code: `BK${randomSigns(8)}`, openedAt: ctx.now, openedBy: ctx.actorId,
  })
  if (!manifest) return refuse({ code: 'manifest-open' })
  if (manifest.way === 'to-post') {
    const ready: bigint[] = []
    const { sectionId, carrierId } = manifest
    const sections = withPast(rooms.directory.on(dayOf(ctx.now)), [sectionId])
    for (const { id, dossierId } of await listOrdered(ctx.tx, sections, carrierId, PARCELS_AT_MOST))
      if (await isResultAt(ctx, rooms, { dossierId, unitId: manifest.sectionId })) ready.push(id)
    await expectItems(ctx.tx, manifest.id, ready)
  }
  await tellManifest(ctx, manifest, 'manifest.opened')
  return ok(manifest.publicId)
}
