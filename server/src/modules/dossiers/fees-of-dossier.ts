import type { ProcedureContent } from '../catalogue/public.ts'
import {
  type ComputedFee, type FactName, type FeeFacts, type FeeRule, type Moment, computeFees,
} from '../payments/public.ts'
import type { DecidedFeeLine } from './read-decided.ts'

/** What whoever knows the case says of it; the rest the program knows. What is not said is not taken for nothing. */
export type StatedFacts = Pick<FeeFacts, 'copies' | 'pages' | 'papers' | 'quantity' | 'subjects'>

export interface FeesAsked {
  readonly content: Pick<ProcedureContent, 'fee'>
  /** Compiled; undefined where the version has none on that day. */
  readonly rule: FeeRule | undefined
  /** What a decision table of the version said (ADR 0045); it goes before the rule. */
  readonly decided: readonly DecidedFeeLine[] | undefined
  readonly facts: FeeFacts
}

export interface FeesOfDossier { readonly moment: Moment; readonly fees: readonly ComputedFee[] }

/**
 * What a dossier costs, by the first that says so: the table of its version, its rule, the list that is published. A
 * fee of which something is not known yet, or whose rule has a fault, has no amount, and says why; it is never 0. What
 * another agency tells is due when the result is given. Pure.
 */
export function feesOfDossier(asked: FeesAsked): readonly FeesOfDossier[] {
  const fees = asked.decided?.map(ofTable) ?? (asked.rule ? ofRule(asked.rule, asked.facts) : ofList(asked.content))
  const later = fees.filter(({ state }) => state === 'by-another-agency')
  const now = fees.filter(({ state }) => state !== 'by-another-agency')
  return [
    ...now.length > 0 ? [{ moment: 'reception' as const, fees: now }] : [],
    ...later.length > 0 ? [{ moment: 'return' as const, fees: later }] : [],
  ]
}

function ofTable({ name, amount, per, reason }: DecidedFeeLine): ComputedFee {
  const why = reason ?? (per === '' ? TABLE : `${TABLE}, ${per}`)
  return { name, kind: 'phi', amount, state: amount === 0 ? 'exempt' : 'owed', why }
}

function ofRule(rule: FeeRule, facts: FeeFacts): readonly ComputedFee[] {
  const computed = computeFees(rule, facts)
  if (computed.ok) return computed.value.items
  const { refusal } = computed
  const why = refusal.code === 'facts-missing'
    ? `${MISSING}: ${refusal.missing.map((name) => FACTS[name]).join(', ')}`
    : `${FAULTY} “${refusal.item}”`
  return rule.fees.map(({ name, kind, how }) =>
    ({ name, kind, amount: null, state: how.by === 'another-agency' ? 'by-another-agency' : 'unpublished', why }))
}

/** What is published is read by a clerk, who says what it comes to here; nothing is asked of what is free. */
function ofList({ fee: { state, items, text } }: Pick<ProcedureContent, 'fee'>): readonly ComputedFee[] {
  if (state === 'free') return []
  const listed = items.length > 0 ? items : [{ name: text ?? FEE, kind: 'phi', condition: null, per: '' }]
  return listed.map(({ name, kind, condition, per }) => ({
    name, kind: kind === 'le-phi' ? 'le-phi' : 'phi', amount: null, state: 'unpublished',
    why: [NO_RULE, condition, per].filter((one) => one !== null && one !== '').join('; '),
  }))
}

const TABLE = 'Theo bảng quyết định của thủ tục'
const MISSING = 'Chưa đủ dữ kiện để tính'
const FAULTY = 'Quy tắc thu có lỗi ở khoản'
const NO_RULE = 'Chưa có quy tắc tính, thu theo mức đã công bố'
const FEE = 'Phí, lệ phí'
const FACTS: Readonly<Record<FactName, string>> = {
  channel: 'cách nộp', copies: 'số bản', pages: 'số trang của một bản', papers: 'số trang và số bản của từng giấy tờ',
  zone: 'khu vực', quantity: 'số lượng',
  subjects: 'diện được miễn, giảm', onDay: 'ngày',
}
