import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { dayOf } from '../../../kernel/civil-day.ts'
import type { Ctx } from '../../../platform/db.ts'
import { assignRow } from '../store/inquiries.ts'
import { type InquiryRefusal, type InquiryRooms, type OnInquiry, holdInquiry, tellOfInquiry } from './hold-inquiry.ts'

/**
 * Gives an inquiry to another unit (chuyển xử lý): an agency or a division, whose work it is from now on. Refuses as
 * `holdInquiry`, and `inquiry-unit-unknown` for what is no such unit, or has it. Leaves `inquiry.assigned`, by which
 * whoever asked is told (04).
 */
export async function assignInquiry(
  ctx: Ctx, rooms: InquiryRooms, { unitId, ...on }: OnInquiry & { readonly unitId: string },
): Promise<Result<string, InquiryRefusal | { readonly code: 'inquiry-unit-unknown' }>> {
  const held = await holdInquiry(ctx, rooms, on)
  if (!held.ok) return held
  const unit = rooms.directory.on(dayOf(ctx.now)).byPublicId(unitId)
  const isWork = unit?.kind === 'agency' || unit?.kind === 'division'
  if (!unit || !isWork || unit.id === held.value.unitId) return refuse({ code: 'inquiry-unit-unknown' })
  await assignRow(ctx.tx, held.value.id, unit.id)
  await tellOfInquiry(ctx, 'inquiry.assigned', held.value, { unit: unit.publicId })
  return ok(held.value.publicId)
}
