/** A civil day in Viet Nam, `YYYY-MM-DD`. */
export type Day = string

/** Units of time in milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Viet Nam keeps UTC+7 all the year round, so arithmetic on milliseconds is exact. */
const OFFSET = 7 * HOUR

/** The civil day in Viet Nam on which a moment falls. */
export function dayOf(moment: Date): Day {
  return dayNumbered(dayNumberOf(moment.getTime()))
}

/** Minutes after midnight in Viet Nam, with their fraction: 15:00 is 900. */
export function minuteOf(moment: Date): number {
  return (moment.getTime() - midnightOf(dayNumberOf(moment.getTime()))) / MINUTE
}

/** The moment at so many minutes after midnight of a day: 900 is 15:00. */
export function momentOn(day: Day, minute: number): Date {
  return new Date(midnightOf(numberOfDay(day)) + minute * MINUTE)
}

/** Whether a text is a day that exists; 2021-02-29 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const moment = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(moment) && new Date(moment).toISOString().startsWith(text)
}

/** The day so many days later, earlier if negative. */
export function addDays(day: Day, days: number): Day {
  return dayNumbered(numberOfDay(day) + days)
}

/** The same day number so many months on, or the last day of that month: 31 January + 1 = 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0))
  return new Date(lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()))).toISOString().slice(0, 10)
}

/** How many days from one to the other; negative when the other comes first. */
export function daysBetween(from: Day, until: Day): number {
  return numberOfDay(until) - numberOfDay(from)
}

/** 0 = Sunday to 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** Days are numbered from 1970-01-01 = 0, for tables and arithmetic. Throws RangeError on a day that does not exist. */
export function numberOfDay(day: Day): number {
  if (!isDay(day)) throw new RangeError(`${day} is no day`)
  return Date.parse(`${day}T00:00:00Z`) / DAY
}

/** The day with that number. */
export function dayNumbered(number: number): Day {
  return new Date(number * DAY).toISOString().slice(0, 10)
}

/** The number of the civil day in Viet Nam on which a moment (milliseconds of the epoch) falls. */
export function dayNumberOf(moment: number): number {
  return Math.floor((moment + OFFSET) / DAY)
}

/** Midnight in Viet Nam at which the day with that number begins, in milliseconds of the epoch. */
export function midnightOf(dayNumber: number): number {
  return dayNumber * DAY - OFFSET
}

/** `25/06/2021`: a day as tables and short lines say it. */
export function dayInFigures(day: Day): string {
  return day.split('-').reverse().join('/')
}

/** `16:30`, in Viet Nam; a minute that has begun. */
export function timeInFigures(moment: Date): string {
  const minute = Math.floor(minuteOf(moment))
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
