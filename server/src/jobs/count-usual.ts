import { type EvaluationRooms, countUsual } from '../modules/evaluation/public.ts'
import type { Backing } from '../platform/db.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

/** Counts how kinds of steps are usually done, so that whoever looks at a period before it is closed can compare. */
export function usualPoller(rooms: Backing & EvaluationRooms): Poller {
  return {
    name: 'count-usual', everySeconds: 900, run: () => runOnce(rooms, 'count-usual', (ctx) => countUsual(ctx, rooms)),
  }
}
