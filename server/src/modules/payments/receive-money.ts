import { dayOf } from '../../kernel/civil-day.ts'
import type { Dong } from '../../kernel/money.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { moveBill } from './domain/bill-state.ts'
import { endBill } from './end-bill.ts'
import { holdMoney } from './hold-money.ts'
import { type Bill, listBillItems } from './store/bills.ts'
import { type NewDifference, listDifference } from './store/differences.ts'
import {
  type MoneyOutcome, type MoneySource, type Remittance, findRemittance, insertRemittance,
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
 * exactly what is still owed of its bill, all of it or what was not paid otherwise meanwhile, whatever became of the
 * bill; other open bills for the same charges end then. Otherwise nothing is marked as paid, and the money stands in
 * the list of differences: another amount than is still owed (`amount`), what is owed no more (`not-owed`), a bill that
 * nobody knows (`missing-here`). The same number told with another amount is a difference, too, with the last amount
 * told. Refuses nothing: money that has come cannot be sent away.
 *
 * Leaves `payment.taken`, `charge.paid` and `bill.paid`, or `remittance.listed`.
 */
export async function receiveMoney(ctx: Ctx, told: MoneyTold): Promise<Result<ReceivedMoney, never>> {
  const { tx, now } = ctx
  const { source, reference, amount, cameAt } = told
  const bills = await holdMoney(tx, [told])
  const known = await findRemittance(tx, source, reference)
  if (known) {
    // The entry of a wrong amount is there; the last word of what came stands in it, also where they take one back.
    if (known.amount !== amount || known.outcome === 'amount-differs')
      await list(ctx, known, { kind: 'amount', source, reference, ours: known.amount, theirs: amount })
    return ok({ outcome: 'known', remittance: known })
  }
  const bill = bills.find((one) => one.reference === told.bill)
  const { outcome, paymentId, owed } = await take(ctx, told, bill)
  const remittance = await insertRemittance(tx, {
    source, reference, billId: bill?.id ?? null, unitId: bill?.unitId ?? null, amount, cameAt, day: dayOf(cameAt),
    outcome, paymentId,
  }, now)
  if (bill && outcome === 'taken') await endBill(ctx, bill, 'pay', amount)
  else if (bill && outcome === 'amount-differs' && moveBill(bill.state, 'mismatch').ok)
    await endBill(ctx, bill, 'mismatch')
  if (outcome !== 'taken') {
    const kind = DIFFERENCE_OF_OUTCOME[outcome]
    await list(ctx, remittance, { kind, source, reference, ours: owed, theirs: amount })
  }
  return ok({ outcome, remittance })
}

/** `owed` is what is owed of the bill now, 0 where nothing is; null where there is no bill. */
async function take(ctx: Ctx, told: MoneyTold, bill: Bill | undefined): Promise<{
  readonly outcome: MoneyOutcome; readonly paymentId: bigint | null; readonly owed: Dong | null
}> {
  const not = { paymentId: null, owed: bill?.amount ?? null }
  if (!bill) return { ...not, outcome: 'bill-unknown' }
  const owed = (await listBillItems(ctx.tx, bill.id)).filter(({ state }) => state === 'owed')
  if (owed.length === 0) return { paymentId: null, owed: 0, outcome: 'not-owed' }
  if (!moveBill(bill.state, 'pay').ok)
    return { ...not, outcome: told.amount === bill.amount ? 'not-owed' : 'amount-differs' }
  const sum = owed.reduce((total, { amount }) => total + amount, 0)
  if (told.amount !== sum) return { paymentId: null, owed: sum, outcome: 'amount-differs' }
  const way = told.source === 'gateway' ? 'online' : 'transfer'
  const taken = await takePayment(ctx, {
    charges: owed.map(({ charge }) => charge), unitId: bill.unitId, way, amount: sum, payer: bill.payer,
    paidAt: told.cameAt, reference: told.reference, billId: bill.id,
  })
  // What it refuses it has not touched: the money is listed in this same transaction.
  return taken.ok
    ? { outcome: 'taken', paymentId: taken.value.payment.id, owed: sum } : { ...not, outcome: 'not-owed' }
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
