import type { Dong } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { type BillAction, type BillStateWrong, moveBill } from './domain/bill-state.ts'
import { type Bill, changeBill, lockBill, lockOpenBillsOf, lockOverdueBills } from './store/bills.ts'

export type CancelBillRefusal = BillStateWrong | { readonly code: 'bill-missing' }

/**
 * The payer takes an open bill of their own back, and its charges may stand in another. Money that is under way for it
 * is taken all the same while the charges are owed. Leaves `bill.cancelled`. Somebody else's bill does not exist.
 */
export async function cancelBill(ctx: Ctx, publicId: string): Promise<Result<Bill, CancelBillRefusal>> {
  const bill = await lockBill(ctx.tx, publicId)
  if (bill?.accountId !== ctx.actorId) return refuse({ code: 'bill-missing' })
  const next = moveBill(bill.state, 'cancel')
  return next.ok ? ok(await endBill(ctx, bill, 'cancel')) : next
}

/** Ends bills whose time is over, at most so many at once; answers how many. Leaves `bill.expired` for each. */
export async function expireBills(ctx: Ctx, limit: number): Promise<Result<number, never>> {
  const bills = await lockOverdueBills(ctx.tx, ctx.now, limit)
  for (const bill of bills) await endBill(ctx, bill, 'expire')
  return ok(bills.length)
}

/**
 * Ends each open bill that holds one of these charges, of which something else has become: it comes to its old sum.
 * `except` is ended by whoever holds it. Leaves `bill.cancelled`.
 */
export async function endBillsAround(ctx: Ctx, chargeIds: readonly bigint[], except?: bigint): Promise<void> {
  for (const bill of await lockOpenBillsOf(ctx.tx, chargeIds))
    if (bill.id !== except) await endBill(ctx, bill, 'cancel')
}

const EVENTS = {
  pay: 'bill.paid', mismatch: 'bill.mismatched', expire: 'bill.expired', cancel: 'bill.cancelled',
} as const satisfies Record<BillAction, string>

/**
 * Moves a bill that this transaction holds, and tells of it, with the sum that came where only the rest of it was paid.
 * Throws where the table of states does not allow it.
 */
export async function endBill(ctx: Ctx, bill: Bill, action: BillAction, amount: Dong = bill.amount): Promise<Bill> {
  const next = moveBill(bill.state, action)
  if (!next.ok) throw new Error(`a bill that is ${bill.state} cannot ${action}`)
  await changeBill(ctx.tx, bill.id, next.value, ctx.now)
  await recordEvent({ ...ctx, unitId: bill.unitId }, {
    type: EVENTS[action], subjectKind: 'bill', subjectId: bill.id, data: { bill: bill.publicId, amount },
  })
  return { ...bill, state: next.value }
}
