import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { ShipmentState } from './domain/shipment-state.ts'
import { type HoldShipmentRefusal, type OnShipment, holdShipment, tellShipment } from './hold-shipment.ts'
import { askToCancel } from './store/carrier.ts'
import { dropItem, findOpenItem } from './store/manifests.ts'
import { type Shipment, changeShipment } from './store/shipments.ts'

/**
 * The section takes an order back before the parcel is on the road; one that waits on a manifest is taken off it.
 * While the carrier's own system has it, that is asked first: somebody may be at the door with the papers, and it is
 * cancelled once the carrier agreed (`noteTakenBack`). Leaves `shipment.cancelled` or `shipment.cancel-asked`.
 * Refuses with `shipment-unknown` and `shipment-moved-on`.
 */
export async function cancelShipment(ctx: Ctx, on: OnShipment): Promise<Result<string, HoldShipmentRefusal>> {
  const held = await holdShipment(ctx, on, 'sectionId', 'cancel')
  if (!held.ok) return held
  const { shipment, next } = held.value
  const manifestId = await findOpenItem(ctx.tx, shipment.id)
  if (manifestId !== undefined) await dropItem(ctx.tx, manifestId, shipment.id, ctx.now, ctx.actorId)
  if (await askToCancel(ctx.tx, shipment.id, ctx.now)) await tellShipment(ctx, shipment, 'shipment.cancel-asked')
  else await endCancelled(ctx, shipment, next)
  return ok(shipment.publicId)
}

/** It is cancelled. Leaves `shipment.cancelled`. */
export async function endCancelled(ctx: Ctx, shipment: Shipment, state: ShipmentState): Promise<void> {
  await changeShipment(ctx.tx, shipment.id, { state, endedAt: ctx.now })
  await tellShipment(ctx, shipment, 'shipment.cancelled')
}
