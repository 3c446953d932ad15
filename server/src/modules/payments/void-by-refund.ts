import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type Receipt, lockStandingReceipt, markVoidAsked, markVoided } from './store/receipts.ts'
import type { Refund } from './store/refunds.ts'

/**
 * The receipt of a payment of which money goes back is voided with the refund, which two have looked at. Leaves
 * `receipt.voided`. Answers the receipt, if one stood.
 */
export async function voidByRefund(ctx: Ctx, refund: Refund): Promise<Receipt | undefined> {
  const { id: refundId, paymentId, reason: why, askedBy, askedAt } = refund
  const old = await lockStandingReceipt(ctx.tx, paymentId)
  if (!old) return undefined
  const { id, publicId, unitId } = old
  // Money may have been asked back before the receipt was given anew.
  const at = askedAt < old.issuedAt ? old.issuedAt : askedAt
  if (!old.voidAskedAt) await markVoidAsked(ctx.tx, id, { at, byId: askedBy, why })
  await markVoided(ctx.tx, id, { at: ctx.now, byId: refund.decidedBy ?? ctx.actorId, refundId })
  await recordEvent({ ...ctx, unitId }, {
    type: 'receipt.voided', subjectKind: 'receipt', subjectId: id,
    data: { receipt: publicId, number: old.number, refund: refund.publicId },
  })
  return old
}
