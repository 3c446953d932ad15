import { DAY, HOUR, dayNumbered, dayOf, minuteOf, momentOn, numberOfDay, weekdayOf } from '../../kernel/civil-day.ts'
import { type WorkCalendar, forwardingTime, tableOf } from '../../kernel/work-calendar.ts'
import type { Random } from './random.ts'

/** From Sunday: after a weekend there are more, and on days of rest only those who send from home. */
const WEEKDAYS = [0.05, 1.3, 1.1, 1, 0.95, 0.85, 0.08]
/** From January: fewer while the two harvests are brought in, more before schools begin and before the year ends. */
const MONTHS = [1, 0.9, 1.1, 1.05, 0.8, 1.05, 1.2, 1.15, 0.85, 1.05, 1.05, 1.1]
/** From hour 0; offices open and close within these hours, and people with a telephone send in the evening too. */
const HOURS = [0, 0, 0, 0, 0, 0.1, 0.4, 2, 4.5, 4, 3, 1.5, 0.6, 2, 3.5, 2.5, 1.2, 0.5, 0.4, 0.6, 0.8, 0.6, 0.3, 0.1]

/** When people come, day by day: invented, and shaped as years are in an office of this country. */
export interface Arrivals {
  /** A moment between two others, at which somebody sends something: at any hour, on any day. */
  draw(random: Random, since: Date, until: Date): Date
}

/** Arrivals by weekday, month and hour, many before the long holiday of the new year and few after it. */
export function openArrivals(calendar: WorkCalendar): Arrivals {
  const first = numberOfDay(calendar.from)
  const { rest } = tableOf(calendar)
  const tet = longHolidays(rest, first)
  // How many come up to and with each day, so that a share of them is a day.
  const upTo = new Float64Array(rest.length)
  let sum = 0
  for (const [index, why] of rest.entries()) {
    const day = dayNumbered(first + index)
    const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? 1
    sum += (why === 'holiday' ? 0.05 : WEEKDAYS[weekdayOf(day)] ?? 1) * month * aroundHoliday(tet, first + index)
    upTo[index] = sum
  }
  const hours = HOURS.reduce<number[]>((sums, weight) => [...sums, (sums.at(-1) ?? 0) + weight], [])
  return {
    draw(random, since, until) {
      const before = (day: number) => day <= first ? 0 : upTo[Math.min(day - first, upTo.length) - 1] ?? 0
      const [from, to] = [numberOfDay(dayOf(since)), numberOfDay(dayOf(until))]
      const index = firstAbove(upTo, before(from) + random.next() * (before(to + 1) - before(from)))
      const hour = firstAbove(hours, random.next() * (hours.at(-1) ?? 1))
      const midnight = momentOn(dayNumbered(first + index), 0).getTime()
      const moment = midnight + hour * HOUR + Math.floor(random.next() * 3_600) * 1_000
      // Of the first and the last day only what lies between the two moments.
      if (moment >= since.getTime() && moment < until.getTime()) return new Date(moment)
      return new Date(since.getTime() + Math.floor(random.next() * (until.getTime() - since.getTime()) / 1_000) * 1_000)
    },
  }
}

/**
 * When somebody who comes at that moment is served: then, if the counter works; else some time after it opens again,
 * since others stand there too. Undefined where the calendar does not reach.
 */
export function servedAt(random: Random, moment: Date, calendar: WorkCalendar): Date | undefined {
  const opened = forwardingTime(moment, calendar, Math.max(...calendar.shifts.map(([, close]) => close)))
  if (!opened.ok) return undefined
  const [day, minute] = [dayOf(opened.value), minuteOf(opened.value)]
  const isOpen = calendar.shifts.some(([open, close]) => minute >= open && minute < close)
  if (isOpen && opened.value === moment) return moment
  const [open, close] = calendar.shifts.find(([, end]) => end > minute) ?? [minute, minute]
  return momentOn(day, open + Math.floor(random.next() * Math.max(0, close - open)))
}

/**
 * How many of a hundred who may send online do: few in 2021, nine of ten at the end of 2026, most of the change around
 * the end of 2023. An S-curve, as new ways of doing things spread.
 */
export function onlineShareAt(moment: Date): number {
  const years = (moment.getTime() - Date.UTC(2023, 9, 15)) / (365.25 * DAY)
  return 0.1 + 0.82 / (1 + Math.exp(-1.1 * years))
}

/** The longest row of days off that begins in January or February of each year: its first day, and the one after it. */
function longHolidays(rest: readonly (string | undefined)[], first: number): readonly (readonly [number, number])[] {
  const byYear = new Map<string, readonly [number, number]>()
  for (let index = 0; index < rest.length; index += 1) {
    if (!rest[index]) continue
    let end = index
    while (end < rest.length && rest[end]) end += 1
    const day = dayNumbered(first + index)
    const longest = byYear.get(day.slice(0, 4))
    if (/-0[12]-/.test(day) && (!longest || end - index > longest[1] - longest[0]))
      byYear.set(day.slice(0, 4), [first + index, first + end])
    index = end
  }
  return [...byYear.values()]
}

function aroundHoliday(holidays: readonly (readonly [number, number])[], day: number): number {
  for (const [begins, ends] of holidays) {
    if (day < begins && begins - day <= 18) return begins - day > 4 ? 1.4 : 0.8
    if (day >= ends && day - ends < 14) return day - ends < 6 ? 0.5 : 1.2
  }
  return 1
}

/** The first place whose sum is above a number: sums grow, and the last is above all that is asked. */
function firstAbove(sums: ArrayLike<number>, wanted: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return low
}
