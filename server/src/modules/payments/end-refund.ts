import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { RefundMissing, RefundStateWrong } from './decide-refund.ts'
import { type FinishRefund, finishRefund } from './finish-refund.ts'
import { reissueElectronic } from './issue-receipt.ts'
import { type Refund, lockRefund, markEnded } from './store/refunds.ts'

export type EndRefund = Omit<FinishRefund, 'tillId'>

/**
 * Money that was approved to go back went without hands (đã hoàn trả): as `finishRefund`, and an electronic receipt is
 * given for what stays, where the section has a booklet for that. Leaves `receipt.issued` besides.
 */
export async function endRefund(
  ctx: Ctx, input: EndRefund,
): Promise<Result<Refund, RefundMissing | RefundStateWrong>> {
  const done = await finishRefund(ctx, { ...input, tillId: null })
  if (!done.ok) return done
  const { refund, voided } = done.value
  if (voided) await reissueElectronic(ctx, voided)
  return ok(refund)
}

/**
 * Money that was approved to go back could not (the gateway or the bank said no): it may be asked for again. Leaves
 * `refund.failed`. Refuses as `endRefund`.
 */
export async function failRefund(
  ctx: Ctx, { refund, isReached, reference }: EndRefund,
): Promise<Result<Refund, RefundMissing | RefundStateWrong>> {
  const found = await lockRefund(ctx.tx, refund)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'refund-missing' })
  if (found.state !== 'approved') return refuse({ code: 'refund-state', state: found.state })
  await markEnded(ctx.tx, found.id, { state: 'failed', at: ctx.now, byId: ctx.actorId, tillId: null, reference })
  await recordEvent({ ...ctx, unitId: found.unitId }, {
    type: 'refund.failed', subjectKind: 'refund', subjectId: found.id,
    data: { refund, way: found.way, amount: found.amount },
  })
  return ok({ ...found, state: 'failed' })
}
