import { SendFault, faultToTell } from '../../platform/send-fault.ts'
import { type Listing, askedSince, keptUntilOf, triedAgain } from './domain/listing.ts'
import type { Inlet } from './inlet.ts'
import type { WorkingRooms } from './keep-came.ts'
import { findListing, noteListing } from './store/listing.ts'
import { listMissed } from './store/missed.ts'

/** Of those that are listed no more, in one round. */
const MOST_MISSED = 500

export interface ListedNew {
  /** Each name once. */
  readonly names: readonly string[]
  /** Why one of its lists was not to be had; of all that were nothing is left out. */
  readonly fault: SendFault | null
  /** Keeps how far all is kept here, once those of these names are. */
  noteKept(kept: ReadonlySet<string>): Promise<void>
}

/**
 * What a partner has for us: all of it, or where it may be asked from a moment on, what is newer than what is kept
 * here, and something before that; all again once a day (ADR 0117). Where all is more than can be heard at once, it is
 * asked for what is newer instead, and for all an hour later.
 */
export async function listNew({ db, machineClock }: WorkingRooms, inlet: Inlet): Promise<ListedNew> {
  const { partner, laidAt } = inlet
  const faults: SendFault[] = []
  const missed = inlet.readsUnlisted === true ? await listMissed(db, partner, MOST_MISSED) : []
  const list = async (from?: Date) =>
    [...new Set([...await inlet.list(from, (fault) => { faults.push(fault) }), ...missed])]
  if (!laidAt) {
    const names = await list()
    return { names, fault: faultToTell(faults) ?? null, noteKept: async () => undefined }
  }
  const now = machineClock.now()
  const { keptUntil, wholeAt } = await findListing(db, partner)
  const { since, names, askedWholeAt } = await listFrom(list, { keptUntil, wholeAt }, now)
  return {
    names, fault: faultToTell(faults) ?? null,
    async noteKept(kept) {
      const listed = names.map((name) => ({ at: laidAt(name), isKept: kept.has(name) }))
      const until = keptUntilOf(since ? keptUntil : null, listed, now)
      await noteListing(db, partner, { keptUntil: until, wholeAt: askedWholeAt })
    },
  }
}

interface ListedFrom {
  readonly since: Date | undefined
  readonly names: readonly string[]
  readonly askedWholeAt: Date | null
}

async function listFrom(
  list: (from?: Date) => Promise<readonly string[]>, { keptUntil, wholeAt }: Listing, now: Date,
): Promise<ListedFrom> {
  const since = askedSince({ keptUntil, wholeAt }, now)
  try {
    return { since, names: await list(since), askedWholeAt: since ? wholeAt : now }
  } catch (error) {
    const again = since || !isTooMuch(error) ? undefined : triedAgain({ keptUntil, wholeAt }, now)
    if (!again) throw error
    return { since: again.since, names: await list(again.since), askedWholeAt: again.wholeAt }
  }
}

/** A partner that is away says nothing newer either. */
function isTooMuch(error: unknown): boolean {
  return error instanceof SendFault && ['timeout', 'answer-unreadable'].includes(error.code)
}
