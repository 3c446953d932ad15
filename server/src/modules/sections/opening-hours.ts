import { weekdayOf } from '../../kernel/civil-day.ts'
import { type Day, addDays, isWorkingDay } from '../../kernel/work-calendar.ts'
import type { Directory } from '../organisation/public.ts'

/** For so many days on it is told when a section is closed or open against its week. */
const DAYS_AHEAD = 60

export interface OpeningHours {
  /** Minutes after midnight, in order. */
  readonly shifts: readonly (readonly [open: number, close: number])[]
  /** Days of the week on which it is open, Monday first; 0 = Sunday. */
  readonly weekdays: readonly number[]
  /** Of the days ahead those on which it is closed though its week says otherwise, and the other way round. */
  readonly others: readonly { readonly day: Day; readonly isOpen: boolean }[]
}

const WEEK = [1, 2, 3, 4, 5, 6, 0] as const
const WEEKEND = [0, 6]

/**
 * When a section is open by its calendar in force (thời gian làm việc), and which of the sixty days from `today` on are
 * not like their day of the week; of days that no calendar speaks of nothing is said.
 */
export function openingHoursOf(directory: Directory, unitId: bigint, today: Day): OpeningHours {
  const { calendar } = directory.calendarOf(unitId)
  const rest = calendar.weeklyRest ?? WEEKEND
  const others = Array.from({ length: DAYS_AHEAD }, (_, nth) => addDays(today, nth)).flatMap((day) => {
    const works = isWorkingDay(day, calendar)
    const isOpen = works.ok && works.value
    return works.ok && isOpen === rest.includes(weekdayOf(day)) ? [{ day, isOpen }] : []
  })
  return { shifts: calendar.shifts, weekdays: WEEK.filter((one) => !rest.includes(one)), others }
}

/** Minutes after midnight as a clock shows them: `07:30`. */
export function clockOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
