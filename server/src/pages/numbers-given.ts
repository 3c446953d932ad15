import type { Unit } from '../modules/organisation/public.ts'
import { isReceiving } from '../modules/post/public.ts'
import { listClosings } from '../modules/queue/public.ts'
import type { Visit } from './visit.ts'

/** Words for why no number is given out. */
export type Closed = 'queueClosed' | 'notReceiving'

/** Why a hall gives out no numbers today: its queue is closed, or nothing is delegated to an office of the post. */
export async function whyNoNumbers(
  { rooms, directory, today }: Visit, section: Unit,
): Promise<Closed | undefined> {
  const [closings, receives] = await Promise.all([
    listClosings(rooms.db, [section.id], today), isReceiving(rooms.db, directory, today, section),
  ])
  if (!receives) return 'notReceiving'
  return closings.length > 0 ? 'queueClosed' : undefined
}
