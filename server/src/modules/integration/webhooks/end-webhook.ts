import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import {
  type Webhook, endWebhookRow, lockOutlivedWebhooks, lockWebhook, lockWebhooksOfClient,
} from '../store/webhooks.ts'

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
  await endOne(ctx, found)
  return ok({ publicId: webhook })
}

/**
 * Tells nothing more to the addresses that a program registered: whoever is let in no more is told of nothing. Answers
 * how many they were; of each leaves `webhook.ended`.
 */
export async function endWebhooksOfClient(ctx: Ctx, clientId: bigint): Promise<number> {
  const found = await lockWebhooksOfClient(ctx.tx, clientId)
  for (const one of found) await endOne(ctx, one)
  return found.length
}

/**
 * Ends the endpoints of programs whose time is over by the clock of the machine, at most `limit`: what waited for them
 * would wait for ever. Answers how many; of each leaves `webhook.ended`.
 */
export async function endOutlivedWebhooks(
  ctx: Ctx, { machineNow, limit }: { readonly machineNow: Date; readonly limit: number },
): Promise<Result<number, never>> {
  const found = await lockOutlivedWebhooks(ctx.tx, machineNow, limit)
  for (const one of found) await endOne(ctx, one)
  return ok(found.length)
}

async function endOne(ctx: Ctx, one: Webhook): Promise<void> {
  await endWebhookRow(ctx.tx, one, { at: ctx.now, accountId: ctx.actorId })
  await recordEvent(ctx, {
    type: 'webhook.ended', subjectKind: 'webhook', subjectId: one.id, data: { webhook: one.publicId },
  })
}
