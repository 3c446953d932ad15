import type { Day } from '../../kernel/civil-day.ts'
import type { Directory, DirectorySource } from '../organisation/public.ts'
import { type DueRules, type PeriodRules, type ReportPeriod, findPeriod } from './domain/report-periods.ts'

/** Why something is late, as it may be said. */
export interface LateCause { readonly code: string; readonly name: string }

/** The one form that goes this way so far. */
export const PERIODIC_FORM = 'II.06a'

/** A period by its code, by the rules in force on 1 January of its year; undefined where there are none. */
export function periodNamed(source: DirectorySource, code: string): ReportPeriod | undefined {
  const rules = source.on(`${code.slice(0, 4)}-01-01`).policy('report-periods')?.value as PeriodRules | undefined
  return rules && findPeriod(rules, code)
}

/** Until which day of the last month who reports, in force on the last day of the period. */
export function dueRulesOn(source: DirectorySource, day: Day): DueRules {
  return (source.on(day).policy('report-due')?.value ?? {}) as DueRules
}

/** The causes of lateness that may be said on a day. */
export function lateCausesOf(directory: Pick<Directory, 'policy'>): readonly LateCause[] {
  return (directory.policy('report-late-causes')?.value ?? []) as readonly LateCause[]
}
