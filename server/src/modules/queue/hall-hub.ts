import type { Clock } from '../../platform/clock.ts'
import { dayOf } from '../../kernel/civil-day.ts'
import { groupBy } from '../../kernel/group-by.ts'
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

/** As many calls as a board shows; a number that was called again stands there once, with its last call. */
const SHOWN_CALLS = 6
/** Calls looked through for each that is shown. */
const RECALLED = 4

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
  const wanted = new Set<bigint>()
  let running: Promise<void> | undefined
  const look = async () => {
    while (wanted.size > 0) {
      const unitIds = [...wanted].filter((unitId) => halls.has(unitId))
      wanted.clear()
      const views = await readHallViews(db, unitIds, clock.now())
      for (const unitId of unitIds) tell(halls.get(unitId), views.get(unitId) ?? NOTHING)
    }
  }
  const lookAt = (unitIds: Iterable<bigint>) => {
    for (const unitId of unitIds) wanted.add(unitId)
    if (wanted.size > 0) running ??= look().catch(options.onFailed).finally(() => { running = undefined })
  }
  const timer = setInterval(() => lookAt(halls.keys()), options.everyMilliseconds)
  timer.unref()
  return {
    listen(unitId, listener) {
      const hall = halls.get(unitId) ?? { listeners: new Set() }
      halls.set(unitId, hall)
      hall.listeners.add(listener)
      if (hall.view) listener(hall.view)
      else lookAt([unitId])
      return () => {
        hall.listeners.delete(listener)
        if (hall.listeners.size === 0) halls.delete(unitId)
      }
    },
    wake(unitId) {
      if (halls.has(unitId)) lookAt([unitId])
    },
    async stop() {
      clearInterval(timer)
      halls.clear()
      await running
    },
  }
}

const NOTHING: HallView = { calls: [], waiting: [], open: [] }

function tell(hall: Hall | undefined, view: HallView): void {
  const text = JSON.stringify(view, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  if (!hall || text === hall.text) return
  Object.assign(hall, { view, text })
  for (const listener of hall.listeners) listener(view)
}

/** What a hall shows at a moment: the calls of that day and who waits. */
export async function readHallView(db: Db, unitId: bigint, now: Date): Promise<HallView> {
  return (await readHallViews(db, [unitId], now)).get(unitId) ?? NOTHING
}

function newestOfEach(calls: readonly Called[]): Called[] {
  return [...new Map(calls.toReversed().map((call) => [call.number, call])).values()]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || Number(b.id - a.id)).slice(0, SHOWN_CALLS)
}

/** The same of several by three queries, as many as for one: a process may have the boards of a whole province. */
async function readHallViews(db: Db, unitIds: readonly bigint[], now: Date): Promise<Map<bigint, HallView>> {
  if (unitIds.length === 0) return new Map()
  const day = dayOf(now)
  const [calls, waiting, seats] = await Promise.all([
    listCalls(db, unitIds, day, SHOWN_CALLS * RECALLED), listWaiting(db, unitIds, day), listSeats(db, unitIds),
  ])
  const ofUnit = ({ unitId }: { readonly unitId: bigint }) => unitId
  const [callsOf, waitingOf, seatsOf] = [groupBy(calls, ofUnit), groupBy(waiting, ofUnit), groupBy(seats, ofUnit)]
  return new Map(unitIds.map((unitId) => [unitId, {
    calls: newestOfEach(callsOf.get(unitId) ?? []), waiting: waitingOf.get(unitId) ?? [],
    open: (seatsOf.get(unitId) ?? []).map(({ counter }) => counter),
  }]))
}
