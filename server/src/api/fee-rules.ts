import { type CompiledFeeRule, compileFeeRule } from '@motcua/forms/compile-fee-rule.ts'
import type { FeeRuleText } from '../modules/catalogue/public.ts'
import { type FeeRules, feeRuleTextOn } from '../modules/dossiers/public.ts'
import { FACT_NAMES, type FactName, type FeeRule } from '../modules/payments/public.ts'

/** Versions never change: each rule is compiled once a program. */
const COMPILED = new WeakMap<FeeRuleText, FeeRule>()

/** A rule with all that does not compile in it. */
export function compileFees({ items, subjects }: Pick<FeeRuleText, 'items' | 'subjects'>): CompiledFeeRule<FactName> {
  return compileFeeRule(items, FACT_NAMES, new Set(subjects.map(({ code }) => code)))
}

/** The rules of fees that stand in versions of procedures, compiled when they are first asked (ADR 0062). */
export const feeRules: FeeRules = {
  ruleOn(content, day) {
    const text = feeRuleTextOn(content, day)
    if (!text) return undefined
    const known = COMPILED.get(text)
    if (known) return known
    const { needs, fees } = compileFees(text)
    const rule: FeeRule = { needs, fees }
    COMPILED.set(text, rule)
    return rule
  },
}
