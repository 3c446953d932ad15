import { say } from '../../lib/language.ts'
import { REPORTS } from './report-texts.ts'

export const PARTS = ['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'whole'] as const
export type Part = typeof PARTS[number]

/** A period as its code says: a year, and which part of it. */
export interface Period { readonly year: string; readonly part: Part }

/** Reads a code such as 2021-Q2 or 2021; undefined of anything else. */
export function readPeriod(code: unknown): Period | undefined {
  const [, year, named] = typeof code === 'string' ? /^(\d{4})(?:-(Q[1-4]|H[12]))?$/.exec(code) ?? [] : []
  return year === undefined ? undefined : { year, part: PARTS.find((one) => one === named) ?? 'whole' }
}

/** Its code. */
export function codeOfPeriod({ year, part }: Period): string {
  return part === 'whole' ? year : `${year}-${part}`
}

/** The last quarter of the calendar that is over on a day: which days it has, the rules of the province say. */
export function lastQuarter(day: string): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const nth = Math.floor((month - 1) / 3)
  return nth === 0 ? { year: String(year - 1), part: 'Q4' } : { year: String(year), part: PARTS[nth - 1] ?? 'Q1' }
}

/** As people say it. */
export function namePeriod(code: string): string {
  const period = readPeriod(code)
  return period ? `${say(REPORTS[period.part])} ${period.year}` : code
}
