import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { cleanLines } from '../../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../../platform/db.ts'
import { deskOf } from '../../dossiers/public.ts'
import { endRow } from '../store/inquiries.ts'
import { type InquiryRefusal, type InquiryRooms, type OnInquiry, holdInquiry, tellOfInquiry } from './hold-inquiry.ts'

/**
 * Declines what another agency asked (từ chối), which reads why. Refuses as `holdInquiry`, and `reason-needed`. Leaves
 * `inquiry.declined`, by which whoever asked is told (02).
 */
export async function declineInquiry(
  ctx: Ctx, rooms: InquiryRooms, { reason: raw, ...on }: OnInquiry & { readonly reason: string },
): Promise<Result<string, InquiryRefusal | { readonly code: 'reason-needed' }>> {
  const reason = cleanLines(raw)
  if (reason === '') return refuse({ code: 'reason-needed' })
  const held = await holdInquiry(ctx, rooms, on)
  if (!held.ok) return held
  await endRow(ctx.tx, held.value.id, { state: 'declined', reason }, { at: ctx.now, accountId: deskOf(on.viewer) })
  await tellOfInquiry(ctx, 'inquiry.declined', held.value)
  return ok(held.value.publicId)
}
