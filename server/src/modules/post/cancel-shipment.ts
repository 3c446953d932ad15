import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type HoldShipmentRefusal, type OnShipment, holdShipment, tellShipment } from './hold-shipment.ts'
import { dropItem, findOpenItem } from './store/manifests.ts'
import { changeShipment } from './store/shipments.ts'

/**
 * The section takes an order back before the parcel is on the road; one that waits on a manifest is taken off it.
 * Leaves `shipment.cancelled`. Refuses with `shipment-unknown` and `shipment-moved-on`.
 */
export async function cancelShipment(ctx: Ctx, on: OnShipment): Promise<Result<string, HoldShipmentRefusal>> {
  const held = await holdShipment(ctx, on, 'sectionId', 'cancel')
  if (!held.ok) return held
  const { shipment, next } = held.value
  const manifestId = await findOpenItem(ctx.tx, shipment.id)
  if (manifestId !== undefined) await dropItem(ctx.tx, manifestId, shipment.id, ctx.now, ctx.actorId)
  await changeShipment(ctx.tx, shipment.id, { state: next, endedAt: ctx.now })
  await tellShipment(ctx, shipment, 'shipment.cancelled')
  return ok(shipment.publicId)
}
