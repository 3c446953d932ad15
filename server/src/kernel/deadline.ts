import { DAY, type Day, dayNumberOf, midnightOf } from './civil-day.ts'
import {
  type Count, type Pause, type ReadyCount, calendarMissing, daysIn, latenessOn, msPerUnit, readyCount,
} from './count.ts'
import { type Result, ok, refuse } from './result.ts'
import { type CalendarMissing, type DayTable, covers, tableOf } from './work-calendar.ts'

export type { Count, Limit, Pause, Policy, Unit } from './count.ts'
export { dueOf } from './due.ts'

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

const ARTICLES = {
  'weekend': 'BLLĐ 2019 Đ.111', 'holiday': 'BLLĐ 2019 Đ.112', 'after-closing': 'NĐ 45/2020 Đ.11',
  'after-cutoff': 'NĐ 63/2024', 'day-of-receipt': 'BLDS 2015 Đ.147', 'counted': 'BLDS 2015 Đ.147',
  'paused': 'NĐ 61/2018', 'moved-on': 'BLDS 2015 Đ.148', 'before-restart': 'NĐ 61/2018',
} as const
export type Why = keyof typeof ARTICLES

/** Milliseconds of the epoch; the end is not part of it. */
type Spell = readonly [from: number, until: number]

/**
 * When a result is due (thời hạn giải quyết) and how that was counted. Pure. `dueOf` gives the same date, faster and
 * without the explanation.
 *
 * In days: the day of receipt is not counted (BLDS 2015 Đ.147); a day is used up at its closing, so a pause saves the
 * days whose closing it covers; `day` and `month` count days of rest too, but do not end on one (Đ.148). Working days
 * received after 15:00 start that day, unless the limit has a cut-off; `same-day` has one at 15:00 unless it says none.
 * In hours: an accounting hour is an eighth of the open minutes of its day, so 8 hours are one working day over a
 * timetable of 7.5 hours too. Only `hour` runs day and night. What comes when the office is shut counts as handed in
 * at the next opening.
 * An extension is more of the same unit, added before counting. With `restart` the end of the last pause takes the
 * place of the receipt; what lies before it is shown and does not count.
 *
 * Refuses (`calendar-missing`) when a day is needed that the calendar does not speak of. Throws RangeError on a broken
 * amount, a pause that ends before it starts, or a calendar that never opens: bugs all.
 */
export function deadlineOf(count: Count): Result<Deadline, CalendarMissing> {
  const ready = readyCount(count)
  const table = tableOf(count.calendar)
  const starts = [count.start.getTime(), ready.start]
  const [received, first] = starts.map((start) => dayNumberOf(start) - table.first) as [number, number]
  if (!covers(table, received) || !covers(table, first)) return refuse(calendarMissing(starts, table))

  const trace: TraceLine[] = []
  for (let index = received; index < first; index += 1) {
    trace.push(lineOn(index, 'before-restart', 0, ready.amount, table))
  }
  const dueAt = ready.perDay ? countHours(ready, first, table, trace) : countDays(ready, first, table, trace)
  return dueAt === undefined ? refuse(calendarMissing(starts, table)) : ok({ dueAt: new Date(dueAt), trace })
}

function countDays(count: ReadyCount, first: number, table: DayTable, trace: TraceLine[]): number | undefined {
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
    trace.push(lineOn(index, why, used, left ?? count.amount, table, paused))
    if (left === 0 && !rest && !paused) return closing
  }
  return undefined
}

function countHours(count: ReadyCount, first: number, table: DayTable, trace: TraceLine[]): number | undefined {
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
    trace.push(lineOn(index, why, inHundredths(used / unit), inHundredths(left / unit), table, pause))
    if (dueAt !== undefined) return dueAt
  }
  return undefined
}

function lineOn(index: number, why: Why, used: number, left: number, table: DayTable, pause?: Pause): TraceLine {
  const article = why === 'paused' ? pause?.article ?? ARTICLES.paused : ARTICLES[why]
  return { day: table.days[index] ?? '', why, used, left, article }
}

/** What is left of the spells when one is taken out. */
function cut(spells: readonly Spell[], [from, until]: Spell): readonly Spell[] {
  const parts = spells.flatMap(([a, b]): Spell[] => [[a, Math.min(b, from)], [Math.max(a, until), b]])
  return parts.filter(([a, b]) => a < b)
}

function inHundredths(amount: number): number {
  return Math.round(amount * 100) / 100
}
