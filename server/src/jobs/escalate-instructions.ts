import { dayOf } from '../kernel/civil-day.ts'
import { escalateInstructions, isAnyToEscalate } from '../modules/direction/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { Backing } from '../platform/db.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

interface DirectionRooms extends Backing { readonly directory: Pick<DirectorySource, 'on'> }

/** Days pass slowly. */
const EVERY = 60

/** Tells the head above of instructions that are past their day, each once. */
export function instructionPoller(rooms: DirectionRooms): Poller {
  return { name: 'escalate-instructions', everySeconds: EVERY, run: () => escalateLate(rooms) }
}

/** One look: nothing is begun where nothing is late. True if there may be more. */
export async function escalateLate(rooms: DirectionRooms): Promise<boolean> {
  const today = dayOf(rooms.clock.now())
  if (!await isAnyToEscalate(rooms.db, today)) return false
  return runOnce(rooms, 'escalate-instructions', (ctx) => escalateInstructions(ctx, rooms.directory.on(today)))
}
