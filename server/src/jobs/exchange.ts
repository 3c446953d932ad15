import { randomUUID } from 'node:crypto'
import { bodyHashOf, listBehind } from '../modules/audit/public.ts'
import {
  type Adapter, type ComparableAdapter, type Inlet, compareDay, consumerOf, drainOutbox, isComparable,
  isPublishing, keepCompared, listAwaiting, listUnreconciledDays, longestRestOn, moveEvents, takeIn, workInbox,
} from '../modules/integration/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import { dayOf } from '../kernel/civil-day.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { Clock } from '../platform/clock.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { SendFault } from '../platform/send-fault.ts'
import { PROGRAM } from './on-event.ts'
import { lastDays } from './last-days.ts'
import { passEvents } from './pass-events.ts'
import { comparePublished } from './compare-published.ts'
import type { Poller } from './pollers.ts'
import { type Wake, openWake } from './wake.ts'

export interface ExchangeRooms extends Backing {
  readonly machineClock: Clock
  readonly adapters: readonly Adapter[]
  readonly catalogue: CatalogueSource
  readonly directory: DirectorySource
}

/** Events that are read at once: their messages are made by a few questions, however many they are. */
const EVENTS = 1_000
/** Of what is to be done for any system: what a partner is told of arrives within a second. */
const LOOK_EVERY_SECONDS = 0.25
/** Each for itself: only in case that a look failed. */
const EVERY_SECONDS = 5

/** An outside system, with what wakes whoever moves events into its outbox and whoever sends them. */
interface Watched {
  readonly adapter: Adapter
  readonly mover: Wake
  readonly sender: Wake
}

/**
 * For each outside system: what moves events into its outbox, by a cursor of its own, and what sends them. One look
 * finds for whom there is something to do and wakes those, so that systems to which nothing happens cost nothing.
 */
export function exchangePollers(rooms: ExchangeRooms): Poller[] {
  const processId = randomUUID()
  const watched = rooms.adapters.map((adapter) => ({ adapter, mover: openWake(), sender: openWake() }))
  const look = { name: 'look-for-exchange', everySeconds: LOOK_EVERY_SECONDS, run: () => wakeConcerned(rooms, watched) }
  return [look, ...watched.flatMap((one) => pollersOf(rooms, one, processId))]
}

async function wakeConcerned({ db }: Pick<ExchangeRooms, 'db'>, watched: readonly Watched[]): Promise<void> {
  const partners = watched.map(({ adapter }) => adapter.partner)
  const behind = await listBehind(db, partners.map(consumerOf))
  const awaiting = await listAwaiting(db, partners)
  for (const { adapter: { partner }, mover, sender } of watched) {
    if (behind.includes(consumerOf(partner))) mover.now()
    if (awaiting.includes(partner)) sender.now()
  }
}

function pollersOf(rooms: ExchangeRooms, { adapter, mover, sender }: Watched, processId: string): Poller[] {
  return [
    {
      name: `move-to-${adapter.partner}`, everySeconds: EVERY_SECONDS, wake: mover,
      async run() {
        const moved = await moveToOutbox(rooms, adapter)
        if (moved > 0) sender.now()
        return moved === EVENTS
      },
    },
    {
      name: `send-to-${adapter.partner}`, everySeconds: EVERY_SECONDS, wake: sender,
      run: async () => (await drainOutbox({ ...rooms, ...restOn(rooms) }, adapter.outlet, processId)).hasMore,
    },
    ...adapter.inlet ? inboxPollers(rooms, adapter.inlet) : [],
    ...isComparable(adapter)
      ? [{ name: `reconcile-${adapter.partner}`, everySeconds: 900, run: async () => reconcileLastDays(rooms, adapter) }]
      : [],
    ...isPublishing(adapter)
      ? [{
        name: `compare-procedures-of-${adapter.partner}`, everySeconds: COMPARED_EVERY_SECONDS,
        run: async () => comparePublished(rooms, adapter),
      }]
      : [],
  ]
}

/** Looks whether a day is yet to be compared; it is once, and after one that failed later each time. */
const COMPARED_EVERY_SECONDS = 60
/** A partner that hands over only what it is asked for is asked so often. */
const ASKED_EVERY_SECONDS = 5

/** What asks a partner for what it has for us and keeps it, and what works that off. */
function inboxPollers(rooms: ExchangeRooms, inlet: Inlet): Poller[] {
  return [
    {
      name: `receive-from-${inlet.partner}`, everySeconds: ASKED_EVERY_SECONDS,
      run: async () => { await takeIn({ ...rooms, ...restOn(rooms) }, inlet) },
    },
    { name: `work-inbox-of-${inlet.partner}`, run: async () => { await workInbox(rooms, inlet) } },
  ]
}

/** For how long a partner is left alone at most because it asks for it. */
function restOn({ directory, clock }: ExchangeRooms): { readonly longestRestSeconds: number } {
  return { longestRestSeconds: longestRestOn(directory.on(dayOf(clock.now()))) }
}

/** Moves the next events into the outbox of a partner; answers how many events it passed. */
export async function moveToOutbox(
  rooms: Pick<ExchangeRooms, 'db' | 'clock' | 'machineClock'>, adapter: Adapter, limit = EVENTS,
): Promise<number> {
  return passEvents(rooms, consumerOf(adapter.partner), limit, async (tx, events) => {
    await moveEvents(tx, adapter, events, rooms.machineClock.now())
  })
}

/** A day that could not be reconciled for so long is reconciled by hand (`motcua exchange reconcile`). */
const DAYS_BACK = 7

/**
 * Reconciles each of the last days once when it is over; while the partner does not answer, later. Each day by itself:
 * one that fails, with whomever the fault lies, is tried again later and keeps none after it from being reconciled.
 * Throws the first fault of ours, when all were tried.
 */
export async function reconcileLastDays(rooms: Backing, adapter: ComparableAdapter): Promise<void> {
  const days = lastDays(rooms.clock.now(), DAYS_BACK)
  const failed: unknown[] = []
  for (const day of await listUnreconciledDays(rooms.db, adapter.partner, days)) {
    try {
      const compared = await compareDay(rooms.db, adapter, day)
      const sender = { actorId: PROGRAM, requestId: randomUUID(), bodyHash: bodyHashOf(`reconcile-${adapter.partner}`) }
      await inTransaction(rooms, sender, (ctx) => keepCompared(ctx, compared), () => ({ status: 200, body: null }))
    } catch (error) {
      if (!(error instanceof SendFault)) failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
}
