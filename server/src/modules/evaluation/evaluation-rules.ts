import type { Day } from '../../kernel/civil-day.ts'
import type { DirectorySource } from '../organisation/public.ts'
import {
  type EvaluationPeriod, type EvaluationRules, evaluationPeriodOf, findEvaluationPeriod,
} from './domain/evaluation-periods.ts'

/** A period with the rules by which it is judged: those in force on its first day, so that none change within it. */
export interface RuledPeriod extends EvaluationPeriod { readonly rules: EvaluationRules }

/** The period in which a day lies; undefined where the province evaluates nobody. */
export function periodOn(source: DirectorySource, day: Day): RuledPeriod | undefined {
  const rules = rulesOn(source, day)
  return rules && periodByCode(source, evaluationPeriodOf(rules, day).code)
}

/** A period by its code; undefined where there is none such. */
export function periodByCode(source: DirectorySource, code: string): RuledPeriod | undefined {
  const month = 3 * (Number(code.slice(6) || '1') - 1) + 1
  const rules = rulesOn(source, `${code.slice(0, 4)}-${String(month).padStart(2, '0')}-01`)
  const period = rules && findEvaluationPeriod(rules, code)
  return period && { ...period, rules }
}

function rulesOn(source: DirectorySource, day: Day): EvaluationRules | undefined {
  return source.on(day).policy('evaluation-rules')?.value as EvaluationRules | undefined
}
