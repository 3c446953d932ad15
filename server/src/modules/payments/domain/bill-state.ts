import { type Result, ok, refuse } from '../../../kernel/result.ts'

export type BillState = 'open' | 'paid' | 'expired' | 'cancelled' | 'mismatched'
export type BillAction = 'pay' | 'mismatch' | 'expire' | 'cancel'

/**
 * A bill (đơn thanh toán) from its reference to its money: this table is the rule.
 *
 *   open ──pay──▶ paid
 *    ├──expire──▶ expired ───┐
 *    ├──cancel──▶ cancelled ─┼──pay──▶ paid
 *    └─mismatch─▶ mismatched ┘
 *
 * 1. What is paid stays paid; money that comes again is listed, not taken.
 * 2. Money that comes late is money: it is taken while its charges are owed, whatever became of the bill.
 * 3. What came with a wrong amount pays nothing, and frees the charges for another bill.
 */
const BILLS: Readonly<Record<BillState, { readonly [A in BillAction]?: BillState }>> = {
  open: { pay: 'paid', mismatch: 'mismatched', expire: 'expired', cancel: 'cancelled' },
  expired: { pay: 'paid' },
  cancelled: { pay: 'paid' },
  mismatched: { pay: 'paid' },
  paid: {},
}

export interface BillStateWrong { readonly code: 'bill-state'; readonly state: BillState }

/** The state that follows, or `bill-state`. */
export function moveBill(state: BillState, action: BillAction): Result<BillState, BillStateWrong> {
  const next = BILLS[state][action]
  return next ? ok(next) : refuse({ code: 'bill-state', state })
}
