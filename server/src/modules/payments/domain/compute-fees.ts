import { citedAs } from '../../../kernel/citation.ts'
import { type Dong, isDong } from '../../../kernel/money.ts'
import { type Result, ok, refuse } from '../../../kernel/result.ts'
import { type FactName, type FeeFacts, isStated } from './fee-facts.ts'

/** Phí, lệ phí (Luật Phí và lệ phí 2015), and what is owed to the State besides. */
export type FeeKind = 'phi' | 'le-phi' | 'nghia-vu-tai-chinh'

/** A compiled expression: the same facts give the same value, and it throws nothing. */
export type AskFacts = (facts: FeeFacts) => unknown

/** One fee of a rule. `says` is how it comes about, in the words of the data. */
export interface FeeOfRule {
  readonly name: string
  readonly kind: FeeKind
  readonly article: string
  readonly says?: string
  /** `broken`: what the data say does not compile; `text` is why. */
  readonly how:
    | { readonly by: 'amount'; readonly ask: AskFacts }
    | { readonly by: 'unpublished' }
    | { readonly by: 'another-agency' }
    | { readonly by: 'broken'; readonly text: string }
  /** The first that holds waives the whole fee. */
  readonly exempt: readonly { readonly when: AskFacts; readonly reason: string; readonly article: string }[]
}

/** The fees of one procedure over one span of days; `needs` are all facts that any of its expressions reads. */
export interface FeeRule {
  readonly needs: readonly FactName[]
  readonly fees: readonly FeeOfRule[]
}

/** `owed` is above 0, `free` is 0 by the rule itself, `exempt` is waived for this person or case. */
export type FeeState = 'owed' | 'exempt' | 'free' | 'unpublished' | 'by-another-agency'

export interface ComputedFee {
  readonly name: string
  readonly kind: FeeKind
  /** Null where it is not known here, which is not 0. */
  readonly amount: Dong | null
  readonly state: FeeState
  /** In Vietnamese, with the article. */
  readonly why: string
}

export interface ComputedFees {
  readonly items: readonly ComputedFee[]
  /** Of what is owed, as far as it is known. */
  readonly total: Dong
  /** False if an amount is not published, or another agency tells it: then more may be owed than `total`. */
  readonly isWhole: boolean
}

/** What a rule gave that is no amount of money, or what became of its condition. */
export type FeeFault = 'broken' | 'condition' | 'unknown' | 'no-number' | 'fraction' | 'negative' | 'too-large'

export interface FactsMissing { readonly code: 'facts-missing'; readonly missing: readonly FactName[] }
export interface FeeFaulty {
  readonly code: 'fee-faulty'
  readonly item: string
  readonly fault: FeeFault
  /** What the expression gave, or why it does not compile. */
  readonly found: string
}

/**
 * The fees for these facts, in the order of the rule. Refuses with `facts-missing` while any fact is unknown that the
 * rule reads (a count of 0 is none), and with `fee-faulty` and the name of the fee where a rule gives no whole đồng:
 * nothing is rounded, and silence is neither 0 nor an exemption.
 */
export function computeFees(rule: FeeRule, facts: FeeFacts): Result<ComputedFees, FactsMissing | FeeFaulty> {
  const missing = rule.needs.filter((name) => !isStated(facts, name))
  if (missing.length > 0) return refuse({ code: 'facts-missing', missing })
  const items: ComputedFee[] = []
  let [total, isWhole] = [0, true]
  for (const fee of rule.fees) {
    const computed = computeFee(fee, facts)
    if (!computed.ok) return computed
    items.push(computed.value)
    if (computed.value.amount === null) isWhole = false
    total += computed.value.amount ?? 0
    if (!isDong(total)) return faulty(fee, 'too-large', total)
  }
  return ok({ items, total, isWhole })
}

function computeFee(fee: FeeOfRule, facts: FeeFacts): Result<ComputedFee, FeeFaulty> {
  const { name, kind, how, says, article } = fee
  if (how.by === 'broken') return refuse({ code: 'fee-faulty', item: name, fault: 'broken', found: how.text })
  for (const { when, reason, article: of } of fee.exempt) {
    const holds = when(facts)
    if (typeof holds !== 'boolean') return faulty(fee, 'condition', holds)
    if (holds) return ok({ name, kind, amount: 0, state: 'exempt', why: told(reason, of) })
  }
  const why = told(says, article)
  if (how.by === 'unpublished') return ok({ name, kind, amount: null, state: 'unpublished', why })
  if (how.by === 'another-agency') return ok({ name, kind, amount: null, state: 'by-another-agency', why })

  const amount = how.ask(facts)
  const fault = faultOf(amount)
  if (fault) return faulty(fee, fault, amount)
  return ok({ name, kind, amount: amount as Dong, state: amount === 0 ? 'free' : 'owed', why })
}

function faultOf(amount: unknown): FeeFault | undefined {
  if (isDong(amount)) return undefined
  if (amount === null || amount === undefined) return 'unknown'
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return 'no-number'
  if (amount < 0) return 'negative'
  return Number.isInteger(amount) ? 'too-large' : 'fraction'
}

function faulty({ name }: FeeOfRule, fault: FeeFault, found: unknown) {
  return refuse({ code: 'fee-faulty', item: name, fault, found: JSON.stringify(found ?? null) })
}

function told(says: string | undefined, article: string): string {
  const cited = citedAs(article)
  return says === undefined ? `Theo ${cited}` : `${says} (${cited})`
}
