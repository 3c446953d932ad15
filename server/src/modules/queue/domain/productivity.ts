/** A month of somebody's duty, or of a section's: minutes of working time, and what is asked of a year of full time. */
export interface MonthOfDuty {
  readonly minutes: number
  /** Dossiers that one person receives in a year, at least; null where no target is set for that month. */
  readonly perYear: number | null
  /** Working time of the year to which the month belongs; null where the calendar does not speak of all of it. */
  readonly minutesOfYear: number | null
}

/**
 * How many dossiers the target asks for from so much work: of each month as much of the year's as its minutes are of
 * the year's working time. A person on duty on all working days of a year is asked for all of it, who is on duty half
 * of them for half (KH 1107 II.6.5). Null where a month with work in it has no target or no whole year.
 */
export function expectedOf(months: readonly MonthOfDuty[]): number | null {
  let sum = 0
  for (const { minutes, perYear, minutesOfYear } of months) {
    if (minutes === 0) continue
    if (perYear === null || minutesOfYear === null || minutesOfYear === 0) return null
    sum += perYear * minutes / minutesOfYear
  }
  return sum
}

/**
 * Full-time equivalents: minutes on duty in a span by the minutes of working time in it. Null for whoever has no
 * roster, and where nobody works in that span: neither is one person.
 */
export function fullTimeOf(minutes: number | undefined, workingMinutes: number): number | null {
  return minutes === undefined || minutes === 0 || workingMinutes === 0 ? null : minutes / workingMinutes
}
