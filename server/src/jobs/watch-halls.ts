import { dayOf, minuteOf } from '../kernel/civil-day.ts'
import { isWorkingDay } from '../kernel/work-calendar.ts'
import type { Directory, DirectorySource } from '../modules/organisation/public.ts'
import { type WatchedHall, findHallNews, hallOf, noteHallNews, waitTargetOf } from '../modules/queue/public.ts'
import type { Backing } from '../platform/db.ts'
import type { Poller } from './pollers.ts'
import { runOnce } from './run-once.ts'

type HallRooms = Backing & { readonly directory: DirectorySource }

/** Tells whoever runs a hall that people will wait longer than the target: all halls by one look. */
export function hallPoller(rooms: HallRooms): Poller {
  const { db, clock, directory: source } = rooms
  return {
    name: 'watch-halls',
    everySeconds: 20,
    async run() {
      const now = clock.now()
      const directory = source.on(dayOf(now))
      const news = await findHallNews(db, hallsOf(directory, now), waitTargetOf(directory), now)
      if (news.raise.length + news.end.length === 0) return false
      await runOnce(rooms, 'watch-halls', (ctx) => noteHallNews(ctx, news))
      return false
    },
  }
}

function hallsOf(directory: Directory, now: Date): WatchedHall[] {
  const minute = minuteOf(now)
  return directory.units.flatMap((unit): WatchedHall[] => {
    const hall = hallOf(directory, unit)
    if (!hall) return []
    const { calendar } = directory.calendarOf(unit.id)
    const isWorked = isWorkingDay(dayOf(now), calendar)
    const isOpen = isWorked.ok && isWorked.value
      && calendar.shifts.some(([open, close]) => open <= minute && minute < close)
    return [{ unitId: unit.id, hall, isOpen }]
  })
}
