import { type Day, addDays, addMonths, daysBetween } from '../../../kernel/civil-day.ts'

export const PERIOD_KINDS = ['quarter', 'half', 'year'] as const
export type PeriodKind = typeof PERIOD_KINDS[number]

/**
 * When reports begin (TT 01/2020/TT-VPCP), of the policy `report-periods`: the reporting year begins on that day of
 * that month and is named for the year in which it ends; quarters and halves divide it.
 */
export interface PeriodRules {
  readonly firstMonth: number
  readonly firstDay: number
  readonly kinds: readonly PeriodKind[]
}

/** Days of a report, both in it; `2026-Q3`, `2026-H1` or `2026`. */
export interface ReportPeriod {
  readonly code: string
  readonly kind: PeriodKind
  readonly from: Day
  readonly until: Day
}

/**
 * On which day of the last month of a period who reports, by the level of the agency; `department` of agencies of no
 * territory.
 */
export type DueRules = Readonly<Record<string, number>>

const MONTHS: Readonly<Record<PeriodKind, number>> = { quarter: 3, half: 6, year: 12 }

/** What a code of a period looks like. */
export const PERIOD_CODE = /^[0-9]{4}(-Q[1-4]|-H[12])?$/

/** The periods of a reporting year: quarters, halves, the year, as far as the rules have them. */
export function periodsOf(rules: PeriodRules, year: number): ReportPeriod[] {
  const start = beginOf(rules, year)
  return PERIOD_KINDS.filter((kind) => rules.kinds.includes(kind)).flatMap((kind) =>
    Array.from({ length: 12 / MONTHS[kind] }, (_, nth) => ({
      code: codeOf(kind, year, nth + 1), kind, from: addMonths(start, nth * MONTHS[kind]),
      until: addDays(addMonths(start, (nth + 1) * MONTHS[kind]), -1),
    })))
}

/** The period of a kind in which a day lies; undefined where the rules have none of that kind. */
export function periodOf(rules: PeriodRules, kind: PeriodKind, day: Day): ReportPeriod | undefined {
  const year = Number(day.slice(0, 4))
  return [year, year + 1].flatMap((one) => periodsOf(rules, one))
    .find((period) => period.kind === kind && period.from <= day && day <= period.until)
}

/** By its code. */
export function findPeriod(rules: PeriodRules, code: string): ReportPeriod | undefined {
  return periodsOf(rules, Number(code.slice(0, 4))).find((period) => period.code === code)
}

/** The day until which a report of a period is to be there; undefined where the rules name none for the level. */
export function dueDayOf(rules: DueRules, level: string, { until }: Pick<ReportPeriod, 'until'>): Day | undefined {
  const day = rules[level]
  return day === undefined ? undefined : `${until.slice(0, 8)}${String(day).padStart(2, '0')}`
}

/** By how many days of the calendar a report came, or is by now, after its day. */
export function daysLate(due: Day | null, on: Day): number {
  return due === null ? 0 : Math.max(0, daysBetween(due, on))
}

function beginOf({ firstMonth, firstDay }: PeriodRules, year: number): Day {
  const written = `-${String(firstMonth).padStart(2, '0')}-${String(firstDay).padStart(2, '0')}`
  const before = `${String(year - 1).padStart(4, '0')}${written}`
  return addDays(addMonths(before, 12), -1).startsWith(String(year)) ? before : `${year}${written}`
}

function codeOf(kind: PeriodKind, year: number, nth: number): string {
  return kind === 'year' ? `${year}` : `${year}-${kind === 'quarter' ? 'Q' : 'H'}${nth}`
}
