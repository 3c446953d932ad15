import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { lockProxy, markProxyEnded } from './store/proxies.ts'

export interface EndProxy {
  /** Public id. */
  readonly proxy: string
  /** Whose wish it is: the principal, or whoever gives it up. Null of an account that nobody has checked. */
  readonly personId: bigint | null
  /** A clerk does it for them at a counter. */
  readonly isAtCounter: boolean
}

/**
 * Ends what one person may do for another (chấm dứt ủy quyền; BLDS 2015 Đ.569): by the principal, or by whoever has it
 * and gives it up. It holds at once, since each deed asks anew. Leaves `proxy.ended`. Refuses with `proxy-unknown` what
 * is ended already or is between others.
 */
export async function endProxy(
  ctx: Ctx, { proxy: publicId, personId, isAtCounter }: EndProxy,
): Promise<Result<null, { readonly code: 'proxy-unknown' }>> {
  const proxy = await lockProxy(ctx.tx, publicId)
  if (!proxy || proxy.endedAt || personId === null || ![proxy.principalId, proxy.personId].includes(personId))
    return refuse({ code: 'proxy-unknown' })
  await markProxyEnded(ctx.tx, proxy.id, ctx.actorId, ctx.now)
  await recordEvent(isAtCounter ? { ...ctx, forPersonId: personId } : ctx, {
    type: 'proxy.ended', subjectKind: 'proxy', subjectId: proxy.id,
    data: { proxy: publicId, isGivenUp: personId === proxy.personId },
  })
  return ok(null)
}
