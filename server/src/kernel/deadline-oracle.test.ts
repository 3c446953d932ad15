/**
 * Need: nobody believes a counted date because the counter says so. 100,000 random counts are held against a
 * second implementation below, which looks at each day, or at each minute of it, with arithmetic of its own.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { articlesOf } from './count-articles.ts'
import { type Count, type Pause, type Unit, deadlineOf, dueOf } from './deadline.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** Which article is shown is no matter here. */
const articles = articlesOf({ policy: () => undefined })
const [MINUTE, DAY, OFFSET] = [60_000, 86_400_000, 7 * 3_600_000]

// ---- The second implementation: slow, and too simple to be wrong. Days are midnights in milliseconds.

const nameOf = (midnight: number) => new Date(midnight + OFFSET).toISOString().slice(0, 10)
const midnightBefore = (m: number) => Math.floor((m + OFFSET) / DAY) * DAY - OFFSET
const isCovered = (midnight: number, { from, until }: WorkCalendar) =>
  from <= nameOf(midnight) && nameOf(midnight) <= until
const isWorked = (midnight: number, { holidays, makeUpDays }: WorkCalendar) => {
  const name = nameOf(midnight)
  return makeUpDays.has(name) || !holidays.has(name) && ![0, 6].includes(new Date(name).getUTCDay())
}
const closingOf = (midnight: number, { shifts }: WorkCalendar) =>
  midnight + Math.max(...shifts.map(([, z]) => z)) * MINUTE

interface Naive {
  start: number; pauses: readonly Pause[]; amount: number; cutoff: number; unit: Unit; isSameHour: boolean
}

function naively(count: Count): Naive {
  const { start, limit: { unit, amount, policy, cutoff = 'none' }, extension = 0 } = count
  const restart = count.afterPause === 'restart'
  const ends = restart ? count.pauses.map(({ until }) => until.getTime()) : []
  return {
    start: Math.max(start.getTime(), ...ends), pauses: restart ? [] : count.pauses, amount: amount + extension, unit,
    cutoff: cutoff === 'none' ? Infinity : cutoff, isSameHour: unit === 'working-day' && policy === 'same-hour',
  }
}

function tooLate(midnight: number, { start, cutoff }: Naive, calendar: WorkCalendar): boolean {
  if (!isWorked(midnight, calendar)) return true
  const isShut = start >= closingOf(midnight, calendar) || start > midnight + cutoff * MINUTE
  return isShut && midnight === midnightBefore(start)
}

/** Lists the days that count, takes the nth, and from there the first on which the office closes on its own time. */
function dueByDays(naive: Naive, calendar: WorkCalendar): number | undefined {
  const { unit, amount, start, pauses } = naive
  let receipt = midnightBefore(start)
  while (isCovered(receipt, calendar) && tooLate(receipt, naive, calendar)) receipt += DAY
  const isPaused = (midnight: number) => pauses.some(({ from, until }) =>
    from.getTime() < closingOf(midnight, calendar) && until.getTime() >= closingOf(midnight, calendar))
  const counts = (midnight: number) => unit === 'day' || unit === 'month' || isWorked(midnight, calendar)
  let missing = unit === 'month' ? daysToSameDate(receipt, amount) : amount
  let last = receipt
  while (missing > 0 && isCovered(last, calendar)) {
    last += DAY
    if (counts(last) && !isPaused(last)) missing -= 1
  }
  while (isCovered(last, calendar) && (isPaused(last) || !isWorked(last, calendar))) last += DAY
  return isCovered(last, calendar) ? closingOf(last, calendar) : undefined
}

/** Walks on until the same date stands in the right month; a month without that date ends the walk on its last day. */
function daysToSameDate(receipt: number, months: number): number {
  const monthOf = (m: number) => Number(nameOf(m).slice(0, 4)) * 12 + Number(nameOf(m).slice(5, 7))
  const [date, target] = [nameOf(receipt).slice(8), monthOf(receipt) + months]
  let days = 0
  while (monthOf(receipt + days * DAY) < target) days += 1
  while (nameOf(receipt + days * DAY).slice(8) < date && monthOf(receipt + (days + 1) * DAY) === target) days += 1
  return days
}

/** Works minute by minute, wherever the office is open and waits for nobody. */
function dueByMinutes(naive: Naive, calendar: WorkCalendar): number | undefined {
  const { unit, amount, start, pauses, isSameHour } = naive
  const clock = unit === 'hour'
  const worked = calendar.shifts.reduce((sum, [a, z]) => sum + z - a, 0)
  const shareOfDay = isSameHour ? 1 : unit === 'half-day' ? 1 / 2 : 1 / 8
  let left = clock ? amount * 60 * MINUTE : amount * worked * shareOfDay * MINUTE
  for (let day = midnightBefore(start); isCovered(day, calendar); day += DAY) {
    if (!clock && tooLate(day, naive, calendar)) continue
    const spells = clock ? [[0, 1440] as const] : calendar.shifts
    for (const [open, close] of spells) {
      for (let m = day + open * MINUTE; m < day + close * MINUTE; m += MINUTE) {
        if (m < start || pauses.some(({ from, until }) => from.getTime() <= m && m < until.getTime())) continue
        const endsHere = isSameHour || amount === 0 ? left < MINUTE : left <= MINUTE
        if (endsHere) return m + left
        left -= MINUTE
      }
    }
  }
  return undefined
}

function naiveDue(count: Count): number | undefined {
  const naive = naively(count)
  const isKnown = [count.start.getTime(), naive.start].every((m) => isCovered(midnightBefore(m), count.calendar))
  if (!isKnown) return undefined
  const byMinutes = naive.isSameHour || ['working-hour', 'half-day', 'hour'].includes(naive.unit)
  return byMinutes ? dueByMinutes(naive, count.calendar) : dueByDays(naive, count.calendar)
}

// ---- Random counts, over the calendars of the data and over crooked ones.

interface DataYear { holidays: { date: string }[]; working_saturdays: { date: string }[] }
const data = parse(readFileSync(new URL('../../../data/calendar.yaml', import.meta.url), 'utf8')) as
  { years: Record<string, DataYear> }
const years = Object.values(data.years)
const ofData: WorkCalendar = {
  from: '2021-01-01', until: '2027-12-31', shifts: [[450, 690], [810, 1020]],
  holidays: new Set(years.flatMap(({ holidays }) => holidays.map(({ date }) => date))),
  makeUpDays: new Set(years.flatMap(({ working_saturdays: days }) => days.map(({ date }) => date))),
}
const SHIFTS = [
  [[420, 690], [810, 1020]], [[480, 900]], [[0, 1440]], [[0, 60], [60, 61], [700, 1100], [1439, 1440]],
] as const

/** 500 days, every 7th or so off and every 11th of them worked in exchange, in a pattern without rhythm. */
const crooked = SHIFTS.map((shifts, seed): WorkCalendar => {
  const names = Array.from({ length: 500 }, (_, n) => nameOf(Date.parse('2023-06-01T00:00+07:00') + n * DAY))
  const hash = (n: number) => Math.imul(n + 7 * seed + 1, 2654435761) >>> 8
  return {
    from: names[0] ?? '', until: names[499] ?? '', shifts,
    holidays: new Set(names.filter((_, n) => hash(n) % 7 === 0)),
    makeUpDays: new Set(names.filter((_, n) => hash(n) % 11 === 0)),
  }
})
const someCalendar = fc.constantFrom(ofData, ofData, ...crooked)

function someMoments(most: number, isWhole: boolean) {
  return someCalendar.chain((calendar) => {
    const [first, end] = [Date.parse(`${calendar.from}T00:00+07:00`), Date.parse(`${calendar.until}T00:00+07:00`)]
    // Borders are where counts go wrong: half of all moments lie on one.
    const borders = [...calendar.shifts.flat(), 899, 900, 901]
    const aMinute = fc.oneof(fc.nat(1439), fc.constantFrom(...borders))
    const aDay = fc.integer({ min: -2, max: (end - first) / DAY })
    return fc.tuple(aDay, aMinute, isWhole ? fc.constant(0) : fc.nat(59_999)).chain(([day, minute, ms]) => {
      const near = fc.tuple(fc.integer({ min: -2, max: most + 5 }), aMinute)
        .map(([later, at]) => first + (day + later) * DAY + at * MINUTE)
      const aPause = fc.tuple(near, near)
        .map(([a, b]) => ({ from: new Date(Math.min(a, b)), until: new Date(Math.max(a, b)) }))
      const somePauses = fc.oneof(fc.constant([]), fc.array(aPause, { minLength: 1, maxLength: 3 }))
      const start = new Date(first + day * DAY + minute * MINUTE + ms)
      return fc.record({ calendar: fc.constant(calendar), start: fc.constant(start), pauses: somePauses })
    })
  })
}

function someCount(unit: Unit, most: number, isSameHour = false): fc.Arbitrary<Count> {
  const steps = unit === 'hour' || unit === 'working-hour' ? 2 : 1
  const byMinutes = isSameHour || ['working-hour', 'half-day', 'hour'].includes(unit)
  const policies = isSameHour ? ['same-hour'] as const : ['end-of-day', 'same-hour'] as const
  return fc.record({
    moments: someMoments(most, byMinutes),
    amount: unit === 'same-day' ? fc.constant(0) : fc.nat(most * steps).map((n) => n / steps),
    policy: unit === 'working-day' ? fc.constant(policies[0]) : fc.constantFrom(...policies),
    cutoff: fc.oneof(fc.constantFrom(undefined, 'none' as const, 900), fc.nat(1439)),
    extension: fc.oneof(fc.constant(undefined), fc.nat(6).map((n) => n / steps)),
    afterPause: fc.constantFrom('resume' as const, 'restart' as const),
  }).map(({ moments, extension, afterPause, ...limit }) =>
    ({ ...moments, limit: { unit, ...limit }, extension, afterPause }))
}

test.each<[Unit, number, number, boolean]>([
  ['working-day', 30_000, 40, false], ['working-day', 6_000, 6, true], ['day', 16_000, 60, false],
  ['month', 12_000, 9, false], ['same-day', 12_000, 3, false], ['working-hour', 10_000, 20, false],
  ['half-day', 7_000, 5, false], ['hour', 7_000, 30, false],
])('%s: %i random counts come out as if each day were looked at', (unit, numRuns, most, isSameHour) => {
  fc.assert(fc.property(someCount(unit, most, isSameHour), (count) => {
    const [expected, due, deadline] = [naiveDue(count), dueOf(count), deadlineOf(count, articles)]
    const got = deadline.ok ? deadline.value.dueAt.getTime() : undefined
    if (got !== expected || (due.ok ? due.value.getTime() : undefined) !== expected) {
      expect({ trace: deadline, fast: due }).toEqual({ expected: expected && new Date(expected) })
    }
    if (!deadline.ok || !due.ok) expect(due).toEqual(deadline)
  }), { numRuns })
})

test('the trace leaves out no day, adds up to the amount, and ends on the day it is due', () => {
  const anyCount = fc.constantFrom<Unit>('working-day', 'day', 'month', 'same-day', 'working-hour', 'half-day', 'hour')
    .chain((unit) => someCount(unit, 8))
  fc.assert(fc.property(anyCount, (count) => {
    const answer = deadlineOf(count, articles)
    fc.pre(answer.ok)
    const { dueAt, trace } = answer.value
    const [first, last] = [midnightBefore(count.start.getTime()), midnightBefore(dueAt.getTime() - 1)]
    const isAtMidnight = trace.at(-1)?.day !== nameOf(last) // what takes no time may be due as the day begins
    expect(trace.map(({ day }) => day)).toEqual(Array.from(
      { length: (last - first) / DAY + (isAtMidnight ? 2 : 1) }, (_, n) => nameOf(first + n * DAY)))
    const { unit, amount } = count.limit
    const used = trace.reduce((sum, line) => sum + line.used, 0)
    if (unit !== 'month') expect(Math.abs(used - amount - (count.extension ?? 0))).toBeLessThan(0.02 * trace.length)
    expect(trace.at(-1)?.left).toBe(0)
  }), { numRuns: 2_000 })
})
