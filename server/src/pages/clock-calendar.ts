import type { Why } from '../kernel/count-articles.ts'
import { type Day, addDays, weekdayOf } from '../kernel/civil-day.ts'

/** A day in a month of the count; none where the week begins before the month or goes on after it. */
export interface CalendarDay { readonly day: Day; readonly why: Why | undefined }

export interface CalendarMonth {
  readonly month: number
  readonly year: number
  /** From Monday to Sunday, only weeks in which something of the count lies. */
  readonly weeks: readonly (readonly (CalendarDay | undefined)[])[]
}

/** The days of a trace, laid out by months: where a day was looked at more than once, what is said last holds. */
export function monthsOf(trace: readonly { readonly day: Day; readonly why: Why }[], dueOn: Day): CalendarMonth[] {
  const why = new Map(trace.map((line) => [line.day, line.why]))
  const days = [...why.keys(), dueOn].sort()
  const [first, last] = [days[0] ?? dueOn, days.at(-1) ?? dueOn]
  const months: CalendarMonth[] = []
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month)) {
    const weeks: (CalendarDay | undefined)[][] = []
    for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) {
      const column = (weekdayOf(day) + 6) % 7
      if (column === 0 || weeks.length === 0) weeks.push(Array.from({ length: 7 }, () => undefined))
      const week = weeks.at(-1)
      if (week) week[column] = { day, why: why.get(day) }
    }
    const isOfCount = (one: CalendarDay | undefined) => one !== undefined && one.day >= first && one.day <= last
    months.push({
      year: Number(month.slice(0, 4)), month: Number(month.slice(5)),
      weeks: weeks.filter((week) => week.some(isOfCount)),
    })
  }
  return months
}

function nextMonth(month: string): string {
  return addDays(`${month}-28`, 4).slice(0, 7)
}
