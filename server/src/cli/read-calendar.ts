import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { type Day, daysBetween, isDay, weekdayOf } from '../kernel/civil-day.ts'
import type { WorkCalendar } from '../kernel/work-calendar.ts'
import type { CalendarRow } from '../modules/organisation/public.ts'

/** One timetable of a data set over all its years, with the names of its holidays for those who show or store them. */
export type ShiftCalendar = CalendarRow

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const weekday = Type.Enum([...WEEKDAYS])
const day = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\d$` })
const time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' })
const text = Type.String({ minLength: 1, maxLength: 500 })

/** What is read of `calendar.yaml`; whatever else it says explains it to people. */
const CalendarFile = Type.Object({
  weekly_rest_days: Type.Array(weekday),
  shifts: Type.Array(Type.Object({
    id: Type.String({ pattern: '^[a-z0-9-]{1,80}$' }), name_vi: text, days: Type.Optional(Type.Array(weekday)),
    intervals: Type.Array(Type.Tuple([time, time]), { minItems: 1, maxItems: 10 }),
    counts_for_deadline: Type.Optional(Type.Boolean()),
  }), { minItems: 1 }),
  years: Type.Record(Type.String({ pattern: String.raw`^\d{4}$` }), Type.Object({
    holidays: Type.Array(Type.Object({ date: day, weekday, name_vi: text, kind: text })),
    working_saturdays: Type.Array(Type.Object({ date: day, swapped_with: Type.Optional(day) })),
  }), { minProperties: 1 }),
})
type RawCalendar = Static<typeof CalendarFile>

/**
 * The timetables in `calendar.yaml` of a data set that count for deadlines, by their id; the first one is the one that
 * holds where nobody says otherwise. One at which only reception is open (`counts_for_deadline: false`) is left out.
 *
 * Throws an Error that names the file and each place where it is not written as it should be: a day that does not
 * exist, stands in another year or falls on another weekday, years that do not follow each other, shifts over each
 * other, an exchanged day that is not off.
 */
export function readCalendars(folder: string): ReadonlyMap<string, ShiftCalendar> {
  const path = join(folder, 'calendar.yaml')
  const raw: unknown = parse(readFileSync(path, 'utf8'))
  if (!Value.Check(CalendarFile, raw)) {
    const faults = Value.Errors(CalendarFile, raw).slice(0, 20)
    throw new Error(faults.map(({ instancePath, message }) => `${path}${instancePath}: ${message}`).join('\n'))
  }
  const faults = faultsIn(raw)
  if (faults.length > 0) throw new Error(faults.map((fault) => `${path}/${fault}`).join('\n'))
  const counting = raw.shifts.filter((shift) => shift.counts_for_deadline !== false)
  return new Map(counting.map((shift) => [shift.id, calendarOf(shift, raw)]))
}

/** The same calendar as the kernel counts with it. */
export function workCalendarOf({ from, until, shifts, holidays, makeUpDays, weeklyRest }: ShiftCalendar): WorkCalendar {
  const days = new Set(holidays.map((holiday) => holiday.day))
  return { from, until, shifts, holidays: days, makeUpDays: new Set(makeUpDays), weeklyRest }
}

function calendarOf(
  shift: RawCalendar['shifts'][number], { weekly_rest_days: restDays, years }: RawCalendar,
): ShiftCalendar {
  const inOrder = Object.keys(years).sort()
  const days = Object.values(years)
  const rest = shift.days ? WEEKDAYS.filter((name) => !shift.days?.includes(name)) : restDays
  return {
    id: shift.id, name: shift.name_vi.normalize('NFC'),
    from: `${inOrder[0] ?? ''}-01-01`, until: `${inOrder.at(-1) ?? ''}-12-31`,
    shifts: shift.intervals.map(([open, close]) => [minutes(open), minutes(close)]),
    holidays: days.flatMap(({ holidays }) => holidays)
      .map(({ date, name_vi, kind }) => ({ day: date, name: name_vi.normalize('NFC'), kind })),
    makeUpDays: days.flatMap(({ working_saturdays: worked }) => worked).map(({ date }) => date),
    weeklyRest: rest.map((name) => WEEKDAYS.indexOf(name)),
  }
}

/** What the schema cannot see, each with its place in the file. */
function faultsIn({ shifts, years }: RawCalendar): string[] {
  const faults: string[] = []
  if (new Set(shifts.map(({ id }) => id)).size < shifts.length) faults.push('shifts: one id stands for two')
  if (shifts.every((shift) => shift.counts_for_deadline === false)) faults.push('shifts: none counts for deadlines')
  for (const { id, intervals } of shifts) {
    const borders = intervals.flat().map(minutes)
    const isInOrder = borders.every((border, n) => n === 0 || border > (borders[n - 1] ?? 0))
    if (!isInOrder) faults.push(`shifts/${id}: the intervals are not in order`)
  }
  const inOrder = Object.keys(years).sort()
  for (const [n, year] of inOrder.entries()) {
    if (Number(year) !== Number(inOrder[0]) + n) faults.push(`years/${year}: the year before it is missing`)
    const { holidays, working_saturdays: worked } = years[year] ?? { holidays: [], working_saturdays: [] }
    const off = new Set(holidays.map(({ date }) => date))
    if (off.size < holidays.length) faults.push(`years/${year}/holidays: one day stands there twice`)
    for (const { date, weekday: name } of holidays) {
      if (!isDayOf(year, date)) faults.push(`years/${year}/holidays: ${date} is no day of that year`)
      else if (WEEKDAYS[weekdayOf(date)] !== name) faults.push(`years/${year}/holidays: ${date} is no ${name}`)
    }
    for (const { date, swapped_with: other } of worked) {
      if (!isDayOf(year, date)) faults.push(`years/${year}/working_saturdays: ${date} is no day of that year`)
      if (off.has(date)) faults.push(`years/${year}/working_saturdays: ${date} is a holiday too`)
      if (other !== undefined && !isNear(date, other, years)) {
        faults.push(`years/${year}/working_saturdays: ${other} is not off, or more than two months from ${date}`)
      }
    }
  }
  return faults
}

function isDayOf(year: string, date: Day): boolean {
  return isDay(date) && date.startsWith(year)
}

/** A day is exchanged for one nearby; another year in it is mostly a slip of the pen. */
function isNear(date: Day, other: Day, years: RawCalendar['years']): boolean {
  if (!isDay(date) || !isDay(other) || Math.abs(daysBetween(date, other)) > 62) return false
  return years[other.slice(0, 4)]?.holidays.some((holiday) => holiday.date === other) ?? false
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
