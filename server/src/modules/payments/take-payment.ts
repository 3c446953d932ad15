import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import type { ChargeMissing, ChargeStateWrong } from './change-charge.ts'
import { endBillsAround } from './end-bill.ts'
import { type Charge, lockCharges, markPaid } from './store/charges.ts'
import { type Payment, type PaymentWay, findByReference, insertPayment } from './store/payment-rows.ts'

export interface TakePayment {
  /** Public ids of what is paid, of one dossier or of several: each whole, none twice. */
  readonly charges: readonly string[]
  /** The section whose money it is. */
  readonly unitId: bigint
  readonly way: PaymentWay
  /** What came, in whole đồng. */
  readonly amount: Dong
  readonly payer: string
  readonly paidAt: Date
  /** Of the gateway, bank or carrier; none of cash. */
  readonly reference: string | null
  /** Whose the dossiers are, by their ids: over a counter it is paid for them. */
  readonly owners?: ReadonlyMap<bigint, bigint> | undefined
  /** The bill that it came for, which whoever takes it ends. */
  readonly billId?: bigint
}

export interface TakenPayment {
  readonly payment: Payment
  readonly charges: readonly Charge[]
}

/** What came is not what the charges come to. */
export interface AmountDiffers { readonly code: 'amount-differs'; readonly owed: Dong; readonly came: Dong }
export type TakePaymentRefusal = ChargeMissing | ChargeStateWrong | AmountDiffers | { readonly code: 'payment-known' }

/**
 * Money came for charges (thu tiền): all of them are paid, or none is. An open bill for one of them ends, so that
 * nobody pays it by its old sum. Leaves `payment.taken`, `bill.cancelled` for such a bill, and `charge.paid` for each
 * charge, by which its dossier goes on. Refuses with `amount-differs` whatever is not exactly what is owed, with
 * `charge-state` what is not owed (any more), and with `payment-known` a reference that was taken before, so that what
 * is told twice counts once.
 */
export async function takePayment(ctx: Ctx, input: TakePayment): Promise<Result<TakenPayment, TakePaymentRefusal>> {
  const { unitId, way, amount, payer, paidAt, reference, owners } = input
  const wanted = [...new Set(input.charges)]
  const charges = await lockCharges(ctx.tx, wanted)
  if (reference !== null && await findByReference(ctx.tx, reference)) return refuse({ code: 'payment-known' })
  if (wanted.length === 0 || charges.length < wanted.length) return refuse({ code: 'charge-missing' })
  const other = charges.find(({ state }) => state !== 'owed')
  if (other) return refuse({ code: 'charge-state', state: other.state })
  const items = charges.map(({ id, amount: owed }) => ({ chargeId: id, amount: owed ?? 0 }))
  const owed = items.reduce((sum, item) => sum + item.amount, 0)
  if (owed !== amount) return refuse({ code: 'amount-differs', owed, came: amount })

  const payment = await insertPayment(
    ctx.tx, { unitId, way, amount, payer, paidAt, takenBy: ctx.actorId, reference }, items,
  )
  const ids = charges.map(({ id }) => id)
  await markPaid(ctx.tx, ids)
  await endBillsAround(ctx, ids, input.billId)
  await recordEvent({ ...ctx, unitId }, {
    type: 'payment.taken', subjectKind: 'payment', subjectId: payment.id,
    data: { payment: payment.publicId, way, amount },
  })
  for (const { id, publicId, dossierId, amount: paid } of charges) {
    await recordEvent({ ...ctx, unitId, forPersonId: owners?.get(dossierId) ?? ctx.forPersonId }, {
      type: 'charge.paid', subjectKind: 'charge', subjectId: id, dossierId,
      data: { charge: publicId, payment: payment.publicId, amount: paid ?? 0 },
    })
  }
  return ok({ payment, charges: charges.map((one) => ({ ...one, state: 'paid' as const })) })
}
