import { askedSince, keptUntilOf } from './domain/listing.ts'
import type { Inlet } from './inlet.ts'
import type { WorkingRooms } from './keep-came.ts'
import { findListing, noteListing } from './store/listing.ts'

export interface ListedNew {
  /** Each name once. */
  readonly names: readonly string[]
  /** Keeps how far all is kept here, once those of these names are. */
  noteKept(kept: ReadonlySet<string>): Promise<void>
}

/**
 * What a partner has for us: all of it, or where it may be asked from a moment on, what is newer than what is kept
 * here, and something before that; all again once a day (ADR 0117).
 */
export async function listNew({ db, machineClock }: WorkingRooms, inlet: Inlet): Promise<ListedNew> {
  const { partner, laidAt } = inlet
  if (!laidAt) return { names: [...new Set(await inlet.list())], noteKept: async () => undefined }
  const now = machineClock.now()
  const { keptUntil, wholeAt } = await findListing(db, partner)
  const since = askedSince({ keptUntil, wholeAt }, now)
  const names = [...new Set(await inlet.list(since))]
  return {
    names,
    async noteKept(kept) {
      const listed = names.map((name) => ({ at: laidAt(name), isKept: kept.has(name) }))
      const until = keptUntilOf(since ? keptUntil : null, listed, now)
      await noteListing(db, partner, { keptUntil: until, wholeAt: since ? wholeAt : now })
    },
  }
}
