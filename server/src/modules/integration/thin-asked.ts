import type { Ctx } from '../../platform/db.ts'
import { recordEvents } from '../audit/public.ts'
import { thinInquiryRows } from './store/inquiries.ts'
import { thinPetitionRows } from './store/petitions.ts'

/**
 * Thins out what people and agencies asked, and what they were answered, where it ended before a moment, at most
 * `limit` of each: who asked, the words and the answer go; number, days, unit and outcome stay (ADR 0155). Whoever
 * asked reads no more, and a petition is of no account any longer. Answers the petitions, of whose askers other rooms
 * may still know, and whether there may be more. Leaves `petition.thinned` and `inquiry.thinned`.
 */
export async function thinAsked(
  ctx: Ctx, before: Date, limit: number,
): Promise<{ readonly petitionIds: readonly bigint[]; readonly isMore: boolean }> {
  const old = { before, at: ctx.now, limit }
  const [petitions, inquiries] = [await thinPetitionRows(ctx.tx, old), await thinInquiryRows(ctx.tx, old)]
  await recordEvents(ctx, { type: 'petition.thinned', subjectKind: 'petition' },
    petitions.map(({ id, publicId }) => ({ subjectId: id, data: { petition: publicId } })))
  await recordEvents(ctx, { type: 'inquiry.thinned', subjectKind: 'inquiry' },
    inquiries.map(({ id, publicId }) => ({ subjectId: id, data: { inquiry: publicId } })))
  return {
    petitionIds: petitions.map(({ id }) => id), isMore: petitions.length === limit || inquiries.length === limit,
  }
}
