import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { RefundMissing, RefundStateWrong } from './decide-refund.ts'
import { finishRefund } from './finish-refund.ts'
import { type IssuedReceipt, type NoNumber, issueReceipt } from './issue-receipt.ts'
import { type Receipt, linesOfPayment } from './store/receipts.ts'
import { type Refund, lockRefund } from './store/refunds.ts'
import { type NoTillToUse, useOwnTill } from './use-till.ts'

export interface PayOutRefund {
  /** Public id. */
  readonly refund: string
  readonly isReached: (unitId: bigint) => boolean
}

export interface PaidOutRefund extends Refund {
  /** For what of the payment stays, in place of the one before; null where nothing does. */
  readonly receipt: IssuedReceipt | null
}

/**
 * Cash goes back to whoever paid it (trả lại tiền mặt), out of the open till of whoever acts, in which it has its own
 * row whenever the money was taken; for what stays another receipt is given by hand. As `finishRefund` and
 * `issueReceipt`; refuses besides with `no-till` and `till-of-past-day`, and takes what does not go
 * back in cash for missing.
 */
export async function payOutRefund(
  ctx: Ctx, { refund, isReached }: PayOutRefund,
): Promise<Result<PaidOutRefund, RefundMissing | RefundStateWrong | NoNumber | NoTillToUse>> {
  const till = await useOwnTill(ctx)
  if (!till.ok) return till
  const found = await lockRefund(ctx.tx, refund)
  if (found?.way !== 'cash') return refuse({ code: 'refund-missing' })
  const done = await finishRefund(ctx, { refund, isReached, reference: null, tillId: till.value.id })
  if (!done.ok) return done
  const receipt = await replaceReceipt(ctx, done.value.voided)
  return receipt.ok ? ok({ ...done.value.refund, receipt: receipt.value }) : receipt
}

async function replaceReceipt(ctx: Ctx, old: Receipt | undefined): Promise<Result<IssuedReceipt | null, NoNumber>> {
  if (!old || (await linesOfPayment(ctx.tx, old.paymentId)).length === 0) return ok(null)
  const { id, publicId, paymentId, unitId, payer } = old
  return issueReceipt(ctx, { paymentId, unitId, payer, replaces: { id, publicId } })
}
