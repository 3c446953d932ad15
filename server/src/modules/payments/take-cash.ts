import { type Dong, isDong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import type { AmountInvalid } from './change-charge.ts'
import { type AskedOfSums, type SumUnusual, checkGiven } from './domain/unusual-sum.ts'
import { type IssuedReceipt, type NoNumber, issueReceipt } from './issue-receipt.ts'
import { insertTillPayment } from './store/tills.ts'
import { type TakePayment, type TakePaymentRefusal, type TakenPayment, takePayment } from './take-payment.ts'
import { type NoTillToUse, useOwnTill } from './use-till.ts'

export interface TakeCash {
  /** Public ids, of one dossier or of several. */
  readonly charges: readonly string[]
  /** What the screen said that they come to. */
  readonly amount: Dong
  /** What was handed over. */
  readonly given: Dong
  readonly payer: string
  readonly isReached: (unitId: bigint) => boolean
  readonly sums: AskedOfSums
  readonly owners?: TakePayment['owners']
}

export interface TakenCash extends TakenPayment {
  /** What goes back over the counter. */
  readonly change: Dong
  readonly receipt: IssuedReceipt
}

export type TakeCashRefusal =
  | SumUnusual | AmountInvalid | NoNumber | NoTillToUse | TakePaymentRefusal
  | { readonly code: 'cash-short'; readonly missing: Dong }

/**
 * Cash comes over the counter (thu tiền mặt) into the open till of whoever takes it, for a receipt in the same deed. As
 * `takePayment` and `issueReceipt`. Refuses besides with `no-till` and `till-of-past-day`, with `cash-short` where less
 * was given than is owed, with `sum-unusual` what is likely mistyped until it is confirmed, and takes charges that are
 * not within reach for missing.
 */
export async function takeCash(ctx: Ctx, input: TakeCash): Promise<Result<TakenCash, TakeCashRefusal>> {
  const { charges, amount, given, payer, owners } = input
  if (!isDong(amount) || !isDong(given)) return refuse({ code: 'amount-invalid' })
  const till = await useOwnTill(ctx)
  if (!till.ok) return till
  if (given < amount) return refuse({ code: 'cash-short', missing: amount - given })
  const { id: tillId, unitId } = till.value
  const meant = checkGiven(input.sums, unitId, { given, due: amount })
  if (!meant.ok) return meant
  const taken = await takePayment(ctx, {
    charges, unitId, way: 'cash', amount, payer, paidAt: ctx.now, reference: null, owners,
  })
  if (!taken.ok) return taken
  if (!taken.value.charges.every((one) => input.isReached(one.unitId))) return refuse({ code: 'charge-missing' })
  const { id: paymentId } = taken.value.payment
  await insertTillPayment(ctx.tx, { paymentId, tillId, given })
  const receipt = await issueReceipt(ctx, { paymentId, unitId, payer, replaces: null })
  return receipt.ok ? ok({ ...taken.value, change: given - amount, receipt: receipt.value }) : receipt
}
