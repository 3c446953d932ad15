import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type DossierRooms, type MoveRefusal, loseResult, receiveResultAt } from '../dossiers/public.ts'
import { type ShipmentMovedOn, isShipmentOver, moveShipment } from './domain/shipment-state.ts'
import { type HoldManifestRefusal, holdManifest, sidesOf, tellManifest } from './hold-manifest.ts'
import { tellShipment } from './hold-shipment.ts'
import { type ScanParcel, parcelOf } from './scan-parcel.ts'
import { type Manifest, findItem, lockManifest, loseItem, missItem, takeItem } from './store/manifests.ts'
import { type Shipment, changeShipment } from './store/shipments.ts'

export interface MissParcel extends ScanParcel {
  /** What was looked for, or why nobody looks any more. */
  readonly why: string
}

type NotMissing = { readonly code: 'parcel-unknown' } | { readonly code: 'parcel-not-missing' }
export type MissParcelRefusal = HoldManifestRefusal
  | { readonly code: 'parcel-unknown' } | { readonly code: 'parcel-scanned-already' }

/**
 * Whoever takes says that a parcel of a closed manifest is not there: it does not keep the rest from being acknowledged
 * any more, and stays open until it is found or given up. Refuses with `parcel-unknown`, `parcel-scanned-already` what
 * is here or was said to be missing before, `manifest-unknown`, `manifest-moved-on`. Leaves `manifest.missed`.
 */
export async function missParcel(
  ctx: Ctx, rooms: DossierRooms, { code, why, ...on }: MissParcel,
): Promise<Result<string, MissParcelRefusal>> {
  const held = await holdManifest(ctx, on, 'taker')
  if (!held.ok) return held
  const { manifest } = held.value
  const parcel = await parcelOf(ctx, rooms, manifest, code)
  const item = parcel && await findItem(ctx.tx, manifest.id, parcel.id)
  if (!parcel || !item || item.dropped || !item.given) return refuse({ code: 'parcel-unknown' })
  if (item.taken || item.missing) return refuse({ code: 'parcel-scanned-already' })
  await missItem(ctx.tx, manifest.id, parcel.id, { at: ctx.now, by: ctx.actorId, why })
  await tellManifest(ctx, manifest, 'manifest.missed', { shipment: parcel.publicId })
  return ok(parcel.code)
}

export type FindParcelRefusal = { readonly code: 'manifest-unknown' } | NotMissing | ShipmentMovedOn | MoveRefusal

/**
 * A missing parcel has come after all, to whoever takes: at once if the rest was acknowledged, else with the rest.
 * Refuses with `manifest-unknown`, `parcel-unknown`, `parcel-not-missing`. Leaves `manifest.found`, and
 * `shipment.taken` where it comes alone.
 */
export async function findParcel(
  ctx: Ctx, rooms: DossierRooms, { code, ...on }: ScanParcel,
): Promise<Result<string, FindParcelRefusal>> {
  const missing = await holdMissing(ctx, rooms, { code, ...on }, (manifest) => sidesOf(manifest).taker)
  if (!missing.ok) return missing
  const { manifest, parcel } = missing.value
  await takeItem(ctx.tx, manifest.id, parcel.id, ctx.now, ctx.actorId)
  if (manifest.state === 'received') {
    const moved = moveShipment(parcel, 'take')
    if (!moved.ok) return moved
    if (parcel.kind === 'delivery') {
      const at = { dossierId: parcel.dossierId, unitId: sidesOf(manifest).taker }
      const received = await receiveResultAt(ctx, rooms, at)
      if (!received.ok) return received
    }
    const endedAt = isShipmentOver(moved.value) ? ctx.now : null
    await changeShipment(ctx.tx, parcel.id, { state: moved.value, endedAt })
    await tellShipment(ctx, parcel, 'shipment.taken', { way: manifest.way })
  }
  await tellManifest(ctx, manifest, 'manifest.found', { shipment: parcel.publicId })
  return ok(parcel.code)
}

/**
 * The section gives a missing parcel up (thất lạc), with the reason; its applicant is told. A result is in the custody
 * of the section from then on, also where the post was bringing it back: the counter acts for the applicant.
 * Refuses as `findParcel` does. Leaves `shipment.lost`.
 */
export async function giveUpParcel(
  ctx: Ctx, rooms: DossierRooms, { why, ...on }: MissParcel,
): Promise<Result<string, FindParcelRefusal>> {
  const missing = await holdMissing(ctx, rooms, on, ({ sectionId }) => sectionId)
  if (!missing.ok) return missing
  const { manifest, parcel } = missing.value
  const moved = moveShipment(parcel, 'give-up')
  if (!moved.ok) return moved
  if (parcel.kind === 'delivery') {
    const at = {
      dossierId: parcel.dossierId, unitId: sidesOf(manifest).taker, reason: why,
      keptBy: manifest.way === 'from-post' ? manifest.sectionId : undefined,
    }
    const lost = await loseResult(ctx, rooms, at)
    if (!lost.ok) return lost
  }
  await loseItem(ctx.tx, manifest.id, parcel.id, { at: ctx.now, by: ctx.actorId, why })
  await changeShipment(ctx.tx, parcel.id, { state: moved.value, endedAt: ctx.now })
  await tellShipment(ctx, parcel, 'shipment.lost')
  return ok(parcel.code)
}

/** A parcel that is missing on a manifest, held by somebody of the side that acts. */
async function holdMissing(
  ctx: Ctx, rooms: DossierRooms, { manifest: publicId, isReached, code }: ScanParcel,
  sideOf: (manifest: Manifest) => bigint,
): Promise<Result<{ manifest: Manifest; parcel: Shipment }, { readonly code: 'manifest-unknown' } | NotMissing>> {
  const manifest = await lockManifest(ctx.tx, publicId)
  if (!manifest || !isReached(sideOf(manifest))) return refuse({ code: 'manifest-unknown' })
  const parcel = await parcelOf(ctx, rooms, manifest, code)
  if (!parcel) return refuse({ code: 'parcel-unknown' })
  const item = await findItem(ctx.tx, manifest.id, parcel.id)
  return item.missing && !item.taken && !item.lost ? ok({ manifest, parcel }) : refuse({ code: 'parcel-not-missing' })
}
