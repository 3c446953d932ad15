import { type Day, addDays, addMonths } from '../../../kernel/civil-day.ts'

/** The policy `evaluation-rules`. */
export interface EvaluationRules {
  readonly every: 'quarter' | 'year'
  /** With fewer steps nothing of an officer or unit is compared, and nobody has a rank. */
  readonly leastSteps: number
  /** Results of units that fewer officers made are not public: they would be theirs. */
  readonly leastOfficers: number
  /** For so many days after the period officers may contest. */
  readonly contestDays: number
  /** For so many days after that heads may decide; what nobody decided by then is granted. */
  readonly decideDays: number
}

/** Days of a period, both in it; `2026-Q3` or `2026`, by the calendar. */
export interface EvaluationPeriod {
  readonly code: string
  readonly from: Day
  readonly until: Day
  /** The last day to contest, and the last to decide; from the day after it may be closed. */
  readonly contestUntil: Day
  readonly decideUntil: Day
}

/** What a code of a period looks like. */
export const EVALUATION_CODE = /^20[0-9]{2}(-Q[1-4])?$/

/** The period in which a day lies. */
export function evaluationPeriodOf(rules: EvaluationRules, day: Day): EvaluationPeriod {
  const year = day.slice(0, 4)
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
  const found = findEvaluationPeriod(rules, rules.every === 'year' ? year : `${year}-Q${quarter}`)
  if (!found) throw new Error(`no period of ${day}`)
  return found
}

/** By its code; undefined where the rules have none of that kind. */
export function findEvaluationPeriod(rules: EvaluationRules, code: string): EvaluationPeriod | undefined {
  const year = code.slice(0, 4)
  const quarter = code === year ? undefined : Number(code.slice(6))
  if (!EVALUATION_CODE.test(code) || (quarter === undefined) !== (rules.every === 'year')) return undefined
  const from = addMonths(`${year}-01-01`, ((quarter ?? 1) - 1) * 3)
  const until = addDays(addMonths(from, quarter === undefined ? 12 : 3), -1)
  const contestUntil = addDays(until, rules.contestDays)
  return { code, from, until, contestUntil, decideUntil: addDays(contestUntil, rules.decideDays) }
}
