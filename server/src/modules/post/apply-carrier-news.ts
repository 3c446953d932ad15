import { type Refusal, type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { DossierRooms } from '../dossiers/public.ts'
import { collectShipment, deliverShipment, failShipment } from './carry-shipment.ts'
import { readNews } from './domain/carrier-news.ts'
import { openManifest } from './open-manifest.ts'
import { closeManifest, receiveManifest } from './pass-manifest.ts'
import { scanParcel } from './scan-parcel.ts'
import { type CarrierEvent, hastenNews, lockWaitingNews, settleNews } from './store/carrier.ts'
import { findOpenManifest, findUnderWay, listMissing } from './store/manifests.ts'
import { type Shipment, lockShipment } from './store/shipments.ts'

/** Something comes before it: tried again later. */
export interface NewsTooEarly { readonly code: 'news-too-early' }

/** The carrier's own system speaks for the post, and what it gives or takes the section scans as ever. */
const isReached = () => true

/**
 * Does what the carrier says became of a parcel, as somebody of the post would have: takes what the section gave, gives
 * back, delivers, notes an attempt. What is so already, or was overtaken, is put down as passed. Answers whether there
 * was something to do. Refuses with `news-too-early`, and as the deeds do: then nothing is changed, and it waits.
 * Leaves the events of the deeds, or `shipment.news-passed`.
 */
export async function applyCarrierNews(
  ctx: Ctx, rooms: DossierRooms, eventId: bigint,
): Promise<Result<boolean, Refusal>> {
  const waiting = await lockWaitingNews(ctx.tx, eventId)
  const shipment = waiting && await lockShipment(ctx.tx, waiting.shipment)
  if (!waiting || !shipment) return ok(false)
  const means = readNews(shipment.kind, shipment.state, waiting.news)
  if (means === 'wait') return refuse({ code: 'news-too-early' })
  if (means === 'passed') {
    await settleNews(ctx.tx, eventId, 'passed')
    await tellOfNews(ctx, shipment, waiting.news, 'shipment.news-passed')
    return ok(true)
  }
  const done = await act(ctx, rooms, shipment, waiting)
  if (!done.ok) return done
  await settleNews(ctx.tx, eventId, 'done')
  await hastenNews(ctx.tx, [shipment.id], ctx.now)
  return ok(true)
}

/** News that never came to be so is tried no more, and stands at the desk. Leaves `shipment.news-unfit`. */
export async function giveUpNews(ctx: Ctx, eventId: bigint): Promise<Result<boolean, never>> {
  const waiting = await lockWaitingNews(ctx.tx, eventId)
  const shipment = waiting && await lockShipment(ctx.tx, waiting.shipment)
  if (!waiting || !shipment) return ok(false)
  await settleNews(ctx.tx, eventId, 'unfit')
  await tellOfNews(ctx, shipment, waiting.news, 'shipment.news-unfit')
  return ok(true)
}

async function act(
  ctx: Ctx, rooms: DossierRooms, shipment: Shipment, { news, at, receiver, proof, why }: CarrierEvent,
): Promise<Result<unknown, Refusal>> {
  const { kind, publicId, partyName } = shipment
  const on = { shipment: publicId, isReached, at }
  if (news === 'attempt-failed') return failShipment(ctx, { ...on, why: why ?? 'other', note: '' })
  if (news === 'picked-up') return kind === 'pickup' ? collectShipment(ctx, on) : takeOver(ctx, rooms, shipment)
  if (news === 'returned' || kind === 'pickup') return giveBack(ctx, rooms, shipment)
  return deliverShipment(ctx, rooms, { ...on, receiver: receiver ?? partyName, proof: proof ?? 'post-receipt' })
}

/** The post takes what the section gave by a manifest; the manifest is received when all that is on it was taken. */
async function takeOver(ctx: Ctx, rooms: DossierRooms, { id, code }: Shipment): Promise<Result<unknown, Refusal>> {
  const under = await findUnderWay(ctx.tx, id)
  if (!under) return refuse({ code: 'news-too-early' })
  const on = { manifest: under.publicId, isReached }
  const scanned = await scanParcel(ctx, rooms, { ...on, code })
  if (!scanned.ok && scanned.refusal.code !== 'parcel-scanned-already') return scanned
  const missing = await listMissing(ctx.tx, under.id, 'taker')
  return missing.length > 0 ? ok(null) : receiveManifest(ctx, rooms, on)
}

/** The post brings something to the section: by the manifest that somebody has open, or by one of its own. */
async function giveBack(
  ctx: Ctx, rooms: DossierRooms, { sectionId, carrierId, code }: Shipment,
): Promise<Result<unknown, Refusal>> {
  const open = await findOpenManifest(ctx.tx, { sectionId, carrierId, way: 'from-post' })
  const made = open ? ok(open) : await openManifest(ctx, rooms, { sectionId, carrierId, way: 'from-post', isReached })
  if (!made.ok) return made
  const on = { manifest: made.value, isReached }
  const scanned = await scanParcel(ctx, rooms, { ...on, code })
  return scanned.ok && open === undefined ? closeManifest(ctx, rooms, on) : scanned
}

async function tellOfNews(
  ctx: Ctx, { id, publicId, dossierId, kind, sectionId }: Shipment, news: CarrierEvent['news'],
  type: 'shipment.news-passed' | 'shipment.news-unfit',
): Promise<void> {
  await recordEvent({ ...ctx, unitId: sectionId }, {
    type, subjectKind: 'shipment', subjectId: id, dossierId, data: { shipment: publicId, kind, news },
  })
}
