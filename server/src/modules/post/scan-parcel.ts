import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { type DossierRooms, isResultAt } from '../dossiers/public.ts'
import { actionOfGiving, moveShipment } from './domain/shipment-state.ts'
import { type HoldManifestRefusal, type OnManifest, holdManifest, tellManifest } from './hold-manifest.ts'
import { listCancelAsked } from './store/carrier.ts'
import { type Manifest, dropItem, findItem, giveItem, takeItem } from './store/manifests.ts'
import { type Shipment, lockByParcelCode } from './store/shipments.ts'

export interface ScanParcel extends OnManifest {
  /** As the scanner typed it. */
  readonly code: string
}

export type ScanRefusal = HoldManifestRefusal
  | { readonly code: 'parcel-unknown' } | { readonly code: 'parcel-scanned-already' }
  | { readonly code: 'parcel-elsewhere' } | { readonly code: 'parcel-not-ready' }
  | { readonly code: 'parcel-not-listed' }

/**
 * A parcel is scanned on a manifest: out by whoever gives while it is open, in by whoever takes once it is closed.
 * Refuses with `parcel-unknown` what is no parcel between these two, `parcel-scanned-already` what was scanned on it
 * before, `parcel-elsewhere` what is on another manifest, `parcel-not-ready` what cannot go now (its result does not
 * lie here, it was cancelled or is to be, given up or has ended), `parcel-not-listed` what the other side did not
 * give. Leaves `manifest.scanned`.
 */
export async function scanParcel(
  ctx: Ctx, rooms: DossierRooms, { code, ...on }: ScanParcel,
): Promise<Result<string, ScanRefusal>> {
  const held = await holdManifest(ctx, on, 'either')
  if (!held.ok) return held
  const { manifest, acts } = held.value
  const parcel = await parcelOf(ctx, rooms, manifest, code)
  if (!parcel) return refuse({ code: 'parcel-unknown' })
  const item = await findItem(ctx.tx, manifest.id, parcel.id)
  if (!item.dropped && (acts === 'giver' ? item.given : item.taken)) return refuse({ code: 'parcel-scanned-already' })
  if (item.elsewhere) return refuse({ code: 'parcel-elsewhere' })
  if (acts === 'taker') {
    if (item.dropped || !item.given) return refuse({ code: 'parcel-not-listed' })
    if (item.lost) return refuse({ code: 'parcel-not-ready' })
    await takeItem(ctx.tx, manifest.id, parcel.id, ctx.now, ctx.actorId)
  } else {
    if (!await mayBeGiven(ctx, rooms, manifest, parcel)) return refuse({ code: 'parcel-not-ready' })
    await giveItem(ctx.tx, manifest.id, parcel.id, ctx.now, ctx.actorId)
  }
  await tellManifest(ctx, manifest, 'manifest.scanned', { shipment: parcel.publicId, side: acts })
  return ok(parcel.code)
}

/**
 * Whoever gives takes a parcel off an open manifest, since it is not there. Leaves `manifest.dropped`. Refuses with
 * `parcel-unknown`, `manifest-unknown`, `manifest-moved-on`.
 */
export async function dropParcel(
  ctx: Ctx, rooms: DossierRooms, { code, ...on }: ScanParcel,
): Promise<Result<string, HoldManifestRefusal | { readonly code: 'parcel-unknown' }>> {
  const held = await holdManifest(ctx, on, 'giver')
  if (!held.ok) return held
  const { manifest } = held.value
  const parcel = await parcelOf(ctx, rooms, manifest, code)
  const isOn = parcel && !(await findItem(ctx.tx, manifest.id, parcel.id)).dropped
  if (!parcel || !isOn) return refuse({ code: 'parcel-unknown' })
  await dropItem(ctx.tx, manifest.id, parcel.id, ctx.now, ctx.actorId)
  await tellManifest(ctx, manifest, 'manifest.dropped', { shipment: parcel.publicId })
  return ok(parcel.code)
}

/**
 * The parcel of a code between these two, or between units that were before them. Scanners of some makes put signs
 * around a code, and people type small letters.
 */
export async function parcelOf(
  ctx: Ctx, rooms: DossierRooms, { sectionId, carrierId }: Manifest, code: string,
): Promise<Shipment | undefined> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  const heir = (unitId: bigint) => directory.heirOf(unitId)?.id ?? unitId
  const parcel = await lockByParcelCode(ctx.tx, code.trim().toUpperCase())
  const isBetween = parcel && heir(parcel.sectionId) === heir(sectionId) && heir(parcel.carrierId) === heir(carrierId)
  return isBetween ? parcel : undefined
}

async function mayBeGiven(
  ctx: Ctx, rooms: DossierRooms, { way }: Manifest, { id, kind, state, dossierId, sectionId }: Shipment,
): Promise<boolean> {
  const action = actionOfGiving(kind, way)
  if (!action || !moveShipment({ kind, state }, action).ok) return false
  if (way === 'from-post') return true
  return !(await listCancelAsked(ctx.tx, [id])).has(id) && isResultAt(ctx, rooms, { dossierId, unitId: sectionId })
}
