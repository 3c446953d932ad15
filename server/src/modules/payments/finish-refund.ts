import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { RefundMissing, RefundStateWrong } from './decide-refund.ts'
import { changeCharge, lockCharges } from './store/charges.ts'
import type { Receipt } from './store/receipts.ts'
import { type Refund, lockRefund, markEnded, undoItems } from './store/refunds.ts'
import { voidByRefund } from './void-by-refund.ts'

export interface FinishRefund {
  /** Public id. */
  readonly refund: string
  readonly isReached: (unitId: bigint) => boolean
  /** Of the gateway or the bank; none of cash. */
  readonly reference: string | null
  /** The till that pays it out; none but of cash. */
  readonly tillId: bigint | null
}

export interface FinishedRefund {
  readonly refund: Refund
  /** The receipt of the payment, which is voided now; undefined where none stood. */
  readonly voided: Receipt | undefined
}

/**
 * What every approved refund comes to, whatever the way: its charges are owed again or cancelled, as was asked, and the
 * receipt of the payment is voided. Leaves `refund.done`, of each charge `charge.reopened` or `charge.cancelled`, and
 * `receipt.voided`. Refuses with `refund-missing`, and with `refund-state` what was not approved, or went back before.
 */
export async function finishRefund(
  ctx: Ctx, { refund, isReached, reference, tillId }: FinishRefund,
): Promise<Result<FinishedRefund, RefundMissing | RefundStateWrong>> {
  const found = await lockRefund(ctx.tx, refund)
  if (!found || !isReached(found.unitId)) return refuse({ code: 'refund-missing' })
  if (found.state !== 'approved') return refuse({ code: 'refund-state', state: found.state })
  await markEnded(ctx.tx, found.id, { state: 'done', at: ctx.now, byId: ctx.actorId, tillId, reference })
  const charges = await lockCharges(ctx.tx, await undoItems(ctx.tx, found.id, ctx.now))
  await recordEvent({ ...ctx, unitId: found.unitId }, {
    type: 'refund.done', subjectKind: 'refund', subjectId: found.id,
    data: { refund, way: found.way, amount: found.amount },
  })
  const { chargesThen: state, reason: why } = found
  for (const { id, publicId: charge, dossierId, unitId, amount } of charges) {
    await changeCharge(ctx.tx, id, { state, amount, at: ctx.now, byId: ctx.actorId, why })
    const of = { subjectKind: 'charge', subjectId: id, dossierId, data: { charge, refund } }
    if (state === 'owed') await recordEvent({ ...ctx, unitId }, { type: 'charge.reopened', ...of })
    else await recordEvent({ ...ctx, unitId }, { type: 'charge.cancelled', ...of })
  }
  return ok({ refund: { ...found, state: 'done' }, voided: await voidByRefund(ctx, found) })
}
