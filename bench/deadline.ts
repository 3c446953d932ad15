import { type Count, type Limit, type Unit, deadlineOf, dueOf } from '@motcua/server/src/kernel/deadline.ts'
import type { WorkCalendar } from '@motcua/server/src/kernel/work-calendar.ts'
import { defaultDataSet } from '@motcua/server/src/cli/data-set.ts'
import { openCountRules } from '@motcua/server/src/cli/count-rules.ts'
import { readCalendars, workCalendarOf } from '@motcua/server/src/cli/read-calendar.ts'

export interface DeadlineFigure {
  readonly bench: 'deadline'
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly floor: number | null
  readonly ratio: number | null
}

/** What is promised of one core, without the trace. */
const LEAST = 300_000
const COUNTS = 20_000
const [MINUTE, DAY] = [60_000, 86_400_000]
/** As in the catalogue: mostly working days; the acknowledgement and the steps in hours. */
const UNITS: readonly Unit[] = [
  'working-day', 'working-day', 'working-day', 'working-day', 'working-hour', 'day', 'hour', 'same-day',
]

/**
 * Deadlines a second and core over the calendars that come with the program: received at any minute of 2021 to 2027,
 * limits of 1 to 60, one of four with pauses. `due` is the date alone, `explained` with its trace; `due-paused` and
 * `due-unpaused` tell what a pause costs. By processor time: a neighbour on the machine must not change the figure.
 */
export async function benchDeadline(): Promise<DeadlineFigure[]> {
  const [calendar] = [...readCalendars(defaultDataSet()).values()].map(workCalendarOf)
  if (!calendar) throw new Error('no calendar to count with')
  const { articles, sameDayCutoff } = openCountRules(defaultDataSet())(calendar.until)
  const counts = someCounts(calendar, sameDayCutoff)
  const figure = (name: string, value: number, floor: number | null = null): DeadlineFigure =>
    ({ bench: 'deadline', figure: name, value, unit: '1/s/core', floor, ratio: floor && round(value / floor) })
  return [
    figure('due', rateOf(dueOf, counts, 40), LEAST),
    figure('due-unpaused', rateOf(dueOf, counts.filter(({ pauses }) => pauses.length === 0), 40)),
    figure('due-paused', rateOf(dueOf, counts.filter(({ pauses }) => pauses.length > 0), 80)),
    figure('explained', rateOf((count) => deadlineOf(count, articles), counts, 5)),
  ]
}

/** The middle one of five measured turns, after one to get warm. */
function rateOf(answer: (count: Count) => { ok: boolean }, counts: readonly Count[], rounds: number): number {
  const rates: number[] = []
  for (let turn = 0; turn < 6; turn += 1) {
    const before = process.cpuUsage()
    let answered = 0
    for (let round = 0; round < rounds; round += 1) {
      for (const count of counts) if (answer(count).ok) answered += 1
    }
    const used = process.cpuUsage(before)
    // What runs out of the calendar is quicker to refuse, and would flatter the figure.
    if (answered < counts.length * rounds * 0.99) throw new Error('too many counts leave the calendar')
    if (turn > 0) rates.push(answered / ((used.user + used.system) / 1e6))
  }
  return Math.round(rates.toSorted((a, b) => a - b)[2] ?? 0)
}

/** The same counts each time, from a generator without rhythm, so that two measurements can be compared. */
function someCounts(calendar: WorkCalendar, sameDayCutoff: Limit['cutoff']): Count[] {
  let state = 1
  const upTo = (limit: number) => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223 >>> 0
    return Math.floor(state / 2 ** 32 * limit)
  }
  const first = Date.parse(`${calendar.from}T00:00:00+07:00`)
  const days = (Date.parse(`${calendar.until}T00:00:00+07:00`) - first) / DAY - 120
  return Array.from({ length: COUNTS }, (_, n): Count => {
    const unit = UNITS[n % UNITS.length] ?? 'working-day'
    const start = first + upTo(days * 24 * 60) * MINUTE
    const pauses = Array.from({ length: n % 4 === 0 ? 1 + upTo(3) : 0 }, () => {
      const from = start + upTo(20 * 24 * 60) * MINUTE
      return { from: new Date(from), until: new Date(from + upTo(10 * 24 * 60) * MINUTE) }
    })
    const amount = unit === 'same-day' ? 0 : 1 + upTo(60)
    const cutoff = unit === 'same-day' ? sameDayCutoff : undefined
    return { start: new Date(start), limit: { unit, amount, policy: 'end-of-day', cutoff }, pauses, calendar }
  })
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100
}
