import { type Day, type WorkCalendar, addDays } from '../../../kernel/work-calendar.ts'

/**
 * One calendar before a day and another from then on: of a term that goes on in a unit that works otherwise, the days
 * already counted stay as they were. Hours are counted by the shifts of the later one, of which eight are a day as
 * well.
 */
export function joinCalendars(earlier: WorkCalendar, later: WorkCalendar, from: Day): WorkCalendar {
  const rest = later.weeklyRest ?? [0, 6]
  const [holidays, makeUpDays] = [after(later.holidays, from), after(later.makeUpDays, from)]
  for (let day = earlier.from; day < from && day <= earlier.until; day = addDays(day, 1)) {
    const isWorked = isOpen(day, earlier)
    const isUsual = !rest.includes(weekdayOf(day))
    if (isWorked && !isUsual) makeUpDays.add(day)
    if (!isWorked && isUsual) holidays.add(day)
  }
  return { from: earlier.from, until: later.until, shifts: later.shifts, holidays, makeUpDays, weeklyRest: rest }
}

function after(days: ReadonlySet<Day>, from: Day): Set<Day> {
  return new Set([...days].filter((day) => day >= from))
}

function isOpen(day: Day, { holidays, makeUpDays, weeklyRest = [0, 6] }: WorkCalendar): boolean {
  return makeUpDays.has(day) || !holidays.has(day) && !weeklyRest.includes(weekdayOf(day))
}

/** 0 is Sunday. */
function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
