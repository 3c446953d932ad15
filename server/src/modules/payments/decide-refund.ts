import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Refund, type RefundState, lockRefund, markDecided, takerOf } from './store/refunds.ts'

export interface RefundMissing { readonly code: 'refund-missing' }
export interface RefundStateWrong { readonly code: 'refund-state'; readonly state: RefundState }
/** Whoever took the money, or asked for the deed, does not also approve it. */
export interface OwnDeed { readonly code: 'own-deed' }

export interface DecideRefund {
  /** Public id. */
  readonly refund: string
  readonly isApproved: boolean
  /** Of a refusal. */
  readonly why: string | null
  readonly isReached: (unitId: bigint) => boolean
}

/**
 * The head approves a refund or refuses it. Leaves `refund.approved` or `refund.refused`. Refuses with
 * `refund-missing`, with `refund-state` what was decided before, and with `own-deed` whoever asked for it or took the
 * money.
 */
export async function decideRefund(
  ctx: Ctx, { refund, isApproved, why, isReached }: DecideRefund,
): Promise<Result<Refund, RefundMissing | RefundStateWrong | OwnDeed>> {
  const found = await lockRefund(ctx.tx, refund)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'refund-missing' })
  if (found.state !== 'asked') return refuse({ code: 'refund-state', state: found.state })
  const taker = await takerOf(ctx.tx, found.paymentId)
  if ([found.askedBy, taker].includes(ctx.actorId)) return refuse({ code: 'own-deed' })
  await markDecided(ctx.tx, found.id, { isApproved, byId: ctx.actorId, at: ctx.now, why })
  const event = {
    subjectKind: 'refund', subjectId: found.id, data: { refund, amount: found.amount },
  }
  if (isApproved) await recordEvent({ ...ctx, unitId: found.unitId }, { type: 'refund.approved', ...event })
  else await recordEvent({ ...ctx, unitId: found.unitId }, { type: 'refund.refused', ...event })
  return ok({ ...found, state: isApproved ? 'approved' : 'refused' })
}
