import { type Day, dayOf } from '../../../kernel/civil-day.ts'
import type { Db } from '../../../platform/db.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { ComparedDay, NumberedDifference } from '../compared-day.ts'
import { differenceOfCame } from '../domain/package-difference.ts'
import { type SaidOfDay, listPaidOn, packagesKept } from '../store/packages-of-day.ts'
import type { TaxReceipt, TreasuryClient } from './client.ts'
import { receiptBody } from './receipt-body.ts'
import { TREASURY } from './settings.ts'

/** Payments of ours that are read at once. */
const PAGE = 500
/** As the treasury says that it has no such payment; TODO(law): with its calls (`treasuryClient`). */
const UNKNOWN = 'error-1'
/** What the list of what waits for us says of each in it. */
const LISTED = 'initial'

/**
 * Holds the payments into the budget of a day against the treasury: those that are kept here, whether that was
 * confirmed, and what it says of each now. One that was cancelled or changed there since is named with its number, and
 * so is one that waits there and never came (ADR 0134). Throws SendFault where it does not answer.
 */
export async function comparePayments(db: Db, client: TreasuryClient, day: Day): Promise<ComparedDay> {
  const differences: NumberedDifference[] = []
  let compared = 0
  for (let after: SaidOfDay | undefined; ;) {
    const page = await listPaidOn(db, { partner: TREASURY, day }, { after, limit: PAGE })
    for (const kept of page) differences.push(...await keptDiffering(client, kept))
    compared += page.length
    after = page.at(-1)
    if (!after || page.length < PAGE) break
  }
  const waiting = await waitingThere(db, client, day)
  return { partner: TREASURY, day, compared: compared + waiting.length, differences: [...differences, ...waiting] }
}

async function keptDiffering(
  client: TreasuryClient, { number, state, digest }: SaidOfDay,
): Promise<NumberedDifference[]> {
  const theirs = await readThere(client, number)
  // Somebody decided that nothing comes of it: then it may be gone there, too.
  if (state === 'refused' || theirs !== undefined && receiptBody(theirs).digest.equals(digest)) return []
  return [{
    dossierId: null, number, kind: 'said-otherwise', ours: 'kept', told: null, theirs: theirs ? 'changed' : null,
  }]
}

/** What waits there of that day, and was never taken in or is still called so. */
async function waitingThere(db: Db, client: TreasuryClient, day: Day): Promise<NumberedDifference[]> {
  const listed = await client.list()
  const kept = await packagesKept(db, TREASURY, listed)
  const found: NumberedDifference[] = []
  for (const number of listed) {
    const ours = kept.get(number)
    const kind = differenceOfCame({ kept: ours, theirs: LISTED })
    const there = kind === undefined ? undefined : await readThere(client, number)
    if (kind === undefined || !there || dayOf(there.at) !== day) continue
    const sides = { ours: ours?.due ?? null, told: ours?.confirmed ?? null, theirs: LISTED }
    found.push({ dossierId: null, number, kind, ...sides })
  }
  return found
}

/** One that it has; undefined where it has none such, or nobody could read what it says of it. */
async function readThere(client: TreasuryClient, transaction: string): Promise<TaxReceipt | undefined> {
  return client.read(transaction).catch((error: unknown) => {
    if (error instanceof SendFault && [UNKNOWN, 'answer-unreadable'].includes(error.code)) return undefined
    throw error
  })
}
