import { type Result, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { RefundMissing, RefundStateWrong } from './decide-refund.ts'
import { endRefund } from './end-refund.ts'
import { type Refund, lockRefund } from './store/refunds.ts'
import { type NoTillToUse, useOwnTill } from './use-till.ts'

export interface PayOutRefund {
  /** Public id. */
  readonly refund: string
  readonly isReached: (unitId: bigint) => boolean
}

/**
 * Cash goes back to whoever paid it (trả lại tiền mặt), out of the open till of whoever acts, in which it has its own
 * row whenever the money was taken. As `endRefund`; refuses besides with `no-till` and `till-of-past-day`, and takes
 * what does not go back in cash for missing.
 */
export async function payOutRefund(
  ctx: Ctx, { refund, isReached }: PayOutRefund,
): Promise<Result<Refund, RefundMissing | RefundStateWrong | NoTillToUse>> {
  const till = await useOwnTill(ctx)
  if (!till.ok) return till
  const found = await lockRefund(ctx.tx, refund)
  if (found?.way !== 'cash') return refuse({ code: 'refund-missing' })
  return endRefund(ctx, { refund, isReached, reference: null, tillId: till.value.id })
}
