import type { Clock } from '../../platform/clock.ts'
import { dayOf } from '../../kernel/civil-day.ts'
import type { Db } from '../../platform/db.ts'
import { type Called, type WaitingFor, listCalls, listWaiting } from './store/hall-view.ts'
import { listSeats } from './store/seats.ts'

/** What everybody in a hall may know: numbers called, and how many wait. No name stands in it. */
export interface HallView {
  /** The newest first. */
  readonly calls: readonly Called[]
  readonly waiting: readonly WaitingFor[]
  /** Numbers of the counters at which somebody sits. */
  readonly open: readonly number[]
}

export interface HallHub {
  /** Is told what a hall shows, at once and after every change, until it calls what it gets back. */
  listen(unitId: bigint, listener: (view: HallView) => void): () => void
  /** Looks now: something was done in this process. */
  wake(unitId: bigint): void
  stop(): Promise<void>
}

/** As many calls as a board shows. */
const SHOWN_CALLS = 6

interface Hall {
  readonly listeners: Set<(view: HallView) => void>
  view?: HallView
  text?: string
}

/**
 * Follows halls for the boards of this process, all boards of one hall by one look. It looks at what stands, not at
 * what was added since: a call whose transaction ends late is seen all the same. It looks while somebody listens, every
 * `everyMilliseconds`, since the press of "next" may have come to another process.
 */
export function openHallHub(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  options: { readonly everyMilliseconds: number; onFailed(error: unknown): void },
): HallHub {
  const halls = new Map<bigint, Hall>()
  let running: Promise<void> | undefined
  let isWanted = false
  const look = async () => {
    while (isWanted) {
      isWanted = false
      await Promise.all([...halls].map(async ([unitId, hall]) => {
        const view = await readHallView(db, unitId, clock.now())
        const text = JSON.stringify(view, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
        if (text === hall.text) return
        Object.assign(hall, { view, text })
        for (const listener of hall.listeners) listener(view)
      }))
    }
  }
  const wakeAll = () => {
    if (halls.size === 0) return
    isWanted = true
    running ??= look().catch(options.onFailed).finally(() => { running = undefined })
  }
  const timer = setInterval(wakeAll, options.everyMilliseconds)
  timer.unref()
  return {
    listen(unitId, listener) {
      const hall = halls.get(unitId) ?? { listeners: new Set() }
      halls.set(unitId, hall)
      hall.listeners.add(listener)
      if (hall.view) listener(hall.view)
      else wakeAll()
      return () => {
        hall.listeners.delete(listener)
        if (hall.listeners.size === 0) halls.delete(unitId)
      }
    },
    wake(unitId) {
      if (halls.has(unitId)) wakeAll()
    },
    async stop() {
      clearInterval(timer)
      halls.clear()
      await running
    },
  }
}

/** What a hall shows at a moment: the calls of that day and who waits. */
export async function readHallView(db: Db, unitId: bigint, now: Date): Promise<HallView> {
  const day = dayOf(now)
  const [calls, waiting, seats] = await Promise.all([
    listCalls(db, unitId, day, SHOWN_CALLS), listWaiting(db, unitId, day), listSeats(db, [unitId]),
  ])
  return { calls, waiting, open: seats.map(({ counter }) => counter) }
}
