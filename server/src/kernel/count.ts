import { HOUR, MINUTE, addMonths, dayNumbered, dayNumberOf, daysBetween, midnightOf } from './civil-day.ts'
import { type CalendarMissing, type DayTable, type Rest, type WorkCalendar, covers, dayAfter } from './work-calendar.ts'

/** Data spell them with `_` or `-`; whoever reads data turns them into these. */
export type Unit = 'working-day' | 'day' | 'working-hour' | 'hour' | 'half-day' | 'month' | 'same-day'

/** Law says the end of day N; some systems promise the hour of receipt on that day. */
export type Policy = 'end-of-day' | 'same-hour'

export interface Limit {
  readonly unit: Unit
  /** Whole, but `working-hour` and `hour` may be halved; 0 for `same-day`. */
  readonly amount: number
  /** Only working days have the choice. */
  readonly policy: Policy
  /** Minutes after midnight; what comes later counts from the next working day; unless said, there is none. */
  readonly cutoff?: number | 'none' | undefined
}

/** The clock stood still while the office waited for somebody else. A pause still open has no deadline to offer. */
export interface Pause {
  readonly from: Date
  readonly until: Date
  /** By which article, for the explanation. */
  readonly article?: string | undefined
}

/** All that a due time depends on. */
export interface Count {
  readonly start: Date
  readonly limit: Limit
  readonly pauses: readonly Pause[]
  readonly calendar: WorkCalendar
  /** The one lawful extension: so much more of the same unit, working days for `same-day`. */
  readonly extension?: number | undefined
  /** `restart` counts the whole amount anew from the end of the last pause (R8); `resume` unless said. */
  readonly afterPause?: 'resume' | 'restart' | undefined
}

/** A count that has been looked through, with its moments in milliseconds of the epoch. */
export interface ReadyCount {
  readonly unit: Unit
  /** With the extension. */
  readonly amount: number
  /** Where counting starts: the receipt, or the end of the last pause if it restarts there. */
  readonly start: number
  readonly pauses: readonly Pause[]
  /** How many of the unit make one day, where the unit is used up by the minute; 0 where it is used up by the day. */
  readonly perDay: number
  /**
   * The hour of receipt at an opening is the next opening, not the closing before it: nobody gets a day less. Hours
   * that are used up at a closing end there.
   */
  readonly endsAtOpening: boolean
  /** Minutes after midnight, Infinity for none. */
  readonly cutoff: number
}

const PER_DAY: Readonly<Record<Unit, number>> = {
  'working-day': 0, 'day': 0, 'month': 0, 'same-day': 0, 'working-hour': 8, 'half-day': 2, 'hour': 24,
}
const NO_PAUSES: readonly Pause[] = []

/** Looks a count through. Throws RangeError on a broken amount or moment, or a pause that ends before it starts. */
export function readyCount({ start, limit, pauses, extension = 0, afterPause }: Count): ReadyCount {
  const { unit, policy, cutoff } = limit
  const isByTheHour = unit === 'working-hour' || unit === 'hour'
  checkAmount(limit.amount, isByTheHour)
  checkAmount(extension, isByTheHour)
  if (unit === 'same-day' && limit.amount !== 0) throw new RangeError('the same day has no amount')
  let lastEnd = start.getTime()
  if (Number.isNaN(lastEnd)) throw new RangeError('no start')
  for (const { from, until } of pauses) {
    if (!(from.getTime() <= until.getTime())) throw new RangeError('a pause ends before it starts')
    if (until.getTime() > lastEnd) lastEnd = until.getTime()
  }
  const restarts = afterPause === 'restart'
  const isSameHour = unit === 'working-day' && policy === 'same-hour'
  const amount = limit.amount + extension
  return {
    unit, amount, start: restarts ? lastEnd : start.getTime(), pauses: restarts ? NO_PAUSES : pauses,
    perDay: isSameHour ? 1 : PER_DAY[unit], endsAtOpening: isSameHour || amount === 0,
    cutoff: cutoff === undefined || cutoff === 'none' ? Infinity : cutoff,
  }
}

/** Why nothing can be handed in any more, counting from `start`, on the day with that index, if so. */
export function latenessOn(index: number, { start, cutoff }: ReadyCount, table: DayTable):
  Rest | 'after-closing' | 'after-cutoff' | undefined {
  const rest = table.rest[index]
  if (rest) return rest
  const sinceMidnight = start - midnightOf(index + table.first)
  if (sinceMidnight >= table.closing) return 'after-closing'
  return sinceMidnight > cutoff * MINUTE ? 'after-cutoff' : undefined
}

/** The refusal of a count that starts outside the days of the calendar, or runs past their end. */
export function calendarMissing(starts: readonly number[], table: DayTable): CalendarMissing {
  const outside = starts.map(dayNumberOf).find((number) => !covers(table, number - table.first))
  return { code: 'calendar-missing', day: outside === undefined ? dayAfter(table) : dayNumbered(outside) }
}

/** Milliseconds one unit uses up, where it is used up by the minute: an hour accounted is an eighth of a day worked. */
export function msPerUnit({ unit, perDay }: ReadyCount, table: DayTable): number {
  return unit === 'hour' ? HOUR : table.length / perDay
}

/** How many days the count takes from the day of receipt with that index; a month is as long as it happens to be. */
export function daysIn({ unit, amount }: ReadyCount, receipt: number, { days }: DayTable): number {
  if (unit !== 'month') return amount
  if (amount * 28 > days.length) return Infinity // beyond the calendar, and perhaps beyond what a date can hold
  const day = days[receipt] ?? ''
  return daysBetween(day, addMonths(day, amount))
}

function checkAmount(amount: number, isByTheHour: boolean): void {
  if (!(amount >= 0) || !Number.isInteger(isByTheHour ? amount * 2 : amount)) throw new RangeError(`limit of ${amount}`)
}
