import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { type DeliverRefusal, type DossierRooms, returnResultByPost } from '../dossiers/public.ts'
import { type Became, type HoldShipmentRefusal, holdShipment, momentOfDeed, tellShipment } from './hold-shipment.ts'
import { type AttemptReason, type ParcelProof, changeShipment, insertAttempt } from './store/shipments.ts'

export interface DeliverShipment extends Became {
  /** Who took it. */
  readonly receiver: string
  readonly proof: ParcelProof
}

/**
 * The post gave a result to somebody who proved to be the right one (phát thành công): the dossier is returned by it.
 * Leaves `shipment.delivered` and `dossier.returned`. Refuses as `holdShipment` and as the returning of a result do.
 */
export async function deliverShipment(
  ctx: Ctx, rooms: DossierRooms, { receiver, proof, ...on }: DeliverShipment,
): Promise<Result<string, HoldShipmentRefusal | DeliverRefusal>> {
  const held = await holdShipment(ctx, on, 'carrierId', 'deliver')
  if (!held.ok) return held
  const { shipment, next } = held.value
  const { dossierId, carrierId: liesAt } = shipment
  const returned = await returnResultByPost(ctx, rooms, { dossierId, liesAt, receiver, proof })
  if (!returned.ok) return returned
  const endedAt = momentOfDeed(ctx, shipment, on.at)
  await changeShipment(ctx.tx, shipment.id, { state: next, endedAt, receiver, proof })
  await tellShipment(ctx, shipment, 'shipment.delivered', { proof })
  return ok(shipment.publicId)
}

/** The post took papers at somebody's door (thu gom). Leaves `shipment.collected`. Refuses as `holdShipment` does. */
export async function collectShipment(ctx: Ctx, on: Became): Promise<Result<string, HoldShipmentRefusal>> {
  const held = await holdShipment(ctx, on, 'carrierId', 'collect')
  if (!held.ok) return held
  const { shipment, next } = held.value
  await changeShipment(ctx.tx, shipment.id, { state: next })
  await tellShipment(ctx, shipment, 'shipment.collected')
  return ok(shipment.publicId)
}

export interface FailShipment extends Became {
  readonly why: AttemptReason
  readonly note: string
}

/** The post came in vain. Leaves `shipment.attempted`. Refuses as `holdShipment` does. */
export async function failShipment(
  ctx: Ctx, { why, note, ...on }: FailShipment,
): Promise<Result<string, HoldShipmentRefusal>> {
  const held = await holdShipment(ctx, on, 'carrierId', 'fail')
  if (!held.ok) return held
  const { shipment, next } = held.value
  const at = momentOfDeed(ctx, shipment, on.at)
  await insertAttempt(ctx.tx, { shipmentId: shipment.id, at, by: ctx.actorId, why, note })
  await changeShipment(ctx.tx, shipment.id, { state: next, attempts: shipment.attempts + 1 })
  await tellShipment(ctx, shipment, 'shipment.attempted', { why })
  return ok(shipment.publicId)
}
