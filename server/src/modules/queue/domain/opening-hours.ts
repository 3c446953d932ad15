import { type WorkCalendar, dayOf, isWorkingDay, minuteOf, momentOn, nextOpening } from '../../../kernel/work-calendar.ts'
import type { Policies } from './hall.ts'

/** How many minutes before it opens a hall gives out numbers, the policy `queue-hours`; none where nothing is said. */
export function earlyMinutesOf(directory: Policies, unit: { readonly idOfData: string }): number {
  const value = directory.policy('queue-hours', unit.idOfData)?.value as { readonly earlyMinutes: number } | undefined
  return value?.earlyMinutes ?? 0
}

/** From when on a hall gives out numbers: `now`, a moment to come, or unknown where no calendar speaks of that day. */
export type NumbersFrom = 'now' | Date | undefined

/**
 * Numbers are given out while a section has hours, and some minutes before each opening, that of the afternoon, too:
 * a number that is taken at night or over lunch is waiting that nobody can end.
 */
export function numbersFrom(now: Date, calendar: WorkCalendar, earlyMinutes: number): NumbersFrom {
  const day = dayOf(now)
  const minute = minuteOf(now)
  const isWorked = isWorkingDay(day, calendar)
  if (isWorked.ok && isWorked.value) {
    const shift = calendar.shifts.find(([, close]) => minute < close)
    if (shift) return minute >= shift[0] - earlyMinutes ? 'now' : momentOn(day, shift[0] - earlyMinutes)
  }
  const next = nextOpening(now, calendar)
  return next.ok ? new Date(next.value.getTime() - earlyMinutes * 60_000) : undefined
}
