import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { cleanLines } from '../../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../../platform/db.ts'
import { deskOf } from '../../dossiers/public.ts'
import { endRow } from '../store/inquiries.ts'
import { type InquiryRefusal, type InquiryRooms, type OnInquiry, holdInquiry, tellOfInquiry } from './hold-inquiry.ts'

export interface AnswerInquiry extends OnInquiry { readonly subject: string; readonly words: string }

/**
 * Answers what another agency asked, by a letter that goes over the axis, signed by our agency (văn bản trả lời).
 * Refuses as `holdInquiry`; `inquiry-not-taken` where another has it, or nobody; `inquiry-words-missing`. Leaves
 * `inquiry.answered`, of which the letter is made, and the word that it is finished (06).
 */
export async function answerInquiry(
  ctx: Ctx, rooms: InquiryRooms, { subject: rawSubject, words: rawWords, ...on }: AnswerInquiry,
): Promise<Result<string, InquiryRefusal | { readonly code: 'inquiry-not-taken' | 'inquiry-words-missing' }>> {
  const held = await holdInquiry(ctx, rooms, on)
  if (!held.ok) return held
  const desk = deskOf(on.viewer)
  if (held.value.takenBy !== desk) return refuse({ code: 'inquiry-not-taken' })
  const [subject, words] = [cleanLines(rawSubject), cleanLines(rawWords)]
  if (subject === '' || words === '') return refuse({ code: 'inquiry-words-missing' })
  await endRow(ctx.tx, held.value.id, { state: 'answered', subject, words }, { at: ctx.now, accountId: desk })
  await tellOfInquiry(ctx, 'inquiry.answered', held.value)
  return ok(held.value.publicId)
}
