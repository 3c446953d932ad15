import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import {
  type Acted, type Dossier, type DossierRooms, type OnDossier, checkProxy, findDossier, isOwn,
} from '../dossiers/public.ts'
import { cancelShipment } from './cancel-shipment.ts'
import type { HoldShipmentRefusal } from './hold-shipment.ts'
import { type OrderRefusal, orderFor } from './order-shipment.ts'
import { findShipment } from './store/shipments.ts'

export interface OrderOwnPickup extends OnDossier {
  readonly address: string
  /** The territory of the lowest level, in force today. */
  readonly place: string
}

type NotTheirs = { readonly code: 'dossier-unknown' } | { readonly code: 'proxy-over' }

/**
 * The applicant has the post fetch papers of an own dossier at home and bring them to the section that receives it
 * (QĐ 45/2016/QĐ-TTg), at the fee of the data, which they pay the carrier. Refuses with `dossier-unknown` whoever it is
 * not of, with `proxy-over`, and as `orderShipment` does. Leaves `shipment.ordered`.
 */
export async function orderOwnPickup(
  ctx: Ctx, rooms: DossierRooms, { publicId, viewer, address, place }: OrderOwnPickup,
): Promise<Result<Acted, NotTheirs | OrderRefusal>> {
  const own = await findTheirs(ctx, { publicId, viewer })
  if (!own.ok) return own
  const dossier = own.value
  const section = rooms.directory.on(dayOf(ctx.now)).heirOf(dossier.receivesAtId)
  if (!section) return refuse({ code: 'dossier-unknown' })
  const ordered = await orderFor(ctx, rooms, { dossier, sectionId: section.id, kind: 'pickup', address, place, cod: 0 })
  return ordered.ok ? ok(actedOn(dossier)) : ordered
}

/**
 * The applicant takes such an order back before the post has the papers. Refuses with `dossier-unknown`, `proxy-over`,
 * `shipment-unknown` (none of this dossier, or a result that a section sends) and `shipment-moved-on`. Leaves
 * `shipment.cancelled`, or `shipment.cancel-asked` while the carrier has yet to agree.
 */
export async function cancelOwnPickup(
  ctx: Ctx, { publicId, viewer, shipment }: OnDossier & { readonly shipment: string },
): Promise<Result<Acted, NotTheirs | HoldShipmentRefusal>> {
  const own = await findTheirs(ctx, { publicId, viewer })
  if (!own.ok) return own
  const found = await findShipment(ctx.tx, shipment)
  if (found?.dossierId !== own.value.id || found.kind !== 'pickup') return refuse({ code: 'shipment-unknown' })
  const cancelled = await cancelShipment(ctx, { shipment, isReached: () => true })
  return cancelled.ok ? ok(actedOn(own.value)) : cancelled
}

async function findTheirs(ctx: Ctx, { publicId, viewer }: OnDossier): Promise<Result<Dossier, NotTheirs>> {
  const dossier = await findDossier(ctx.tx, publicId)
  if (!dossier || !isOwn(viewer, dossier)) return refuse({ code: 'dossier-unknown' })
  const byProxy = await checkProxy(ctx, dossier, viewer)
  return byProxy.ok ? ok(dossier) : byProxy
}

function actedOn({ publicId, version, state, dueAt }: Dossier): Acted {
  return { publicId, version, state, dueAt, slipId: null, undoSeconds: null }
}
