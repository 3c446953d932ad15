import { type Result, refuse } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/db.ts'
import { type PushAddress, arePushKeys } from '../../../platform/push/encrypt-push.ts'
import { recordEvent } from '../../audit/public.ts'
import { chooseWay } from '../choose-way.ts'
import { dropPushSubscription } from './end-push.ts'
import { findByEndpoint, insertPushSubscription, listPushSubscriptions, lockPushOf } from './push-store.ts'

/** wrong: no keys of a browser, or those of another under its address. too-many: one must be taken away first. */
export type SubscribePushRefusal = { readonly code: 'push-wrong' | 'push-too-many' }

export interface SubscribePush extends PushAddress {
  readonly personId: bigint
  /** As its owner knows it again, 60 signs at most. */
  readonly device: string
  /** So many may a person have at a time; of the policy `web-push`. */
  readonly most: number
}

/**
 * Keeps a browser on which a person wants to be told, and makes that the way by which they are told first. Whoever
 * calls has looked at the address (`Outward.check`) and made sure that it is the person's own choice. A browser that
 * told another person until now is this one's from here on: whoever has its keys sits at it. The same again changes
 * nothing. Leaves `push-subscription.made`, and `way.chosen` where the way was another.
 */
export async function subscribePush(
  ctx: Ctx, { personId, device, most, ...address }: SubscribePush,
): Promise<Result<void, SubscribePushRefusal>> {
  if (!arePushKeys(address)) return refuse({ code: 'push-wrong' })
  await lockPushOf(ctx.tx, personId)
  const there = await findByEndpoint(ctx.tx, address.endpoint)
  if (there && !(there.p256dh.equals(address.p256dh) && there.auth.equals(address.auth)))
    return refuse({ code: 'push-wrong' })
  if (there && there.personId !== personId) await dropPushSubscription(ctx, there, 'other-person')
  if (there?.personId !== personId) {
    if ((await listPushSubscriptions(ctx.tx, personId)).length >= most) return refuse({ code: 'push-too-many' })
    const kept = await insertPushSubscription(ctx.tx, { ...address, personId, device, at: ctx.now })
    if (!kept) return refuse({ code: 'push-wrong' }) // somebody else at this moment, with the same address
    await recordEvent(ctx, {
      type: 'push-subscription.made', subjectKind: 'push-subscription', subjectId: kept.id,
      data: { subscription: kept.publicId },
    })
  }
  return chooseWay(ctx, { personId, channel: 'push' })
}
