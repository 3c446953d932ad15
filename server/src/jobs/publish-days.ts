import { DAY, addDays, dayOf } from '../kernel/civil-day.ts'
import { unreadSince } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { FACTS_READER, publishDays } from '../modules/reporting/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Backing } from '../platform/db.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

/**
 * A day is published when another one is over since: by then what was received without a network has been sent, as a
 * rule. What comes later still is never published.
 */
const DAYS_AFTER = 2

export type PublishingRooms = Backing & {
  readonly catalogue: Pick<CatalogueSource, 'sectors' | 'version'>
  /** By which events are written down, whatever day a demonstration shows. */
  readonly machineClock: Clock
}

/** Publishes the days that are over as open data. */
export function publishingPoller(rooms: PublishingRooms): Poller {
  return { name: 'publish-days', everySeconds: 900, run: async () => publishWhatIsOver(rooms) }
}

/**
 * Publishes the next days that are over; answers whether there may be more. Where facts are not made of the events of
 * a day ago it waits, since what is published stays.
 */
export async function publishWhatIsOver(rooms: PublishingRooms): Promise<boolean> {
  const unread = await unreadSince(rooms.db, FACTS_READER)
  if (unread !== null && rooms.machineClock.now().getTime() - unread.getTime() > DAY) return false
  const until = addDays(dayOf(rooms.clock.now()), -DAYS_AFTER)
  return runOnce(rooms, 'publish-days', (ctx) => publishDays(ctx, rooms.catalogue, until))
}
