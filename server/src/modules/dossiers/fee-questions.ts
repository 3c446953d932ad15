import type { Day } from '../../kernel/civil-day.ts'
import type { FeeRuleText, FeeSubject, ProcedureContent } from '../catalogue/public.ts'
import type { StatedFacts } from './fees-of-dossier.ts'
import type { DossierRooms } from './rooms.ts'

const NUMBERS = ['copies', 'pages', 'quantity'] as const

/** What is to be asked of a case so that its fees are known; all empty where nothing is. */
export interface FeeQuestions {
  readonly numbers: readonly (typeof NUMBERS)[number][]
  /** Each paper that is copied, with its pages and copies. */
  readonly papers: boolean
  readonly subjects: readonly FeeSubject[]
}

/** The rule of a version that holds on a day, as it is written. */
export function feeRuleTextOn(
  { feeRules: rules = [] }: Pick<ProcedureContent, 'feeRules'>, day: Day,
): FeeRuleText | undefined {
  return rules.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
}

/** What the fees of a version hang on, on a day, that only whoever knows the case can say. */
export function feeQuestions(
  { fees }: Pick<DossierRooms, 'fees'>, content: Pick<ProcedureContent, 'feeRules'>, day: Day,
): FeeQuestions {
  const needs = new Set<string>(fees.ruleOn(content, day)?.needs)
  return {
    numbers: NUMBERS.filter((name) => needs.has(name)), papers: needs.has('papers'),
    subjects: needs.has('subjects') ? feeRuleTextOn(content, day)?.subjects ?? [] : [],
  }
}

/**
 * What somebody says of their own case, as far as it counts without a paper: where any subject that they name must be
 * shown by one, nothing is said of subjects until an official has seen it. So they neither pay for what they are free
 * of, nor are free by their word alone. Pure.
 */
export function withoutProof(content: Pick<ProcedureContent, 'feeRules'>, day: Day, claimed: StatedFacts): StatedFacts {
  const { subjects, ...counts } = claimed
  const known = feeRuleTextOn(content, day)?.subjects ?? []
  const isShown = subjects?.every((code) => known.some((one) => one.code === code && one.proof === undefined))
  return subjects && isShown ? claimed : counts
}

/**
 * What somebody says of their own case, without how many copies, pages or things it is: no clerk has counted them yet,
 * and too few would be too little. Pure.
 */
export function withoutCounts(claimed: StatedFacts | undefined): StatedFacts | undefined {
  return claimed?.subjects && { subjects: claimed.subjects }
}
