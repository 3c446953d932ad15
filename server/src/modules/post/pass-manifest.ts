import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type DossierRooms, type PassRefusal, passResult, receiveResultAt } from '../dossiers/public.ts'
import { type ShipmentMovedOn, actionOfGiving, isShipmentOver, moveShipment } from './domain/shipment-state.ts'
import { type HoldManifestRefusal, type OnManifest, holdManifest, sidesOf, tellManifest } from './hold-manifest.ts'
import { tellShipment } from './hold-shipment.ts'
import { hastenNews } from './store/carrier.ts'
import { closeManifestRow, listMissing, receiveManifestRow } from './store/manifests.ts'
import { changeShipment, lockParcelsOf } from './store/shipments.ts'

export type PassManifestRefusal = HoldManifestRefusal | PassRefusal | ShipmentMovedOn
  | { readonly code: 'manifest-empty' }
  /** Which are not scanned yet. */
  | { readonly code: 'parcels-missing'; readonly codes: readonly string[] }

/**
 * Whoever gives closes a manifest (giao): everything on it has been scanned, and each result goes on its way in the
 * custody of its dossier. Refuses with `parcels-missing`, which names them, with `manifest-empty`, and as the passing
 * of a result does. Leaves `manifest.closed`, and `shipment.handed-over` for each.
 */
export async function closeManifest(
  ctx: Ctx, rooms: DossierRooms, on: OnManifest,
): Promise<Result<string, PassManifestRefusal>> {
  const held = await holdManifest(ctx, on, 'giver')
  if (!held.ok) return held
  const { manifest } = held.value
  const { giver, taker } = sidesOf(manifest)
  const parcels = await lockParcelsOf(ctx.tx, manifest.id, 'given')
  if (parcels.length === 0) return refuse({ code: 'manifest-empty' })
  const missing = await listMissing(ctx.tx, manifest.id, 'giver')
  if (missing.length > 0) return refuse({ code: 'parcels-missing', codes: missing })
  for (const parcel of parcels) {
    const { id, kind, dossierId } = parcel
    const moved = moveShipment(parcel, actionOfGiving(kind, manifest.way) ?? 'cancel')
    if (!moved.ok) return moved
    if (kind === 'delivery') {
      const passed = await passResult(ctx, rooms, { dossierId, fromUnitId: giver, toUnitId: taker })
      if (!passed.ok) return passed
    }
    await changeShipment(ctx.tx, id, { state: moved.value })
    await tellShipment(ctx, parcel, 'shipment.handed-over', { way: manifest.way })
  }
  await hastenNews(ctx.tx, parcels.map(({ id }) => id), ctx.now)
  await closeManifestRow(ctx.tx, manifest.id, ctx.now, ctx.actorId)
  await tellManifest(ctx, manifest, 'manifest.closed', { parcels: parcels.length })
  return ok(manifest.publicId)
}

/**
 * Whoever takes acknowledges a manifest (nhận): everything on it has been scanned there, too, or was said to be
 * missing, and each result that came lies with them. Refuses with `parcels-missing`, which names the rest. Leaves
 * `manifest.received`, and `shipment.taken` for each.
 */
export async function receiveManifest(
  ctx: Ctx, rooms: DossierRooms, on: OnManifest,
): Promise<Result<string, PassManifestRefusal>> {
  const held = await holdManifest(ctx, on, 'taker')
  if (!held.ok) return held
  const { manifest } = held.value
  const parcels = await lockParcelsOf(ctx.tx, manifest.id, 'taken')
  const missing = await listMissing(ctx.tx, manifest.id, 'taker')
  if (missing.length > 0) return refuse({ code: 'parcels-missing', codes: missing })
  for (const parcel of parcels) {
    const { id, kind, dossierId } = parcel
    const moved = moveShipment(parcel, 'take')
    if (!moved.ok) return moved
    if (kind === 'delivery') {
      const received = await receiveResultAt(ctx, rooms, { dossierId, unitId: sidesOf(manifest).taker })
      if (!received.ok) return received
    }
    await changeShipment(ctx.tx, id, { state: moved.value, endedAt: isShipmentOver(moved.value) ? ctx.now : null })
    await tellShipment(ctx, parcel, 'shipment.taken', { way: manifest.way })
  }
  await hastenNews(ctx.tx, parcels.map(({ id }) => id), ctx.now)
  await receiveManifestRow(ctx.tx, manifest.id, ctx.now, ctx.actorId)
  await tellManifest(ctx, manifest, 'manifest.received', { parcels: parcels.length })
  return ok(manifest.publicId)
}
