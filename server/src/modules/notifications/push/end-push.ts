import { type Result, ok, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { recordEvent } from '../../audit/public.ts'
import { type ToldBrowser, deletePushSubscription } from './push-store.ts'

/** taken-away: by its owner. gone: its service says that it takes nothing any more. other-person: now tells another. */
export type PushEnd = 'taken-away' | 'gone' | 'other-person'

export type EndPushRefusal = { readonly code: 'push-unknown' }

/**
 * A person is not told on one of their browsers any more; by the next way, where it was the last. Refuses one that is
 * not theirs or is gone. Leaves `push-subscription.ended`.
 */
export async function endPush(
  ctx: Ctx, one: Pick<ToldBrowser, 'personId' | 'publicId'>,
): Promise<Result<void, EndPushRefusal>> {
  return await dropPushSubscription(ctx, one, 'taken-away') ? ok(undefined) : refuse({ code: 'push-unknown' })
}

/** Deletes what is known of a browser, for a reason that its event tells; false if there is none any more. */
export async function dropPushSubscription(
  ctx: Ctx, { personId, publicId }: Pick<ToldBrowser, 'personId' | 'publicId'>, why: PushEnd,
): Promise<boolean> {
  const id = await deletePushSubscription(ctx.tx, { personId, publicId })
  if (id === undefined) return false
  await recordEvent(ctx, {
    type: 'push-subscription.ended', subjectKind: 'push-subscription', subjectId: id,
    data: { subscription: publicId, why },
  })
  return true
}
