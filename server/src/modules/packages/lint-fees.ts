import { type Day, dayInFigures, isDay } from '../../kernel/civil-day.ts'
import type { FeeRuleText, ProcedureContent } from '../catalogue/public.ts'
import { type FactName, type FeeOfRule, computeFees } from '../payments/public.ts'
import type { Finding } from './package-data.ts'

/** A rule with its expressions compiled, by whoever knows FEEL; `problems` name the fee and the place in it. */
export type CompileFees = (rule: Pick<FeeRuleText, 'items' | 'subjects'>) => {
  readonly needs: readonly FactName[]
  readonly fees: readonly FeeOfRule[]
  readonly problems: readonly { readonly place: string; readonly text: string }[]
}

/** Vietnamese writes fifty thousand so; FEEL reads fifty. */
const THOUSANDS = /(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])/
const FOR_EVER = '9999-12-31'

/**
 * What is wrong with the rules of fees of a procedure: an expression that does not compile or asks for a subject that
 * is not in its list, an amount that is no whole đồng, days that end before they begin, two rules on one day. Each
 * would leave somebody's fee unknown, or wrong, so all are errors. What an expression makes of facts only a try tells.
 * Pure.
 */
export function lintFees({ feeRules = [] }: Pick<ProcedureContent, 'feeRules'>, compile: CompileFees): Finding[] {
  return feeRules.flatMap((rule, nth) => {
    const pointer = `/content/feeRules/${String(nth)}`
    const compiled = compile(rule)
    const broken = compiled.problems.map(({ place, text }) => error('fee-rule-broken', pointer, place, text))
    return [
      ...lintDays(rule, feeRules.slice(0, nth)).map(([code, text]) => error(code, pointer, null, text)),
      ...broken, ...lintAmounts(rule).map(([name, text]) => error('fee-amount-wrong', pointer, name, text)),
      ...broken.length === 0 ? lintPlain(compiled, rule.validFrom, pointer) : [],
    ]
  })
}

function lintDays({ validFrom, validTo }: FeeRuleText, before: readonly FeeRuleText[]): [string, string][] {
  if (!isDay(validFrom) || validTo !== null && (!isDay(validTo) || validTo < validFrom))
    return [['fee-days-wrong', 'quy tắc thu hết hiệu lực trước khi có hiệu lực, hoặc ngày viết sai']]
  const shared = before.find((other) =>
    (other.validTo ?? FOR_EVER) >= validFrom && (validTo ?? FOR_EVER) >= other.validFrom)
  if (!shared) return []
  return [['fee-days-shared', `hai quy tắc thu cùng có hiệu lực ngày ${later(shared.validFrom, validFrom)}`]]
}

function lintAmounts({ items }: FeeRuleText): [string, string][] {
  return items.flatMap(({ name, amount }): [string, string][] => {
    const [written] = THOUSANDS.exec(amount) ?? []
    return written === undefined ? []
      : [[name, `mức thu ${written} được đọc là số lẻ; viết số liền, không có dấu chấm`]]
  })
}

/** An amount that hangs on nothing is known now; where it hangs on something, it is looked at when that is said. */
function lintPlain({ needs, fees }: ReturnType<CompileFees>, onDay: Day, pointer: string): Finding[] {
  if (needs.some((name) => name !== 'onDay')) return []
  return fees.flatMap((fee) => {
    const computed = computeFees({ needs, fees: [fee] }, { onDay })
    if (computed.ok || computed.refusal.code !== 'fee-faulty') return []
    return [error('fee-amount-wrong', pointer, fee.name, `mức thu không phải số đồng: ${computed.refusal.found}`)]
  })
}

function later(one: Day, other: Day): string {
  return dayInFigures(one > other ? one : other)
}

function error(code: string, pointer: string, element: string | null, text: string): Finding {
  return { code, severity: 'error', pointer, element, text }
}
