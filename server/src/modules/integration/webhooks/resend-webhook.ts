import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import { lockWebhook, lockWebhookMessage, sendAgain } from '../store/webhooks.ts'
import type { EndWebhook } from './end-webhook.ts'

export interface ResendWebhook extends EndWebhook {
  readonly message: string
}

export type ResendWebhookRefusal =
  | { readonly code: 'webhook-unknown' | 'message-unknown' } | { readonly code: 'message-waits' }

/**
 * Sends a message to an endpoint once more, also one that it took (gửi lại): with the same id and body, signed anew.
 * Refuses with `webhook-unknown`, `message-unknown`, and `message-waits` where it is on its way anyway. Leaves
 * `message.resent`.
 */
export async function resendWebhook(
  ctx: Ctx, { webhook, message, isReached }: ResendWebhook,
): Promise<Result<{ readonly publicId: string }, ResendWebhookRefusal>> {
  const endpoint = await lockWebhook(ctx.tx, webhook)
  if (!endpoint || !isReached(endpoint.unitId)) return refuse({ code: 'webhook-unknown' })
  const found = await lockWebhookMessage(ctx.tx, endpoint.partner, message)
  if (!found) return refuse({ code: 'message-unknown' })
  if (found.state === 'waiting') return refuse({ code: 'message-waits' })
  await sendAgain(ctx.tx, found)
  await recordEvent(ctx, {
    type: 'message.resent', subjectKind: 'message', subjectId: found.id,
    ...found.dossierId !== null && { dossierId: found.dossierId },
    data: { message, partner: endpoint.partner, isEdited: false },
  })
  return ok({ publicId: message })
}
