import { filledText } from '@motcua/contracts/texts.ts'
import { type OverFacts, compileOverFacts } from './compile-over-facts.ts'
import { type Context, dateFrom } from './feel-values.ts'
import { PUBLISH } from './publish-texts.ts'

/** One fee as a version of a procedure keeps it. `says` is how it comes about, in the words of the data. */
export interface FeeItemText {
  readonly name: string
  readonly kind: 'phi' | 'le-phi' | 'nghia-vu-tai-chinh'
  readonly article: string
  readonly says?: string | undefined
  /** FEEL over the facts; `unpublished` and `another-agency` have no amount here. */
  readonly amount: string
  readonly exempt?: readonly { readonly when: string; readonly reason: string; readonly article: string }[] | undefined
}

/** The same facts give the same value, and it throws nothing. */
type Ask = (facts: object) => unknown

/** A fee whose expressions are compiled; `broken` where what the data say does not compile. */
export interface CompiledFee extends Pick<FeeItemText, 'name' | 'kind' | 'article'> {
  readonly says?: string
  readonly how:
    | { readonly by: 'amount'; readonly ask: Ask }
    | { readonly by: 'unpublished' }
    | { readonly by: 'another-agency' }
    | { readonly by: 'broken'; readonly text: string }
  readonly exempt: readonly { readonly when: Ask; readonly reason: string; readonly article: string }[]
}

export interface CompiledFeeRule<Name extends string> {
  /** The facts that any expression of it reads, in the order of `facts`. */
  readonly needs: readonly Name[]
  readonly fees: readonly CompiledFee[]
  /** Codes of subjects that it asks for, each once. */
  readonly asksFor: readonly string[]
  /** Expressions that do not compile: `Phí chứng thực bản sao/amount`, and why, in Vietnamese. */
  readonly problems: readonly { readonly place: string; readonly text: string }[]
}

/**
 * The fees of a rule, each expression compiled once, over `facts`; codes of subjects must be among `subjects`. What
 * does not compile stays in its place as a fee that is refused when it is asked for, and is among `problems`.
 */
export function compileFeeRule<Name extends string>(
  items: readonly FeeItemText[], facts: readonly Name[], subjects: ReadonlySet<string>,
): CompiledFeeRule<Name> {
  const needs = new Set<string>()
  const asksFor = new Set<string>()
  const problems: { place: string; text: string }[] = []
  const fees = items.map((item): CompiledFee => {
    const { name, kind, article, says } = item
    const common = { name, kind, article, ...says !== undefined && { says } }
    const broken: string[] = []
    const ask = (text: string, at: string): Ask => {
      const compiled = compiledOf(text, facts, subjects)
      if (typeof compiled !== 'string') {
        for (const fact of compiled.reads) needs.add(fact)
        for (const code of compiled.soughtIn.get('subjects') ?? []) asksFor.add(code)
        return askOf(compiled)
      }
      broken.push(compiled)
      problems.push({ place: `${name}/${at}`, text: compiled })
      return () => null
    }
    const exempt = (item.exempt ?? []).map(({ when, reason, article: of }, nth) =>
      ({ when: ask(when, `exempt/${nth}`), reason, article: of }))
    const how: CompiledFee['how'] = item.amount === 'unpublished' || item.amount === 'another-agency'
      ? { by: item.amount }
      : { by: 'amount', ask: ask(item.amount, 'amount') }
    return { ...common, exempt, how: broken[0] === undefined ? how : { by: 'broken', text: broken[0] } }
  })
  return { needs: facts.filter((name) => needs.has(name)), fees, asksFor: [...asksFor], problems }
}

function compiledOf(text: string, facts: readonly string[], subjects: ReadonlySet<string>): OverFacts | string {
  const compiled = compileOverFacts(text, facts)
  if (!compiled.ok) return compiled.problem.text
  if (compiled.value.readsOtherwise.includes('subjects')) return PUBLISH.subjectsOtherwise.vi
  const stranger = compiled.value.soughtIn.get('subjects')?.find((code) => !subjects.has(code))
  return stranger === undefined ? compiled.value : filledText(PUBLISH.unknownSubject, { code: stranger }).vi
}

/** Dates cost the most of a computation, so only expressions that read the day are given one. */
function askOf({ ask, reads }: OverFacts): Ask {
  if (reads.length === 0) {
    const value = ask({})
    return () => value
  }
  if (!reads.includes('onDay')) return (facts) => ask(facts as Context)
  return (facts: { readonly onDay?: string }) => ask({ ...facts, onDay: dateFrom(facts.onDay ?? '') })
}
