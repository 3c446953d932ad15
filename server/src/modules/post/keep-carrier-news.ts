import { createHash } from 'node:crypto'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { News } from './domain/carrier-news.ts'
import {
  type CarrierEvent, type NoticeKept, findCarrierEvent, insertCarrierEvent, insertCarrierNotice,
} from './store/carrier.ts'
import { type AttemptReason, type ParcelProof, lockByParcelCode } from './store/shipments.ts'

/** A word of the carrier that was proven to be its own, or was asked for. */
export interface ToldOfParcel {
  readonly number: string
  readonly code: string
  readonly news: News
  readonly at: Date
  readonly receiver: string | null
  readonly proof: ParcelProof | null
  readonly why: AttemptReason | null
}

export interface KeptNews {
  readonly outcome: Extract<NoticeKept, 'kept' | 'known' | 'parcel-unknown'>
  readonly eventId: bigint | null
}

/**
 * Keeps what the carrier's own system says of a parcel, once, whoever told of it: callback or asking. What is to come
 * of it is done afterwards, in the order in which it happened (`applyCarrierNews`). Leaves `shipment.told`. Refuses
 * nothing: of a parcel that there is not nothing is kept.
 */
export async function keepCarrierNews(
  ctx: Ctx, { code, ...told }: ToldOfParcel, source: CarrierEvent['source'],
): Promise<Result<KeptNews, never>> {
  const shipment = await lockByParcelCode(ctx.tx, code)
  if (!shipment) return ok({ outcome: 'parcel-unknown', eventId: null })
  const eventId = await insertCarrierEvent(ctx.tx, { ...told, shipmentId: shipment.id, heardAt: ctx.now, source })
  if (eventId === undefined) {
    const known = await findCarrierEvent(ctx.tx, shipment.id, told.number)
    return ok({ outcome: 'known', eventId: known ?? null })
  }
  const { id, publicId, dossierId, kind, sectionId } = shipment
  await recordEvent({ ...ctx, unitId: sectionId }, {
    type: 'shipment.told', subjectKind: 'shipment', subjectId: id, dossierId,
    data: { shipment: publicId, kind, news: told.news },
  })
  return ok({ outcome: 'kept', eventId })
}

/** The same of a callback, with a fingerprint of what came, each time that it comes. */
export async function hearCarrier(
  ctx: Ctx, { body, ...told }: ToldOfParcel & { readonly body: string },
): Promise<Result<KeptNews, never>> {
  const kept = await keepCarrierNews(ctx, told, 'callback')
  if (kept.ok) await note(ctx, body, kept.value.outcome, kept.value.eventId)
  return kept
}

/** Keeps that something came that is not to be believed, and why; nothing else comes of it. */
export async function keepRefusedCarrierNotice(
  ctx: Ctx, body: string, outcome: 'forged' | 'stale' | 'unreadable',
): Promise<Result<null, never>> {
  await note(ctx, body, outcome, null)
  return ok(null)
}

async function note(ctx: Ctx, body: string, outcome: NoticeKept, eventId: bigint | null): Promise<void> {
  const bodyHash = createHash('sha256').update(body).digest()
  await insertCarrierNotice(ctx.tx, { heardAt: ctx.now, outcome, bodyHash, eventId })
}
