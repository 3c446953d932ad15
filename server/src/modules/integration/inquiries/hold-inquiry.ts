import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { dayOf } from '../../../kernel/civil-day.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import { type Viewer, isAsked } from '../../dossiers/public.ts'
import type { DirectorySource } from '../../organisation/public.ts'
import { isOpen } from '../domain/inquiry.ts'
import { type Inquiry, lockInquiry } from '../store/inquiries.ts'

export interface InquiryRooms { readonly directory: DirectorySource }

/** Which inquiry, and who does something about it. */
export interface OnInquiry { readonly publicId: string; readonly viewer: Viewer }

export type InquiryRefusal = { readonly code: 'inquiry-unknown' | 'inquiry-over' }

/**
 * Takes in hand what another agency asks of the viewer's. Refuses `inquiry-unknown` (none, or the work of others: the
 * same words) and `inquiry-over` where it is answered, declined, recalled or replaced.
 */
export async function holdInquiry(
  ctx: Ctx, { directory }: InquiryRooms, { publicId, viewer }: OnInquiry,
): Promise<Result<Inquiry, InquiryRefusal>> {
  const found = await lockInquiry(ctx.tx, publicId)
  if (!found || !isAsked(directory.on(dayOf(ctx.now)), viewer, found.unitId)) return refuse({ code: 'inquiry-unknown' })
  return isOpen(found.state) ? ok(found) : refuse({ code: 'inquiry-over' })
}

type InquiryDeed = 'received' | 'changed' | 'recalled' | 'replaced' | 'assigned' | 'taken' | 'answered' | 'declined'

/** What became of one, without a word of it. */
export async function tellOfInquiry(
  ctx: Ctx, type: `inquiry.${InquiryDeed}`, { id, publicId, sender }: Pick<Inquiry, 'id' | 'publicId' | 'sender'>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await recordEvent(ctx, {
    type, subjectKind: 'inquiry', subjectId: id, data: { inquiry: publicId, sender, ...more },
  })
}
