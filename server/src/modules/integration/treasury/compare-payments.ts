import { type Day, dayOf } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import type { ComparedDay, NumberedDifference } from '../compared-day.ts'
import { numberAsCame, numberOfOther } from '../domain/inbox.ts'
import { differenceOfCame } from '../domain/package-difference.ts'
import { differenceOfPayment } from '../domain/payment-difference.ts'
import { findCame } from '../store/inbox.ts'
import { type SaidOfDay, listPaidOn, packagesKept } from '../store/packages-of-day.ts'
import type { TreasuryClient } from './client.ts'
import { receiptBody } from './receipt-body.ts'
import { TREASURY } from './settings.ts'

/** Payments of ours that are read at once. */
const PAGE = 500
/** What the list of what waits for us says of each in it. */
const LISTED = 'initial'

/**
 * Holds the payments into the budget of a day against the treasury: those that are kept here, whether that was
 * confirmed, and what it says of each now. One that was cancelled or changed there since is named with its number, and
 * so are one that is held here, and one that waits there and never came (ADR 0134). Throws SendFault where it does not
 * answer, or by its one general error, of which nobody knows what it means.
 */
export async function comparePayments(db: Db, client: TreasuryClient, day: Day): Promise<ComparedDay> {
  const differences: NumberedDifference[] = []
  let compared = 0
  for (let after: SaidOfDay | undefined; ;) {
    const page = await listPaidOn(db, { partner: TREASURY, day }, { after, limit: PAGE })
    for (const kept of page) differences.push(...await keptDiffering(db, client, kept))
    compared += page.length
    after = page.at(-1)
    if (!after || page.length < PAGE) break
  }
  const waiting = await waitingThere(db, client, day)
  return { partner: TREASURY, day, compared: compared + waiting.length, differences: [...differences, ...waiting] }
}

async function keptDiffering(
  db: Db, client: TreasuryClient, { number, state, digest }: SaidOfDay,
): Promise<NumberedDifference[]> {
  const transaction = numberAsCame(number)
  const theirs = await client.look(transaction)
  const now = typeof theirs === 'object' ? receiptBody(theirs).digest : undefined
  const said = theirs === undefined ? 'none' : now?.equals(digest) === true ? 'same' : 'other'
  const isElsewhere = now !== undefined && await isKept(db, transaction, now)
  const kind = differenceOfPayment({ state, said, isElsewhere })
  if (kind === undefined) return []
  const sides = kind === 'held-here' ? { ours: 'held', theirs: 'there' }
    : { ours: 'kept', theirs: said === 'none' ? null : 'changed' }
  return [{ dossierId: null, number: transaction, kind, told: null, ...sides }]
}

/** Whether a message here says that of a payment: the first under its number, or one that put it right. */
async function isKept(db: Db, transaction: string, digest: Buffer): Promise<boolean> {
  const came = await Promise.all([transaction, numberOfOther(transaction, digest)].map(async (number) =>
    findCame(db, TREASURY, number)))
  return came.some((one) => one?.digest.equals(digest) === true)
}

/** What waits there of that day, and was never taken in or is still called so. */
async function waitingThere(db: Db, client: TreasuryClient, day: Day): Promise<NumberedDifference[]> {
  const listed = await client.list()
  const kept = await packagesKept(db, TREASURY, listed)
  const found: NumberedDifference[] = []
  for (const number of listed) {
    const ours = kept.get(number)
    const kind = differenceOfCame({ kept: ours, theirs: LISTED })
    const there = kind === undefined ? undefined : await client.look(number)
    if (kind === undefined || typeof there !== 'object' || dayOf(there.at) !== day) continue
    const sides = { ours: ours?.due ?? null, told: ours?.confirmed ?? null, theirs: LISTED }
    found.push({ dossierId: null, number, kind, ...sides })
  }
  return found
}
