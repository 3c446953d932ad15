import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { RefundMissing, RefundStateWrong } from './decide-refund.ts'
import { reissueElectronic } from './issue-receipt.ts'
import { changeCharge, lockCharges } from './store/charges.ts'
import { type Refund, lockRefund, markEnded, undoItems } from './store/refunds.ts'
import { voidByRefund } from './void-by-refund.ts'

export interface EndRefund {
  /** Public id. */
  readonly refund: string
  readonly isReached: (unitId: bigint) => boolean
  /** Of the gateway or the bank; none of cash. */
  readonly reference: string | null
  /** The till that pays it out; none but of cash. */
  readonly tillId: bigint | null
}

/**
 * Money that was approved to go back went (đã hoàn trả): its charges are owed again or cancelled, as was asked. Of what
 * went back without hands the receipt is voided with it, and an electronic one given for what stays, where the section
 * has a booklet for that. Leaves `refund.done`, and of each charge `charge.reopened` or `charge.cancelled`. Refuses
 * with `refund-missing`, and with `refund-state` what was not approved, or went back before.
 */
export async function endRefund(
  ctx: Ctx, { refund, isReached, reference, tillId }: EndRefund,
): Promise<Result<Refund, RefundMissing | RefundStateWrong>> {
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
  if (tillId === null) {
    const old = await voidByRefund(ctx, found)
    if (old) await reissueElectronic(ctx, old)
  }
  return ok({ ...found, state: 'done' })
}

/**
 * Money that was approved to go back could not (the gateway or the bank said no): it may be asked for again. Leaves
 * `refund.failed`. Refuses as `endRefund`.
 */
export async function failRefund(
  ctx: Ctx, { refund, isReached, reference }: Omit<EndRefund, 'tillId'>,
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
