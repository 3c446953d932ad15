import { DAY, type Day, dayNumberOf, midnightOf } from './civil-day.ts'
import type { Articles, Why } from './count-articles.ts'
import {
  type Count, type Pause, type ReadyCount, calendarMissing, daysIn, latenessOn, msPerUnit, readyCount,
} from './count.ts'
import { type Result, ok, refuse } from './result.ts'
import { type CalendarMissing, type DayTable, covers, tableOf } from './work-calendar.ts'

export type { Articles, Why } from './count-articles.ts'
export type { Count, Limit, Pause, Policy, Unit } from './count.ts'
export { dueOf, laterByPause } from './due.ts'

/** One civil day of the count. `used` and `left` are in the unit of the limit; days for months and same-day. */
export interface TraceLine {
  readonly day: Day
  readonly why: Why
  readonly used: number
  readonly left: number
  readonly article: string
}

/** The trace holds every day looked at, so that an officer can show an applicant how the date came about. */
export interface Deadline { readonly dueAt: Date; readonly trace: readonly TraceLine[] }

/** Milliseconds of the epoch; the end is not part of it. */
type Spell = readonly [from: number, until: number]

/**
 * When a result is due (thời hạn giải quyết) and how that was counted. Pure. `dueOf` gives the same date, faster and
 * without the explanation.
 *
 * In days: the day of receipt is not counted (BLDS 2015 Đ.147); a day is used up at its closing, so a pause saves the
 * days whose closing it covers; `day` and `month` count days of rest too, but do not end on one (Đ.148). Working days
 * received in the afternoon start that day, unless the limit has a cut-off and they come after it.
 * In hours: an accounting hour is an eighth of the open minutes of its day, so 8 hours are one working day over a
 * timetable of 7.5 hours too. Only `hour` runs day and night. What comes when the office is shut counts as handed in
 * at the next opening.
 * The articles are those in force on the day of receipt; a pause may bring its own.
 * An extension is more of the same unit, added before counting. With `restart` the end of the last pause takes the
 * place of the receipt; what lies before it is shown and does not count.
 *
 * Refuses (`calendar-missing`) when a day is needed that the calendar does not speak of. Throws RangeError on a broken
 * amount, a pause that ends before it starts, or a calendar that never opens: bugs all.
 */
export function deadlineOf(count: Count, articles: Articles): Result<Deadline, CalendarMissing> {
  const ready = readyCount(count)
  const table = tableOf(count.calendar)
  const starts = [count.start.getTime(), ready.start]
  const [received, first] = starts.map((start) => dayNumberOf(start) - table.first) as [number, number]
  if (!covers(table, received) || !covers(table, first)) return refuse(calendarMissing(starts, table))

  const trace: TraceLine[] = []
  const write = writerOf(trace, table, articles)
  for (let index = received; index < first; index += 1) {
    write(index, 'before-restart', 0, ready.amount)
  }
  const dueAt = ready.perDay ? countHours(ready, first, table, write) : countDays(ready, first, table, write)
  return dueAt === undefined ? refuse(calendarMissing(starts, table)) : ok({ dueAt: new Date(dueAt), trace })
}

function countDays(count: ReadyCount, first: number, table: DayTable, write: Write): number | undefined {
  const countsRest = count.unit === 'day' || count.unit === 'month'
  let left: number | undefined // unknown until the day of receipt, because a month is as long as it happens to be
  for (let index = first; covers(table, index); index += 1) {
    const closing = midnightOf(index + table.first) + table.closing
    const rest = table.rest[index]
    const paused = count.pauses.find(({ from, until }) => from.getTime() < closing && closing <= until.getTime())
    const shut = left === undefined ? latenessOn(index, count, table) : left > 0 && countsRest ? undefined : rest
    const then = left === undefined ? 'day-of-receipt' : paused ? 'paused' : left === 0 ? 'moved-on' : 'counted'
    const why = shut ?? then
    if (why === 'day-of-receipt') left = daysIn(count, index, table)
    const used = why === 'counted' ? 1 : 0
    if (left !== undefined) left -= used
    write(index, why, used, left ?? count.amount, paused)
    if (left === 0 && !rest && !paused) return closing
  }
  return undefined
}

function countHours(count: ReadyCount, first: number, table: DayTable, write: Write): number | undefined {
  const waits = count.pauses.map(({ from, until }): Spell => [from.getTime(), until.getTime()])
  const standing: readonly Spell[] = [[-Infinity, count.start], ...waits]
  const unit = msPerUnit(count, table)
  let left = count.amount * unit
  for (let index = first; covers(table, index); index += 1) {
    const midnight = midnightOf(index + table.first)
    const runs = table.shifts.map(({ open, close }): Spell => [midnight + open, midnight + close])
    const [spells, shut] = count.unit === 'hour'
      ? [[[midnight, midnight + DAY] as const]] : [runs, latenessOn(index, count, table)]
    let [used, dueAt]: [number, number | undefined] = [0, undefined]
    for (const [from, until] of shut ? [] : standing.reduce(cut, spells)) {
      const due = from + left - used
      if (due < until || due === until && !count.endsAtOpening) { [used, dueAt] = [left, due]; break }
      used += until - from
    }
    left -= used
    const why = shut ?? (used === 0 && dueAt === undefined ? 'paused' : 'counted')
    const pause = count.pauses.find(({ from, until }) =>
      spells.some(([a, b]) => from.getTime() < b && a < until.getTime()),
    )
    write(index, why, inHundredths(used / unit), inHundredths(left / unit), pause)
    if (dueAt !== undefined) return dueAt
  }
  return undefined
}

/** Adds the line of the day with that index to the trace. */
type Write = (index: number, why: Why, used: number, left: number, pause?: Pause) => void

function writerOf(trace: TraceLine[], table: DayTable, articles: Articles): Write {
  return (index, why, used, left, pause) => {
    const article = why === 'paused' ? pause?.article ?? articles.paused : articles[why]
    trace.push({ day: table.days[index] ?? '', why, used, left, article })
  }
}

/** What is left of the spells when one is taken out. */
function cut(spells: readonly Spell[], [from, until]: Spell): readonly Spell[] {
  const parts = spells.flatMap(([a, b]): Spell[] => [[a, Math.min(b, from)], [Math.max(a, until), b]])
  return parts.filter(([a, b]) => a < b)
}

function inHundredths(amount: number): number {
  return Math.round(amount * 100) / 100
}
