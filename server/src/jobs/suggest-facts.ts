import { dayOf } from '../kernel/civil-day.ts'
import { fieldRulesOf, suggestFacts } from '../modules/documents/public.ts'
import type { Poller } from './pollers.ts'
import type { ReadingJobRooms } from './read-files.ts'

/** So many at a time: nothing is read anew for it. */
const BATCH = 20

/** Looks in what was read for what papers say of themselves; without a policy `field-labels` nothing is suggested. */
export async function suggestNext(rooms: Omit<ReadingJobRooms, 'log'>): Promise<boolean> {
  const now = rooms.clock.now()
  const policy = rooms.directory.on(dayOf(now)).policy('field-labels')?.value
  if (policy === undefined) return false
  return await suggestFacts(rooms, fieldRulesOf(policy), now, BATCH) === BATCH
}

export function suggestingPoller(rooms: Omit<ReadingJobRooms, 'log'>): Poller {
  return { name: 'suggest-facts', everySeconds: 3, run: () => suggestNext(rooms) }
}
