import { addDays, daysBetween, type Day, momentOn } from '../../kernel/civil-day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DossierMeasure } from './domain/measures.ts'
import { countInSpans } from './store/measures.ts'

/** A year so far: all of it, its whole weeks of seven days from 1 January on, or the last of them, and what is left. */
export interface YearSoFar {
  readonly soFar: ReadonlyMap<DossierMeasure, number>
  readonly weeks: readonly ReadonlyMap<DossierMeasure, number>[]
  /** From the day after `until` to 31 December; 0 when the year is over. */
  readonly weeksLeft: number
  /** The last day that was counted. */
  readonly until: Day
}

/** Until when a year is counted: its last day, or today. Of one that has not begun it is today too. */
export function lastDayCounted(year: number, today: Day): Day {
  return today < `${year}-12-31` ? today : `${year}-12-31`
}

/**
 * Counts measures of a year until today, and of each of its whole weeks, in one statement. Weeks begin on the weekday
 * of 1 January: so each has the same weekdays, and none is of two years. `lastWeeks`: no more than so many, the last;
 * a week asks for all that was not over before it, so that late weeks are told at once and a whole year of a province
 * is not. Undefined of a year that has not begun.
 */
export async function countYear(
  db: Db | Tx, measures: readonly DossierMeasure[],
  { year, today, unitIds, lastWeeks = Infinity }: {
    readonly year: number; readonly today: Day; readonly unitIds?: readonly bigint[] | undefined
    readonly lastWeeks?: number
  },
): Promise<YearSoFar | undefined> {
  const [first, last]: readonly [Day, Day] = [`${year}-01-01`, `${year}-12-31`]
  if (today < first) return undefined
  const until = lastDayCounted(year, today)
  const spanOf = (from: Day, days: number) => ({ from: momentOn(from, 0), before: momentOn(addDays(from, days), 0) })
  const days = daysBetween(first, until) + 1
  // Today is not over, nor is a week that ends with it.
  const whole = Math.floor((today <= last ? days - 1 : days) / 7)
  const begins = Array.from({ length: whole }, (_, nth) => addDays(first, 7 * nth))
    .slice(Math.max(0, whole - lastWeeks))
  const spans = [spanOf(first, days), ...begins.map((day) => spanOf(day, 7))]
  const [soFar, ...weeks] = (await countInSpans(db, measures, spans, unitIds))
    .map((counts) => new Map(measures.map((one, nth) => [one, counts[nth] ?? 0])))
  return { soFar: soFar ?? new Map(), weeks, weeksLeft: daysBetween(until, last) / 7, until }
}
