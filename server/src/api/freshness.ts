import { MINUTE } from '../kernel/civil-day.ts'
import { unreadSince } from '../modules/audit/public.ts'
import { FACTS_READER } from '../modules/reporting/public.ts'
import type { ApiRooms } from './rooms.ts'

/** Longer than this nothing waits to be counted while all goes well. */
const LONGEST = MINUTE

/** Until when figures are counted. */
export interface Freshness {
  readonly freshAt: Date
  /** Whether that is so long ago that whoever looks must be told: the program that counts stands still. */
  readonly isBehind: boolean
}

/**
 * Until when is counted, by the clock that is shown: what is not yet read was written down by that of the machine. It
 * is asked before the figures are, which may then know more than is promised, never less.
 */
export async function freshnessOf({ db, clock, machineClock }: ApiRooms): Promise<Freshness> {
  const unread = await unreadSince(db, FACTS_READER)
  const behind = unread === null ? 0 : Math.max(0, machineClock.now().getTime() - unread.getTime())
  return { freshAt: new Date(clock.now().getTime() - behind), isBehind: behind > LONGEST }
}
