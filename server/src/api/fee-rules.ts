import { compileFeeRule } from '@motcua/forms/compile-fee-rule.ts'
import type { FeeRuleText } from '../modules/catalogue/public.ts'
import type { FeeRules } from '../modules/dossiers/public.ts'
import { FACT_NAMES, type FeeRule } from '../modules/payments/public.ts'

/** Versions never change: each rule is compiled once a program. */
const COMPILED = new WeakMap<FeeRuleText, FeeRule>()

/** The rules of fees that stand in versions of procedures, compiled when they are first asked (ADR 0062). */
export const feeRules: FeeRules = {
  ruleOn({ feeRules: rules = [] }, day) {
    const text = feeRuleTextOn({ feeRules: rules }, day)
    if (!text) return undefined
    const known = COMPILED.get(text)
    if (known) return known
    const { needs, fees } = compileFeeRule(text.items, FACT_NAMES, new Set(text.subjects.map(({ code }) => code)))
    const rule: FeeRule = { needs, fees }
    COMPILED.set(text, rule)
    return rule
  },
}

/** The rule of a version that holds on a day, as it is written. */
export function feeRuleTextOn(
  { feeRules: rules = [] }: { readonly feeRules?: readonly FeeRuleText[] | undefined }, day: string,
): FeeRuleText | undefined {
  return rules.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
}
