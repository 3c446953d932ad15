import { dayOf } from '../../kernel/civil-day.ts'
import type { Dong } from '../../kernel/money.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { moveBill } from './domain/bill-state.ts'
import { endBill } from './end-bill.ts'
import { type Bill, listBillItems, lockBillsAround } from './store/bills.ts'
import { type NewDifference, listDifference } from './store/differences.ts'
import {
  type MoneyOutcome, type MoneySource, type Remittance, findRemittance, holdReference, insertRemittance,
} from './store/remittances.ts'
import { takePayment } from './take-payment.ts'

/** Money as the gateway or the bank tells of it. */
export interface MoneyTold {
  readonly source: MoneySource
  /** Their number of it (mã giao dịch). */
  readonly reference: string
  /** Reference of the bill it is said to be for. */
  readonly bill: string | null
  readonly amount: Dong
  readonly cameAt: Date
}

/** What money is listed as that paid nothing. */
export const DIFFERENCE_OF_OUTCOME =
  { 'amount-differs': 'amount', 'not-owed': 'not-owed', 'bill-unknown': 'missing-here' } as const

export interface ReceivedMoney {
  /** `known` where it was told of before. */
  readonly outcome: MoneyOutcome | 'known'
  readonly remittance: Remittance
}

/**
 * Money came: whoever tells of it, how often, in whatever order and how late, it counts once. It is taken when it is
 * exactly what its bill comes to and all charges of the bill are still owed, whatever became of the bill meanwhile;
 * other open bills for the same charges end then. Otherwise nothing is marked as paid, and the money stands in the list
 * of differences: a wrong amount (`amount`), what is owed no more (`not-owed`), a bill that nobody knows
 * (`missing-here`). The same number told with another amount is a difference, too, with the last amount told.
 * Refuses nothing: money that has come cannot be sent away.
 *
 * Leaves `payment.taken`, `charge.paid` and `bill.paid`, or `remittance.listed`.
 */
export async function receiveMoney(ctx: Ctx, told: MoneyTold): Promise<Result<ReceivedMoney, never>> {
  const { tx, now } = ctx
  const { source, reference, amount, cameAt } = told
  await holdReference(tx, source, reference)
  const bills = told.bill === null ? [] : await lockBillsAround(tx, told.bill)
  const known = await findRemittance(tx, source, reference)
  if (known) {
    // The entry of a wrong amount is there; the last word of what came stands in it, also where they take one back.
    if (known.amount !== amount || known.outcome === 'amount-differs')
      await list(ctx, known, { kind: 'amount', source, reference, ours: known.amount, theirs: amount })
    return ok({ outcome: 'known', remittance: known })
  }
  const bill = bills.find((one) => one.reference === told.bill)
  const { outcome, paymentId } = await take(ctx, told, bill)
  const remittance = await insertRemittance(tx, {
    source, reference, billId: bill?.id ?? null, unitId: bill?.unitId ?? null, amount, cameAt, day: dayOf(cameAt),
    outcome, paymentId,
  }, now)
  if (bill && outcome === 'taken') await endBillsOfPaid(ctx, bill, bills)
  else if (bill && outcome === 'amount-differs' && moveBill(bill.state, 'mismatch').ok)
    await endBill(ctx, bill, 'mismatch')
  if (outcome !== 'taken') {
    const kind = DIFFERENCE_OF_OUTCOME[outcome]
    await list(ctx, remittance, { kind, source, reference, ours: bill?.amount ?? null, theirs: amount })
  }
  return ok({ outcome, remittance })
}

async function take(
  ctx: Ctx, told: MoneyTold, bill: Bill | undefined,
): Promise<{ readonly outcome: MoneyOutcome; readonly paymentId: bigint | null }> {
  if (!bill) return { outcome: 'bill-unknown', paymentId: null }
  if (told.amount !== bill.amount) return { outcome: 'amount-differs', paymentId: null }
  if (!moveBill(bill.state, 'pay').ok) return { outcome: 'not-owed', paymentId: null }
  const items = await listBillItems(ctx.tx, bill.id)
  const taken = await takePayment(ctx, {
    charges: items.map(({ charge }) => charge), unitId: bill.unitId, way: told.source === 'gateway' ? 'online' : 'transfer',
    amount: told.amount, payer: bill.payer, paidAt: told.cameAt, reference: told.reference,
  })
  // What it refuses it has not touched: the money is listed in this same transaction.
  return taken.ok ? { outcome: 'taken', paymentId: taken.value.payment.id } : { outcome: 'not-owed', paymentId: null }
}

async function endBillsOfPaid(ctx: Ctx, bill: Bill, around: readonly Bill[]): Promise<void> {
  await endBill(ctx, bill, 'pay')
  for (const other of around) if (other.id !== bill.id && other.state === 'open') await endBill(ctx, other, 'cancel')
}

async function list(
  ctx: Ctx, { id, publicId, day, unitId }: Remittance, one: Omit<NewDifference, 'day' | 'unitId'>,
): Promise<void> {
  const listed = await listDifference(ctx.tx, { ...one, day, unitId }, ctx.now)
  if (!listed) return
  await recordEvent({ ...ctx, unitId: unitId ?? undefined }, {
    type: 'remittance.listed', subjectKind: 'remittance', subjectId: id,
    data: { remittance: publicId, kind: one.kind, amount: one.theirs ?? 0 },
  })
}
