import { type Day, MINUTE, dayNumbered, dayNumberOf, midnightOf, numberOfDay } from './civil-day.ts'
import { type Result, ok, refuse } from './result.ts'

export { type Day, addDays, addMonths, dayOf, daysBetween, minuteOf, momentOn } from './civil-day.ts'

/** When an agency works. A version of it is copied into each count: later changes do not move a promised date. */
export interface WorkCalendar {
  /** The first and the last day it speaks of; what lies outside is not known to be worked or not. */
  readonly from: Day
  readonly until: Day
  /** Minutes after midnight, in order: 07:30-11:30 is `[450, 690]`. */
  readonly shifts: readonly (readonly [open: number, close: number])[]
  /** Days off by law, by substitution or by exchange (BLLĐ 2019 Đ.112). */
  readonly holidays: ReadonlySet<Day>
  /** Days of rest worked in exchange for a day off (làm bù). */
  readonly makeUpDays: ReadonlySet<Day>
  /** Days of the week nobody works, 0 = Sunday; Saturday and Sunday unless said (BLLĐ 2019 Đ.111). */
  readonly weeklyRest?: readonly number[] | undefined
}

/** Why nobody works on a day. */
export type Rest = 'weekend' | 'holiday'

/** A count left the days that the calendar speaks of; `day` is the first one that nobody has decided. */
export interface CalendarMissing { readonly code: 'calendar-missing'; readonly day: Day }

/**
 * What is looked up in a count, worked out once per calendar: a calendar is never changed, only replaced. Days are
 * counted from the first one (index 0), working days among them likewise (place 0).
 */
export interface DayTable {
  /** Number of the first day, as in civil-day.ts. */
  readonly first: number
  readonly days: readonly Day[]
  /** Why nobody works, if so, by index. */
  readonly rest: readonly (Rest | undefined)[]
  /** How many working days come before a day, by index; one longer than `days`. */
  readonly placeOf: Int32Array
  /** Index of each working day, by place. */
  readonly working: Int32Array
  /** The shifts in milliseconds after midnight, and how much of the day is worked when one begins. */
  readonly shifts: readonly { readonly open: number; readonly close: number; readonly before: number }[]
  /** When the day opens and closes, milliseconds after midnight; a day is used up at its closing, not at midnight. */
  readonly opening: number
  readonly closing: number
  /** Milliseconds worked in a day. */
  readonly length: number
}

const tables = new WeakMap<WorkCalendar, DayTable>()

/** The table of a calendar. Throws RangeError on a calendar that is broken or never opens: bugs all. */
export function tableOf(calendar: WorkCalendar): DayTable {
  const known = tables.get(calendar)
  if (known) return known
  const table = makeTable(calendar)
  tables.set(calendar, table)
  return table
}

/** Whether anybody works on that day. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): Result<boolean, CalendarMissing> {
  const table = tableOf(calendar)
  const index = numberOfDay(day) - table.first
  return covers(table, index) ? ok(!table.rest[index]) : refuse({ code: 'calendar-missing', day })
}

/**
 * The nth working day after a day, before it if n is negative; 0 is the day itself, worked or not. "One working day
 * before the term ends" is -1.
 */
export function addWorkingDays(day: Day, n: number, calendar: WorkCalendar): Result<Day, CalendarMissing> {
  const table = tableOf(calendar)
  const index = numberOfDay(day) - table.first
  if (!covers(table, index)) return refuse({ code: 'calendar-missing', day })
  if (n === 0) return ok(day)
  const place = n > 0 ? (table.placeOf[index + 1] ?? 0) - 1 + n : (table.placeOf[index] ?? 0) + n
  const found = table.days[table.working[place] ?? -1]
  if (found !== undefined) return ok(found)
  return refuse({ code: 'calendar-missing', day: n > 0 ? dayAfter(table) : dayNumbered(table.first - 1) })
}

/**
 * How many working days after `from`, up to and including `until`: Thursday to Monday is 2 ("còn 2 ngày làm việc"), a
 * day to itself 0. Negative when `until` comes first ("quá hạn 2 ngày làm việc").
 */
export function workingDaysBetween(from: Day, until: Day, calendar: WorkCalendar): Result<number, CalendarMissing> {
  const table = tableOf(calendar)
  const [start, end] = [numberOfDay(from) - table.first, numberOfDay(until) - table.first]
  if (!covers(table, start)) return refuse({ code: 'calendar-missing', day: from })
  if (!covers(table, end)) return refuse({ code: 'calendar-missing', day: until })
  return ok((table.placeOf[end + 1] ?? 0) - (table.placeOf[start + 1] ?? 0))
}

/**
 * The start of the next working day: the first opening after a moment, and today's if the moment comes before it. The
 * end of the lunch break is no opening. A dossier received after 15:00 is forwarded then (R5).
 */
export function nextOpening(moment: Date, calendar: WorkCalendar): Result<Date, CalendarMissing> {
  const table = tableOf(calendar)
  const index = dayNumberOf(moment.getTime()) - table.first
  if (!covers(table, index)) return refuse({ code: 'calendar-missing', day: dayNumbered(index + table.first) })
  const isBefore = moment.getTime() < midnightOf(index + table.first) + table.opening
  const next = table.working[table.placeOf[isBefore ? index : index + 1] ?? 0]
  if (next === undefined) return refuse({ code: 'calendar-missing', day: dayAfter(table) })
  return ok(new Date(midnightOf(next + table.first) + table.opening))
}

/**
 * When a received dossier is to be forwarded to the competent unit: at once, but what comes after the cut-off (minutes
 * after midnight, 15:00 unless said) or on a day of rest at the next opening (R5), and what comes before the opening
 * at that opening.
 */
export function forwardingTime(moment: Date, calendar: WorkCalendar, cutoff = 900): Result<Date, CalendarMissing> {
  const table = tableOf(calendar)
  const number = dayNumberOf(moment.getTime())
  const sinceMidnight = moment.getTime() - midnightOf(number)
  const isWorked = covers(table, number - table.first) && !table.rest[number - table.first]
  const isInTime = sinceMidnight >= table.opening && sinceMidnight <= Math.min(cutoff * MINUTE, table.closing)
  return isWorked && isInTime ? ok(moment) : nextOpening(moment, calendar)
}

/** Whether the calendar speaks of the day with that index. */
export function covers(table: DayTable, index: number): boolean {
  return index >= 0 && index < table.days.length
}

/** The first day after those the calendar speaks of. */
export function dayAfter(table: DayTable): Day {
  return dayNumbered(table.first + table.days.length)
}

function makeTable({ from, until, shifts, holidays, makeUpDays, weeklyRest = [0, 6] }: WorkCalendar): DayTable {
  const first = numberOfDay(from)
  const count = numberOfDay(until) - first + 1
  if (count < 1) throw new RangeError('the calendar ends before it begins')
  const days = Array.from({ length: count }, (_, index) => dayNumbered(first + index))
  // 1970-01-01, number 0, was a Thursday.
  const rest = days.map((day, index): Rest | undefined => makeUpDays.has(day) ? undefined
    : holidays.has(day) ? 'holiday' : weeklyRest.includes((first + index + 4) % 7) ? 'weekend' : undefined)
  const placeOf = new Int32Array(count + 1)
  for (const [index, why] of rest.entries()) placeOf[index + 1] = (placeOf[index] ?? 0) + (why ? 0 : 1)
  const working = Int32Array.from(rest.flatMap((why, index) => why ? [] : [index]))
  return { first, days, rest, placeOf, working, ...makeShifts(shifts) }
}

function makeShifts(given: WorkCalendar['shifts']): Pick<DayTable, 'shifts' | 'opening' | 'closing' | 'length'> {
  let [length, last] = [0, 0]
  const shifts = given.map(([from, until]) => {
    if (!Number.isInteger(from) || !Number.isInteger(until) || from < last || until <= from || until > 24 * 60) {
      throw new RangeError('shifts are whole minutes, in order, within a day')
    }
    const shift = { open: from * MINUTE, close: until * MINUTE, before: length }
    length += shift.close - shift.open
    last = until
    return shift
  })
  const opening = shifts[0]?.open
  if (opening === undefined) throw new RangeError('the calendar never opens')
  return { shifts, opening, closing: last * MINUTE, length }
}
