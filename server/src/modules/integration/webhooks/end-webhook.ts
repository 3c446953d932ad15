import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import { endWebhookRow, lockWebhook } from '../store/webhooks.ts'

export interface EndWebhook {
  readonly webhook: string
  readonly isReached: (unitId: bigint) => boolean
}

/**
 * Tells an address of nothing more; what waited for it is not sent. Refuses with `webhook-unknown`, also for one that
 * has ended or is not theirs. Leaves `webhook.ended`.
 */
export async function endWebhook(
  ctx: Ctx, { webhook, isReached }: EndWebhook,
): Promise<Result<{ readonly publicId: string }, { readonly code: 'webhook-unknown' }>> {
  const found = await lockWebhook(ctx.tx, webhook)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'webhook-unknown' })
  await endWebhookRow(ctx.tx, found, { at: ctx.now, accountId: ctx.actorId })
  await recordEvent(ctx, { type: 'webhook.ended', subjectKind: 'webhook', subjectId: found.id, data: { webhook } })
  return ok({ publicId: webhook })
}
