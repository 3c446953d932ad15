import { dayOf } from '../kernel/civil-day.ts'
import type { RecordedEvent } from '../modules/audit/public.ts'
import { listSeen } from '../modules/dossiers/public.ts'
import type { Directory, DirectorySource } from '../modules/organisation/public.ts'
import { type DeedOfPost, listDeedsOfPost } from '../modules/post/public.ts'
import { type CountedDays, addTallies, countNextDay, nextDayToCount, waitTargetOf } from '../modules/queue/public.ts'
import type { Backing } from '../platform/db.ts'
import { passEvents } from './pass-events.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

/** It reads the events by itself from the first one on, so that what was before it is counted, too. */
export const COUNTER = 'counter-work'
const AT_ONCE = 500
/** Of each event that is counted, the task under which the post does it. */
const COUNTED = { 'dossier.accepted': 'receive', 'dossier.returned': 'return' } as const

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
    unitsOn: (day) => receptionsOn(directory.on(day)),
    targetOn: (day) => waitTargetOf(directory.on(day)),
  }
}

/** Where people wait on the day of `directory`. */
function receptionsOn(directory: Directory): bigint[] {
  return directory.units.filter((unit) => directory.receivesPeople(unit)).map(({ id }) => id)
}

/** Passes the next events, each counted once; answers how many it passed. */
export async function countWork(rooms: CountRooms): Promise<number> {
  const { db, directory } = rooms
  return passEvents(rooms, COUNTER, AT_ONCE, async (tx, events) => {
    const counted = events.filter(({ type }) => type in COUNTED)
    const ids = counted.flatMap(({ dossierId }) => dossierId === null ? [] : [dossierId])
    const [dossiers, ofPost] = await Promise.all([listSeen(db, ids), listDeedsOfPost(db, ids)])
    const sectionOf = new Map(dossiers.map(({ id, receivesAtId }) => [id, receivesAtId]))
    await addTallies(tx, counted.flatMap((event) => {
      const own = sectionOf.get(event.dossierId ?? 0n)
      if (own === undefined) return []
      const task = COUNTED[event.type as keyof typeof COUNTED]
      const byPost = ofPost.find((one) => one.dossierId === event.dossierId && one.task === task)
      const unitId = officeOf(event, byPost, directory)
        ?? (task === 'return' ? whereReturned(event, own, directory) : own)
      return [{
        unitId, accountId: event.actorId,
        day: dayOf(event.happenedAt), received: Number(task === 'receive'), returned: Number(task === 'return'),
      }]
    }))
  })
}

/** What an office of the post did for a section is the office's work, and not the section's. */
function officeOf(
  { happenedAt }: RecordedEvent, deed: DeedOfPost | undefined, directory: DirectorySource,
): bigint | undefined {
  const day = directory.on(dayOf(happenedAt))
  const unit = deed && day.byId(deed.postUnitId)
  return unit && day.receivesPeople(unit) ? unit.id : undefined
}

/** A result may be collected at another section than the one that received: it counts where the clerk sits. */
function whereReturned({ unitId, happenedAt }: RecordedEvent, own: bigint, directory: DirectorySource): bigint {
  const unit = unitId === null ? undefined : directory.on(dayOf(happenedAt)).byId(unitId)
  return unit?.isOneStop === true ? unit.id : own
}
