import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/*
 * Days in Viet Nam counted on the fingers: from the calendar of the data, with arithmetic of its own, which never asks
 * in which zone this process runs.
 */

const [MINUTE, DAY, AHEAD] = [60_000, 86_400_000, 7 * 3_600_000]
/** The office closes at five in the afternoon. */
const CLOSING = 17 * 60

interface DataYear {
  readonly holidays: readonly { readonly date: string }[]
  readonly working_saturdays: readonly { readonly date: string }[]
}
const CALENDAR = fileURLToPath(new URL('../../../data/calendar.yaml', import.meta.url))
const { years } = parse(readFileSync(CALENDAR, 'utf8')) as { readonly years: Readonly<Record<string, DataYear>> }
const HOLIDAYS = new Set(Object.values(years).flatMap(({ holidays }) => holidays.map(({ date }) => date)))
const WORKED = new Set(Object.values(years).flatMap(({ working_saturdays: days }) => days.map(({ date }) => date)))

/** As the wall clock in Viet Nam has it: `2021-12-31`, `23:59`. */
export function wallOf(moment: Date): { readonly day: string; readonly time: string; readonly minute: number } {
  const [day = '', clock = ''] = new Date(moment.getTime() + AHEAD).toISOString().split('T')
  const [hour = 0, minute = 0, second = 0] = clock.slice(0, -1).split(':').map(Number)
  return { day, time: clock.slice(0, 5), minute: hour * 60 + minute + second / 60 }
}

export interface Term {
  readonly unit: string
  readonly amount: number
  /** Minutes after midnight; what comes later counts from the next working day. */
  readonly cutoff: number | null
}

/** When the office closes on the last day of a term that ends with the day; for other units nothing. */
export function dueByHand(start: Date, { unit, amount, cutoff }: Term): Date | undefined {
  if (!['working-day', 'day', 'month', 'same-day'].includes(unit)) return undefined
  const { day, minute } = wallOf(start)
  const isTooLate = minute >= CLOSING || cutoff !== null && minute > cutoff
  let last = day
  if (!isWorked(last) || isTooLate) last = firstWorked(dayAfter(last))
  if (unit === 'month') return closingOf(firstWorked(inMonths(last, amount)))
  for (let left = amount; left > 0; left -= 1) {
    last = dayAfter(last)
    if (unit === 'working-day') last = firstWorked(last)
  }
  return closingOf(firstWorked(last))
}

function isWorked(day: string): boolean {
  return WORKED.has(day) || !HOLIDAYS.has(day) && ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay())
}

function firstWorked(day: string): string {
  return isWorked(day) ? day : firstWorked(dayAfter(day))
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10)
}

/** The same date; in a month that has none its last. */
function inMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const total = year * 12 + month - 1 + months
  const [inYear, inMonth] = [Math.floor(total / 12), total % 12 + 1]
  const isLeap = inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0)
  const longest = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][inMonth - 1] ?? 0
  return `${inYear}-${String(inMonth).padStart(2, '0')}-${String(Math.min(date, longest)).padStart(2, '0')}`
}

function closingOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00Z`) - AHEAD + CLOSING * MINUTE)
}
