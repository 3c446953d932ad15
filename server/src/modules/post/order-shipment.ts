import { NO_ROW } from '../../kernel/no-row.ts'
import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import { randomSigns } from '../../platform/secrets.ts'
import { recordEvent } from '../audit/public.ts'
import {
  type Dossier, type DossierRooms, type Viewer, findCollection, findDossier, hasPaperResult, isClosed, isUnitWithin,
} from '../dossiers/public.ts'
import { contactOf } from '../identity/public.ts'
import type { ShipmentKind } from './domain/shipment-state.ts'
import { placeInWords, placeOfAddress, postOperatorOf } from './post-operator.ts'
import { type Shipment, insertShipment } from './store/shipments.ts'

export interface OrderShipment {
  readonly dossier: string
  readonly viewer: Viewer
  readonly kind: ShipmentKind
  /** Whom the post visits; the applicant unless named. */
  readonly name?: string | undefined
  readonly address: string
  /** The territory of the lowest level, in force today. */
  readonly place: string
  /** Whole đồng; the fee of the data unless given. */
  readonly fee?: Dong | undefined
  /** What the post collects from the receiver; only of a delivery. */
  readonly cod: Dong
}

export type OrderRefusal =
  | { readonly code: 'dossier-unknown' } | { readonly code: 'post-missing' } | { readonly code: 'place-unknown' }
  | { readonly code: 'parcel-without-paper' } | { readonly code: 'shipment-open' } | { readonly code: 'cod-of-pickup' }
  | { readonly code: 'parcel-too-late' }

/**
 * Orders the post for a dossier: it fetches papers at home and brings them to the section, or brings the result
 * (QĐ 45/2016/QĐ-TTg). The address is written by the units in force on the day. Refuses with `dossier-unknown` whoever
 * does not reach the section, `post-missing` where the province has none, `parcel-too-late` and `parcel-without-paper`
 * where there is nothing to carry, `shipment-open` while one of the kind is under way, `place-unknown` and
 * `cod-of-pickup`. Leaves `shipment.ordered`.
 */
export async function orderShipment(
  ctx: Ctx, rooms: DossierRooms, input: OrderShipment,
): Promise<Result<Shipment, OrderRefusal>> {
  const { kind, viewer } = input
  const directory = rooms.directory.on(dayOf(ctx.now))
  const dossier = await findDossier(ctx.tx, input.dossier)
  const chosen = await findCollection(ctx.tx, dossier?.id ?? NO_ROW)
  const at = kind === 'delivery' ? chosen : undefined
  const section = dossier && directory.heirOf(at ?? dossier.receivesAtId)
  if (!dossier || !section || !viewer.reaches.some((scope) => isUnitWithin(directory, scope, section.id)))
    return refuse({ code: 'dossier-unknown' })
  return orderFor(ctx, rooms, { ...input, dossier, sectionId: section.id })
}

/** What is ordered, once it is certain who may and for which section. */
export interface ParcelWanted extends Omit<OrderShipment, 'dossier' | 'viewer'> {
  readonly dossier: Dossier
  readonly sectionId: bigint
}

/** Orders it, for a section or for the applicant; refuses and tells as `orderShipment` does. */
export async function orderFor(
  ctx: Ctx, rooms: DossierRooms, { dossier, sectionId, kind, cod, ...wanted }: ParcelWanted,
): Promise<Result<Shipment, Exclude<OrderRefusal, { code: 'dossier-unknown' }>>> {
  const directory = rooms.directory.on(dayOf(ctx.now))
  if (isClosed(dossier.state)) return refuse({ code: 'parcel-too-late' })
  const { content } = rooms.catalogue.version(dossier.procedureVersionId)
  if (kind === 'delivery' && !hasPaperResult(dossier, content)) return refuse({ code: 'parcel-without-paper' })
  if (kind === 'pickup' && cod > 0) return refuse({ code: 'cod-of-pickup' })
  const operator = postOperatorOf(directory)
  if (!operator) return refuse({ code: 'post-missing' })
  const place = placeOfAddress(directory, wanted.place)
  if (!place) return refuse({ code: 'place-unknown' })
  const contact = await contactOf(ctx.tx, dossier.applicantId)
  const phone = wanted.name === undefined ? contact?.phone ?? null : null
  const shipment = await insertShipment(ctx.tx, {
    code: `BC${randomSigns(10)}`, kind, dossierId: dossier.id, sectionId, carrierId: operator.unit.id,
    partyName: wanted.name ?? dossier.applicantName, partyPhone: phone,
    address: wanted.address, placeId: place.id, placeText: placeInWords(directory, place),
    fee: wanted.fee ?? operator.fees[kind], cod, orderedAt: ctx.now,
  }, ctx.actorId)
  if (!shipment) return refuse({ code: 'shipment-open' })
  await recordEvent({ ...ctx, unitId: sectionId, forPersonId: dossier.applicantId }, {
    type: 'shipment.ordered', subjectKind: 'shipment', subjectId: shipment.id, dossierId: dossier.id,
    data: { shipment: shipment.publicId, dossier: dossier.publicId, kind },
  })
  return ok(shipment)
}
