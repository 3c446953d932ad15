import { randomUUID } from 'node:crypto'
import { dayOf } from '../kernel/civil-day.ts'
import {
  type Webhook, type WebhookCalls, type WebhookRooms, drainOutbox, listDueWebhooks, longestRestOn, moveWebhooks,
  triesRuleOn, webhookOutlet,
} from '../modules/integration/public.ts'
import type { Backing } from '../platform/db.ts'
import { passEvents } from './pass-events.ts'
import { webhookKeepers } from './keep-webhooks.ts'
import type { Poller } from './pollers.ts'

export interface WebhookJobs extends Backing, WebhookRooms, Omit<WebhookCalls, 'triesKept'> {}

/** Events that are read at once. */
const EVENTS = 1_000
const EVERY_SECONDS = 0.25
/** Endpoints that are called at a time in this process; a slow one takes a place and holds up nobody else. */
const AT_ONCE = 32
/** Endpoints of one look: each look begins with whoever was called longest ago, so that the others come next. */
const LOOKED_AT = 200

/** What tells outside developers of dossiers: one reader of the log for all endpoints, a sender by endpoint;
 * and what keeps both in order. */
export function webhookPollers(rooms: WebhookJobs): Poller[] {
  const drains = openDrains(rooms)
  return [
    { name: 'move-to-webhooks', everySeconds: EVERY_SECONDS, run: async () => await moveToWebhooks(rooms) === EVENTS },
    { name: 'send-to-webhooks', everySeconds: EVERY_SECONDS, run: () => drains.begin() },
    ...webhookKeepers(rooms),
  ]
}

/** Moves the next events into the outbox for all endpoints; answers how many events it passed. */
export async function moveToWebhooks(rooms: WebhookJobs, limit = EVENTS): Promise<number> {
  return passEvents(rooms, 'to-webhooks', limit, async (tx, events) => {
    await moveWebhooks(tx, rooms, events, { now: rooms.clock.now(), machineNow: rooms.machineClock.now() })
  })
}

/** Sends once what waits for each endpoint that may be called now. Answers whether there may be more at once. */
export async function drainWebhooks(rooms: WebhookJobs, processId: string): Promise<boolean> {
  const due = await listDueWebhooks(rooms.db, rooms.machineClock.now(), { without: [], limit: LOOKED_AT })
  const drained = await Promise.all(due.map((endpoint) => drain(rooms, endpoint, processId)))
  return drained.some(({ hasMore }) => hasMore)
}

function drain(rooms: WebhookJobs, endpoint: Webhook, processId: string) {
  const directory = rooms.directory.on(dayOf(rooms.clock.now()))
  const triesKept = triesRuleOn(directory)?.most ?? 0
  const longestRestSeconds = longestRestOn(directory)
  return drainOutbox({ ...rooms, longestRestSeconds }, webhookOutlet(endpoint, { ...rooms, triesKept }), processId)
}

/**
 * Drains of endpoints that run beside each other: a look begins those that are due and waits for none, unless all
 * places are taken. What still runs when the worker ends is sent again by the next: its answer was not noted.
 */
function openDrains(rooms: WebhookJobs) {
  const processId = randomUUID()
  const running = new Map<string, Promise<void>>()
  const failed: Error[] = []
  return {
    async begin(): Promise<void> {
      const [error] = failed.splice(0)
      if (error) throw error
      const asked = { without: [...running.keys()], limit: LOOKED_AT }
      for (const endpoint of await listDueWebhooks(rooms.db, rooms.machineClock.now(), asked)) {
        if (running.size >= AT_ONCE) await Promise.race(running.values())
        if (running.has(endpoint.partner)) continue
        running.set(endpoint.partner, drain(rooms, endpoint, processId).then(() => undefined, (fault: unknown) => {
          failed.push(fault instanceof Error ? fault : new Error('a drain failed', { cause: fault }))
        }).finally(() => { running.delete(endpoint.partner) }))
      }
    },
  }
}
