import { randomUUID } from 'node:crypto'
import { type Adapter, drainOutbox, moveEvents } from '../modules/integration/public.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { passEvents } from './pass-events.ts'
import type { Poller } from './pollers.ts'

export interface ExchangeRooms {
  readonly db: Db
  readonly clock: Clock
  readonly machineClock: Clock
  readonly adapters: readonly Adapter[]
}

/** Events that are read at once: their messages are made by a few questions, however many they are. */
const EVENTS = 1_000
/** What a partner is told of arrives within a second: the event waits for the look of one, the message of the other. */
const EVERY_SECONDS = 0.25

/** For each outside system: what moves events into its outbox, by a cursor of its own, and what sends them. */
export function exchangePollers(rooms: ExchangeRooms): Poller[] {
  const processId = randomUUID()
  return rooms.adapters.flatMap((adapter) => [
    {
      name: `move-to-${adapter.partner}`, everySeconds: EVERY_SECONDS,
      run: async () => await moveToOutbox(rooms, adapter) === EVENTS,
    },
    {
      name: `send-to-${adapter.partner}`, everySeconds: EVERY_SECONDS,
      run: async () => (await drainOutbox(rooms, adapter.outlet, processId)).hasMore,
    },
  ])
}

/** Moves the next events into the outbox of a partner; answers how many events it passed. */
export async function moveToOutbox(
  rooms: Pick<ExchangeRooms, 'db' | 'clock' | 'machineClock'>, adapter: Adapter, limit = EVENTS,
): Promise<number> {
  return passEvents(rooms, `to-${adapter.partner}`, limit, async (tx, events) => {
    await moveEvents(tx, adapter, events, rooms.machineClock.now())
  })
}
