import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type ShipmentAction, type ShipmentMovedOn, type ShipmentState, moveShipment,
} from './domain/shipment-state.ts'
import { type Shipment, lockShipment } from './store/shipments.ts'

/** A deed on one parcel: by its address, by somebody who reaches the unit whose deed it is. */
export interface OnShipment {
  readonly shipment: string
  /** Whether the doer works for a unit: the section for what is the section's, the post for what is the post's. */
  readonly isReached: (unitId: bigint) => boolean
}

/** Something that became of a parcel, told later than it was. */
export interface Became extends OnShipment {
  /** When it was so; without it, now. */
  readonly at?: Date
}

/** The moment of a deed: as told, but not before the order and not in the future. */
export function momentOfDeed({ now }: Pick<Ctx, 'now'>, { orderedAt }: Shipment, at: Date = now): Date {
  return new Date(Math.min(Math.max(at.getTime(), orderedAt.getTime()), now.getTime()))
}

export type HoldShipmentRefusal = { readonly code: 'shipment-unknown' } | ShipmentMovedOn

/**
 * Locks a parcel for a deed of the section or of the post. Refuses with `shipment-unknown` (none, or not theirs: the
 * same words) and `shipment-moved-on`.
 */
export async function holdShipment(
  ctx: Ctx, { shipment: publicId, isReached }: OnShipment, side: 'sectionId' | 'carrierId', action: ShipmentAction,
): Promise<Result<{ readonly shipment: Shipment; readonly next: ShipmentState }, HoldShipmentRefusal>> {
  const shipment = await lockShipment(ctx.tx, publicId)
  if (!shipment || !isReached(shipment[side])) return refuse({ code: 'shipment-unknown' })
  const moved = moveShipment(shipment, action)
  return moved.ok ? ok({ shipment, next: moved.value }) : moved
}

export type ShipmentEvent =
  | 'shipment.cancelled' | 'shipment.cancel-asked' | 'shipment.collected' | 'shipment.attempted' | 'shipment.delivered'
  | 'shipment.handed-over' | 'shipment.taken' | 'shipment.lost'

/** Tells of a parcel: public ids and codes, nothing of a person. */
export async function tellShipment(
  ctx: Ctx, { id, publicId, dossierId, kind, sectionId }: Shipment, type: ShipmentEvent,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await recordEvent({ ...ctx, unitId: sectionId }, {
    type, subjectKind: 'shipment', subjectId: id, dossierId, data: { shipment: publicId, kind, ...more },
  })
}
