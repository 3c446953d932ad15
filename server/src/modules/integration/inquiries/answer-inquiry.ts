import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { cleanLines } from '../../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../../platform/db.ts'
import { deskOf } from '../../dossiers/public.ts'
import { endRow } from '../store/inquiries.ts'
import { type AttachRefusal, attachFiles } from './attach-files.ts'
import { type InquiryRefusal, type InquiryRooms, type OnInquiry, holdInquiry, tellOfInquiry } from './hold-inquiry.ts'

export interface AnswerInquiry extends OnInquiry {
  readonly subject: string
  readonly words: string
  /** Uploads that go along, by their public ids, in their order. */
  readonly files: readonly string[]
}

export type AnswerInquiryRefusal = InquiryRefusal | AttachRefusal
  | { readonly code: 'inquiry-not-taken' | 'inquiry-words-missing' }

/**
 * Answers what another agency asked, by a letter that goes over the axis with the files that are named, signed by our
 * agency (văn bản trả lời). Refuses as `holdInquiry`; `inquiry-not-taken` where another has it, or nobody;
 * `inquiry-words-missing`; and as `attachFiles`. Leaves `inquiry.answered`, of which the letter is made, and the word
 * that it is finished (06).
 */
export async function answerInquiry(
  ctx: Ctx, rooms: InquiryRooms, { subject: rawSubject, words: rawWords, files: uploads, ...on }: AnswerInquiry,
): Promise<Result<string, AnswerInquiryRefusal>> {
  const held = await holdInquiry(ctx, rooms, on)
  if (!held.ok) return held
  const desk = deskOf(on.viewer)
  if (held.value.takenBy !== desk) return refuse({ code: 'inquiry-not-taken' })
  const [subject, words] = [cleanLines(rawSubject), cleanLines(rawWords)]
  if (subject === '' || words === '') return refuse({ code: 'inquiry-words-missing' })
  const files = await attachFiles(ctx, rooms, uploads)
  if (!files.ok) return files
  const answer = { state: 'answered', subject, words, files: files.value } as const
  await endRow(ctx.tx, held.value.id, answer, { at: ctx.now, accountId: desk })
  await tellOfInquiry(ctx, 'inquiry.answered', held.value)
  return ok(held.value.publicId)
}
