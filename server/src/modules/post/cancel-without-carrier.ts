import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { endCancelled } from './cancel-shipment.ts'
import { moveShipment } from './domain/shipment-state.ts'
import { findCarrierOrder, forgetCancelAsked } from './store/carrier.ts'
import { lockShipment } from './store/shipments.ts'

/**
 * What a section asked to cancel is cancelled where the province works with no system of the carrier any more: nobody
 * is left to agree. Its order stays on record as the carrier has it, and is taken back there should the system return.
 * What has gone on meanwhile stays. Answers whether it was cancelled. Leaves `shipment.cancelled`.
 */
export async function cancelWithoutCarrier(ctx: Ctx, publicId: string): Promise<Result<boolean, never>> {
  const shipment = await lockShipment(ctx.tx, publicId)
  if (!shipment) return ok(false)
  const order = await findCarrierOrder(ctx.tx, shipment.id)
  const moved = moveShipment(shipment, 'cancel')
  if (!order?.cancelAskedAt || !moved.ok) return ok(false)
  await forgetCancelAsked(ctx.tx, shipment.id)
  await endCancelled(ctx, shipment, moved.value)
  return ok(true)
}
