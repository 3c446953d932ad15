import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Directory, unitInWords } from '../organisation/public.ts'
import { endCancelled } from './cancel-shipment.ts'
import { moveShipment } from './domain/shipment-state.ts'
import { answerCarrierOrder, endCarrierOrder, findCarrierOrder, insertAsking } from './store/carrier.ts'
import { type Shipment, lockShipment } from './store/shipments.ts'

/** Somebody whom the carrier visits, or the section. */
export interface ParcelSide {
  readonly name: string
  readonly address: string
  readonly province: string
  readonly district: string
  readonly phone: string | null
}

/** An order as the carrier is told of it: the closed list of QĐ 45/2016, and nothing of contents. */
export interface ParcelOrder {
  readonly code: string
  readonly kind: Shipment['kind']
  readonly cod: number
  readonly sender: ParcelSide
  readonly receiver: ParcelSide
}

/** Whom it goes to and whom it comes from: the section is the other side, whichever way it goes. */
export function parcelOrderOf(directory: Directory, shipment: Shipment): ParcelOrder {
  const { code, kind, cod, partyName, partyPhone, address, placeText, sectionId } = shipment
  const places = placeText.split(', ')
  const province = places.at(-1) ?? ''
  const party: ParcelSide = {
    name: partyName, address: `${address}, ${placeText}`, province, phone: partyPhone,
    district: places.length > 2 ? places.at(-2) ?? '' : '',
  }
  const name = unitInWords(directory, sectionId)
  const section: ParcelSide = { name, address: name, province, district: '', phone: null }
  return kind === 'delivery'
    ? { code, kind, cod, sender: section, receiver: party } : { code, kind, cod, sender: party, receiver: section }
}

/**
 * The carrier is about to be asked to take a parcel, so that nothing is lost should its answer be; answers whether it
 * may be asked. Leaves `shipment.placing` the first time.
 */
export async function noteAsking(ctx: Ctx, publicId: string): Promise<Result<boolean, never>> {
  const shipment = await lockShipment(ctx.tx, publicId)
  const isGiven = shipment?.kind === 'delivery' && shipment.state === 'handed-over'
  if (!shipment || shipment.state !== 'ordered' && !isGiven) return ok(false)
  if (await insertAsking(ctx.tx, shipment.id, ctx.now)) {
    await tell(ctx, shipment, 'shipment.placing')
    return ok(true)
  }
  const order = await findCarrierOrder(ctx.tx, shipment.id)
  return ok(order?.state === 'asking' && order.cancelAskedAt === null)
}

/**
 * The carrier has an order, by its own number, or will not take it (`null`). Leaves `shipment.placed` or
 * `shipment.order-refused`; what was to be taken back and is refused is cancelled. Nothing twice: what stands stays.
 */
export async function notePlaced(
  ctx: Ctx, { shipment: publicId, reference }: { readonly shipment: string; readonly reference: string | null },
): Promise<Result<boolean, never>> {
  const shipment = await lockShipment(ctx.tx, publicId)
  const state = reference === null ? 'refused' : 'placed'
  if (!shipment || !await answerCarrierOrder(ctx.tx, { shipmentId: shipment.id, state, reference }, ctx.now))
    return ok(false)
  await tell(ctx, shipment, reference === null ? 'shipment.order-refused' : 'shipment.placed')
  const moved = moveShipment(shipment, 'cancel')
  if (reference === null && moved.ok && (await findCarrierOrder(ctx.tx, shipment.id))?.cancelAskedAt)
    await endCancelled(ctx, shipment, moved.value)
  return ok(true)
}

/**
 * The carrier took an order back, and the parcel is cancelled; or it would not, and the parcel stays open for what
 * comes of it. What has gone on here meanwhile is not cancelled. Leaves
 * `shipment.order-taken-back` and `shipment.cancelled`, or `shipment.order-kept`.
 */
export async function noteTakenBack(
  ctx: Ctx, { shipment: publicId, isTaken }: { readonly shipment: string; readonly isTaken: boolean },
): Promise<Result<boolean, never>> {
  const shipment = await lockShipment(ctx.tx, publicId)
  if (!shipment) return ok(false)
  const moved = moveShipment(shipment, 'cancel')
  const isOver = isTaken && (moved.ok || shipment.state === 'cancelled')
  if (!await endCarrierOrder(ctx.tx, shipment.id, isOver ? 'cancelled' : 'kept')) return ok(false)
  await tell(ctx, shipment, isOver ? 'shipment.order-taken-back' : 'shipment.order-kept')
  if (isOver && moved.ok) await endCancelled(ctx, shipment, moved.value)
  return ok(true)
}

async function tell(
  ctx: Ctx, { id, publicId, dossierId, kind, sectionId }: Shipment,
  type: 'shipment.placing' | 'shipment.placed' | 'shipment.order-refused' |
    'shipment.order-taken-back' | 'shipment.order-kept',
): Promise<void> {
  await recordEvent({ ...ctx, unitId: sectionId }, {
    type, subjectKind: 'shipment', subjectId: id, dossierId, data: { shipment: publicId, kind },
  })
}
