import { dayOf } from '../kernel/civil-day.ts'
import { type RecordedEvent, listEventsAfter, lockCursor, moveCursor, readCursor } from '../modules/audit/public.ts'
import { listSeen } from '../modules/dossiers/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { type CountedDays, addTallies, countNextDay, nextDayToCount } from '../modules/queue/public.ts'
import type { Backing } from '../platform/db.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

/** It reads the events by itself from the first one on, so that what was before it is counted, too. */
export const COUNTER = 'counter-work'
const AT_ONCE = 500
const COUNTED = { 'dossier.accepted': 'received', 'dossier.returned': 'returned' } as const

type CountRooms = Backing & { readonly directory: DirectorySource }

/**
 * Counts by day who received dossiers and returned results at which section; and how long visitors waited on days that
 * are over. Each event is counted once, with the place of the counter in the log moved in the same transaction.
 */
export function countPollers(rooms: CountRooms): Poller[] {
  const { db, clock } = rooms
  return [
    { name: 'count-work', everySeconds: 5, run: async () => await countWork(rooms) === AT_ONCE },
    {
      name: 'count-waits',
      everySeconds: 60,
      async run() {
        const day = await nextDayToCount(db, clock.now())
        return day === undefined ? false : runOnce(rooms, 'count-waits', (ctx) => countNextDay(ctx, day, daysOf(rooms)))
      },
    },
  ]
}

function daysOf({ directory }: CountRooms): CountedDays {
  return {
    unitsOn: (day) => directory.on(day).units.filter(({ isOneStop }) => isOneStop).map(({ id }) => id),
    targetOn: (day) =>
      (directory.on(day).policy('queue-target')?.value as { readonly minutes: number } | undefined)?.minutes ?? null,
  }
}

/** Passes the next events, as `dispatch` does: not beyond one that may still be undone. Answers how many it passed. */
export async function countWork({ db, clock, directory }: CountRooms): Promise<number> {
  if ((await listEventsAfter(db, await readCursor(db, COUNTER), 1)).length === 0) return 0
  return db.transaction().execute(async (tx) => {
    const cursor = await lockCursor(tx, COUNTER)
    if (!cursor) return 0
    const found = await listEventsAfter(tx, cursor, AT_ONCE)
    const now = clock.now()
    const waiting = found.findIndex(
      ({ publishAfter, isVoid }) => publishAfter !== null && publishAfter > now && !isVoid,
    )
    const events = waiting < 0 ? found : found.slice(0, waiting)
    const last = events.at(-1)
    if (!last) return 0
    const counted = events.filter((one) => !one.isVoid && one.type in COUNTED)
    const dossiers = await listSeen(db, counted.flatMap(({ dossierId }) => dossierId === null ? [] : [dossierId]))
    const sectionOf = new Map(dossiers.map(({ id, receivesAtId }) => [id, receivesAtId]))
    await addTallies(tx, counted.flatMap((event) => {
      const own = sectionOf.get(event.dossierId ?? 0n)
      if (own === undefined) return []
      const deed = COUNTED[event.type as keyof typeof COUNTED]
      return [{
        unitId: deed === 'returned' ? whereReturned(event, own, directory) : own, accountId: event.actorId,
        day: dayOf(event.happenedAt), received: Number(deed === 'received'), returned: Number(deed === 'returned'),
      }]
    }))
    await moveCursor(tx, COUNTER, last)
    return events.length
  })
}

/** A result may be collected at another section than the one that received: it counts where the clerk sits. */
function whereReturned({ unitId, happenedAt }: RecordedEvent, own: bigint, directory: DirectorySource): bigint {
  const unit = unitId === null ? undefined : directory.on(dayOf(happenedAt)).byId(unitId)
  return unit?.isOneStop === true ? unit.id : own
}
