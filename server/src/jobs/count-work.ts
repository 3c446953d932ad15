import { dayOf } from '../kernel/civil-day.ts'
import type { RecordedEvent } from '../modules/audit/public.ts'
import { listSeen } from '../modules/dossiers/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { type CountedDays, addTallies, countNextDay, nextDayToCount } from '../modules/queue/public.ts'
import type { Backing } from '../platform/db.ts'
import { passEvents } from './pass-events.ts'
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

/** Passes the next events, each counted once; answers how many it passed. */
export async function countWork(rooms: CountRooms): Promise<number> {
  const { db, directory } = rooms
  return passEvents(rooms, COUNTER, AT_ONCE, async (tx, events) => {
    const counted = events.filter(({ type }) => type in COUNTED)
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
  })
}

/** A result may be collected at another section than the one that received: it counts where the clerk sits. */
function whereReturned({ unitId, happenedAt }: RecordedEvent, own: bigint, directory: DirectorySource): bigint {
  const unit = unitId === null ? undefined : directory.on(dayOf(happenedAt)).byId(unitId)
  return unit?.isOneStop === true ? unit.id : own
}
