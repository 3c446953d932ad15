import { type Result, ok, refuse } from '../../kernel/result.ts'
import { cleanLines } from '../../kernel/vietnamese-text.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { namesSomebody, supportStateAfter } from './domain/support.ts'
import { type SupportRequest, insertSupportAnswer, lockSupportRequest, moveSupportRequest } from './support-store.ts'

export type SupportRefusal = { readonly code: 'support-unknown' } | { readonly code: 'support-closed' }
  | { readonly code: 'support-passed-on-already' }
export type AnswerSupportRefusal = SupportRefusal | { readonly code: 'support-text-missing' }
  | { readonly code: 'support-names-somebody' }

/** Whether the request is within reach; what is not does not exist. */
type IsSeen = (request: Pick<SupportRequest, 'unitId' | 'askedBy'>) => boolean

export interface AnswerSupport {
  readonly publicId: string
  readonly kind: 'answer' | 'passing-on'
  readonly text: string
  readonly isSeen: IsSeen
}

/**
 * Answers a request, or passes it on to the department with a word why (trả lời, chuyển tiếp). Leaves
 * `support.answered` or `support.passed-on`.
 */
export async function answerSupport(
  ctx: Ctx, { publicId, kind, text: raw, isSeen }: AnswerSupport,
): Promise<Result<{ readonly publicId: string }, AnswerSupportRefusal>> {
  const text = cleanLines(raw)
  if (text === '') return refuse({ code: 'support-text-missing' })
  if (namesSomebody(text)) return refuse({ code: 'support-names-somebody' })
  const request = await lockSupportRequest(ctx.tx, publicId)
  if (!request || !isSeen(request)) return refuse({ code: 'support-unknown' })
  const after = supportStateAfter(request.state, kind)
  if (!after) return refuse({ code: request.state === 'closed' ? 'support-closed' : 'support-passed-on-already' })
  await insertSupportAnswer(ctx.tx, request.id, { kind, saidBy: ctx.actorId, text, at: ctx.now })
  await moveSupportRequest(ctx.tx, request.id, after, ctx.now)
  await recordEvent(ctx, {
    type: kind === 'answer' ? 'support.answered' : 'support.passed-on', subjectKind: 'support-request',
    subjectId: request.id, data: { request: publicId },
  })
  return ok({ publicId })
}

/** Closes a request (đóng): only whoever asked knows whether they were helped. Leaves `support.closed`. */
export async function closeSupport(
  ctx: Ctx, publicId: string,
): Promise<Result<{ readonly publicId: string }, SupportRefusal>> {
  const request = await lockSupportRequest(ctx.tx, publicId)
  if (request?.askedBy !== ctx.actorId) return refuse({ code: 'support-unknown' })
  if (!supportStateAfter(request.state, 'closing')) return refuse({ code: 'support-closed' })
  await moveSupportRequest(ctx.tx, request.id, 'closed', ctx.now)
  await recordEvent(ctx, {
    type: 'support.closed', subjectKind: 'support-request', subjectId: request.id, data: { request: publicId },
  })
  return ok({ publicId })
}
