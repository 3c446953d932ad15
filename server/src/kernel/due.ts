import { HOUR, dayNumberOf, midnightOf } from './civil-day.ts'
import { type Count, type Pause, type ReadyCount, calendarMissing, daysIn, latenessOn, msPerUnit, readyCount } from './count.ts'
import { type Result, ok, refuse } from './result.ts'
import { type CalendarMissing, type DayTable, type WorkCalendar, covers, tableOf } from './work-calendar.ts'

/** Days, working days or milliseconds worked, numbered from the start of the calendar; the end is not part of it. */
type Stretch = readonly [from: number, until: number]

/**
 * The date of `deadlineOf` without its trace, for lists and replays: a few look-ups in the table of the calendar
 * instead of a walk over the days. Same refusal, same faults.
 */
export function dueOf(count: Count): Result<Date, CalendarMissing> {
  const ready = readyCount(count)
  const table = tableOf(count.calendar)
  const received = count.start.getTime()
  if (covers(table, dayNumberOf(received) - table.first) && covers(table, dayNumberOf(ready.start) - table.first)) {
    const due = findDue(ready, table)
    if (due !== undefined) return ok(new Date(due))
  }
  return refuse(calendarMissing([received, ready.start], table))
}

/**
 * The end of a term of working hours after a pause, where its end is known and its beginning is not: as much work later
 * as was done while it stood, as `dueOf` has it. Not moved where it was over before. Refuses `calendar-missing`.
 */
export function laterByPause(due: Date, { from, until }: Pause, calendar: WorkCalendar): Result<Date, CalendarMissing> {
  const table = tableOf(calendar)
  const number = dayNumberOf(due.getTime())
  const endsAtOpening = table.shifts.some(({ open }) => midnightOf(number) + open === due.getTime())
  const worked = (moment: Date) => workedBy(moment.getTime(), table)
  const [end, stood, goesOn] = [worked(due), worked(from), worked(until)]
  if (endsAtOpening ? end < stood : end <= stood) return ok(due)
  const later = covers(table, number - table.first)
    ? momentOfWork(end + goesOn - stood, endsAtOpening, table) : undefined
  return later === undefined ? refuse(calendarMissing([due.getTime()], table)) : ok(new Date(later))
}

function findDue(count: ReadyCount, table: DayTable): number | undefined {
  if (count.unit === 'hour') return dueByClock(count, table)
  const receipt = receiptPlace(count, table)
  if (receipt >= table.working.length) return undefined
  if (count.perDay) return dueByWork(count, receipt, table)
  const index = count.unit === 'day' || count.unit === 'month'
    ? endOfDays(count, receipt, table) : endOfWorkingDays(count, receipt, table)
  return index === undefined ? undefined : midnightOf(index + table.first) + table.closing
}

/** The place of the working day that counts as that of receipt. */
function receiptPlace(count: ReadyCount, table: DayTable): number {
  const index = dayNumberOf(count.start) - table.first
  const place = table.placeOf[index] ?? 0
  return table.rest[index] || !latenessOn(index, count, table) ? place : place + 1
}

function endOfWorkingDays(count: ReadyCount, receipt: number, table: DayTable): number | undefined {
  const placeAt = (closings: number) => table.placeOf[within(closings, table)] ?? 0
  const waits = count.pauses.map(({ from, until }): Stretch =>
    [placeAt(closingsBy(from, table)), placeAt(closingsBy(until, table))])
  const earliest = count.amount === 0 ? receipt : receipt + 1
  return table.working[pushed(receipt + count.amount, earliest, waits, true)]
}

function endOfDays(count: ReadyCount, receipt: number, table: DayTable): number | undefined {
  const first = table.working[receipt] ?? 0
  const waits = count.pauses.map(({ from, until }): Stretch => [closingsBy(from, table), closingsBy(until, table)])
  const days = daysIn(count, first, table)
  let last = days === 0 ? first : pushed(first + days, first + 1, waits, true)
  const isPaused = (index: number) => waits.some(([from, until]) => from <= index && index < until)
  while (covers(table, last) && (table.rest[last] !== undefined || isPaused(last))) last += 1
  return covers(table, last) ? last : undefined
}

function dueByWork(count: ReadyCount, receipt: number, table: DayTable): number | undefined {
  const startsToday = table.working[receipt] === dayNumberOf(count.start) - table.first
  const from = startsToday ? workedBy(count.start, table) : receipt * table.length
  const waits = count.pauses.map((pause): Stretch =>
    [workedBy(pause.from.getTime(), table), workedBy(pause.until.getTime(), table)])
  const done = pushed(from + count.amount * msPerUnit(count, table), from, waits, count.endsAtOpening)
  return momentOfWork(done, count.endsAtOpening, table)
}

/** When so much work is done. At a border between two shifts it is at the closing and at the next opening. */
function momentOfWork(done: number, endsAtOpening: boolean, table: DayTable): number | undefined {
  const place = Math.floor(endsAtOpening ? done / table.length : (done - 1) / table.length)
  const index = table.working[place]
  if (index === undefined) return undefined
  const today = done - place * table.length
  const shift = table.shifts.findLast(({ before }) => endsAtOpening ? before <= today : before < today)
  return shift && midnightOf(index + table.first) + shift.open + today - shift.before
}

function dueByClock(count: ReadyCount, table: DayTable): number | undefined {
  const waits = count.pauses.map(({ from, until }): Stretch => [from.getTime(), until.getTime()])
  const due = pushed(count.start + count.amount * HOUR, count.start, waits, count.endsAtOpening)
  const lastDay = dayNumberOf(count.endsAtOpening ? due : due - 1)
  return covers(table, lastDay - table.first) ? due : undefined
}

/** Where the end comes to lie when what is waited from `earliest` on does not count; `isAt`: nor may it end there. */
function pushed(end: number, earliest: number, waits: readonly Stretch[], isAt: boolean): number {
  let [pushedEnd, done] = [end, earliest]
  const inOrder = waits.length > 1 ? waits.toSorted(([a], [b]) => a - b) : waits
  for (const [from, until] of inOrder) {
    const begin = Math.max(from, done)
    if (until <= begin) continue
    if (isAt ? pushedEnd < begin : pushedEnd <= begin) break
    pushedEnd += until - begin
    done = until
  }
  return pushedEnd
}

/** How many days of the calendar have closed before a moment; a pause from a closing on does not save that day. */
function closingsBy(moment: Date, table: DayTable): number {
  const number = dayNumberOf(moment.getTime())
  return number - table.first + (midnightOf(number) + table.closing <= moment.getTime() ? 1 : 0)
}

/** Milliseconds worked from the start of the calendar until a moment. */
function workedBy(moment: number, table: DayTable): number {
  const index = dayNumberOf(moment) - table.first
  const before = (table.placeOf[within(index, table)] ?? 0) * table.length
  if (!covers(table, index) || table.rest[index] !== undefined) return before
  const sinceMidnight = moment - midnightOf(index + table.first)
  return table.shifts.reduce((sum, { open, close }) => sum + Math.max(0, Math.min(sinceMidnight, close) - open), before)
}

function within(index: number, table: DayTable): number {
  return Math.max(0, Math.min(index, table.days.length))
}
