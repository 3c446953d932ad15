import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { ChargeMissing } from './change-charge.ts'
import { type Refund, type RefundWay, insertRefund, lockPaidItems } from './store/refunds.ts'

export interface AskRefund {
  /** Public id. */
  readonly payment: string
  /** Public ids of those of its charges whose money goes back: each whole. */
  readonly charges: readonly string[]
  readonly way: RefundWay
  /** What becomes of them: to be paid again, or taken back. */
  readonly chargesThen: Refund['chargesThen']
  readonly reason: string
  readonly isReached: (unitId: bigint) => boolean
}

export type AskRefundRefusal =
  | ChargeMissing | { readonly code: 'payment-missing' } | { readonly code: 'refund-open' }

/**
 * Asks that money of a payment goes back (đề nghị hoàn trả); somebody else decides. Leaves `refund.asked`. Refuses with
 * `payment-missing` what is not within reach or has gone back whole, with `charge-missing` a charge that the payment
 * does not hold (any more), and with `refund-open` a charge for which that is asked already.
 */
export async function askRefund(ctx: Ctx, input: AskRefund): Promise<Result<Refund, AskRefundRefusal>> {
  const { way, chargesThen, reason } = input
  const paid = await lockPaidItems(ctx.tx, input.payment)
  const [first] = paid
  if (!first || !input.isReached(first.unitId)) return refuse({ code: 'payment-missing' })
  const wanted = new Set(input.charges)
  const items = paid.filter(({ charge }) => wanted.has(charge))
  if (wanted.size === 0 || items.length < wanted.size) return refuse({ code: 'charge-missing' })
  const amount = items.reduce((sum, item) => sum + item.amount, 0)
  const { paymentId, unitId } = first
  const refund = await insertRefund(ctx.tx, {
    paymentId, unitId, amount, reason, way, chargesThen, askedBy: ctx.actorId, askedAt: ctx.now,
  }, items.map(({ chargeId }) => chargeId))
  if (!refund) return refuse({ code: 'refund-open' })
  await recordEvent({ ...ctx, unitId }, {
    type: 'refund.asked', subjectKind: 'refund', subjectId: refund.id,
    data: { refund: refund.publicId, payment: input.payment, way, amount },
  })
  return ok(refund)
}
