import type { Tx } from '../../platform/db.ts'
import { type Bill, lockBillsAround } from './store/bills.ts'
import { lockChargesOfBills } from './store/charges.ts'
import { type MoneySource, holdReferences } from './store/remittances.ts'

/** What of money is held while it is received. */
export interface MoneyHeld {
  readonly source: MoneySource
  readonly reference: string
  readonly bill: string | null
}

/**
 * Holds all that receiving this money may touch, until the end of the transaction: the numbers of the money, then the
 * charges of its bills, then the bills around them. Cash and a new bill go the same way, charges before bills, so that
 * none waits for one who waits for it (README, Locks). Whoever receives several in one transaction holds all of them
 * before the first. Answers the bills.
 */
export async function holdMoney(tx: Tx, money: readonly MoneyHeld[]): Promise<readonly Bill[]> {
  await holdReferences(tx, money)
  const bills = [...new Set(money.flatMap(({ bill }) => bill ?? []))]
  if (bills.length === 0) return []
  await lockChargesOfBills(tx, bills)
  return lockBillsAround(tx, bills)
}
