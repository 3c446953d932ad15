import { type Result, ok } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { deskOf } from '../../dossiers/public.ts'
import { takeRow } from '../store/inquiries.ts'
import { type InquiryRefusal, type InquiryRooms, type OnInquiry, holdInquiry, tellOfInquiry } from './hold-inquiry.ts'

/**
 * Somebody of the unit takes an inquiry (nhận xử lý), also from a colleague who is not there. Twice by the same changes
 * nothing, and leaves nothing. Refuses as `holdInquiry`. Leaves `inquiry.taken`, by which whoever asked is told (05).
 */
export async function takeInquiry(
  ctx: Ctx, rooms: InquiryRooms, on: OnInquiry,
): Promise<Result<string, InquiryRefusal>> {
  const held = await holdInquiry(ctx, rooms, on)
  if (!held.ok) return held
  const { id, publicId, takenBy } = held.value
  const desk = deskOf(on.viewer)
  if (takenBy === desk) return ok(publicId)
  await takeRow(ctx.tx, id, { at: ctx.now, accountId: desk })
  await tellOfInquiry(ctx, 'inquiry.taken', held.value)
  return ok(publicId)
}
