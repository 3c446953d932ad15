import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { calendarOfProvince } from '../modules/organisation/public.ts'
import { type PackageData, datesOf, isLate, termsOf, termsOn } from '../modules/packages/public.ts'
import type { ApiRooms } from './rooms.ts'

/** The limits of announcing a package and of making it public, as they stand today. */
export function showTerms(
  rooms: Pick<ApiRooms, 'clock' | 'directory'>, dates: PackageData['dates'], releasedAt: Date | null,
): PackageDetail['terms'] {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const calendar = calendarOfProvince(directory)
  if (!calendar) return []
  return termsOf(datesOf(dates, releasedAt), termsOn(directory), calendar)
    .map((term) => ({ ...term, isLate: isLate(term, today) }))
}
