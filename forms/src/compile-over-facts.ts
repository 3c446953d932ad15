import { type FeelProblem, type Names, compileFeel } from './compile-feel.ts'
import { type Expression, evaluate } from './expression.ts'
import type { Context } from './feel-values.ts'

/** A compiled expression over plain facts, which facts it reads, and every text it looks for in a list, by the list. */
export interface OverFacts {
  /** The value for these facts, null for what cannot be known; never throws. Dates are made by `dateFrom`. */
  readonly ask: (facts: Context) => unknown
  readonly reads: readonly string[]
  /** Facts that it reads in another way than `list contains(FACT, "text")`: what it looks for there is not known. */
  readonly readsOtherwise: readonly string[]
  readonly soughtIn: ReadonlyMap<string, readonly string[]>
}

export type CompiledOverFacts =
  | { readonly ok: true; readonly value: OverFacts }
  | { readonly ok: false; readonly problem: FeelProblem }

/**
 * FEEL over facts that somebody states, not over the fields of a form: compiled once, asked often. Refuses what
 * `compileFeel` refuses, with its text in Vietnamese.
 */
export function compileOverFacts(text: string, names: readonly string[]): CompiledOverFacts {
  const known: Names = new Map(names.map((name) => [name, undefined]))
  const compiled = compileFeel(text, known)
  if (!compiled.ok) return compiled
  const [reads, otherwise, soughtIn] = [new Set<string>(), new Set<string>(), new Map<string, string[]>()]
  look(compiled.value, { isFact: (name) => known.has(name), reads, otherwise, soughtIn })
  const ask = (facts: Context) => evaluate(compiled.value, facts)
  return { ok: true, value: { ask, reads: [...reads], readsOtherwise: [...otherwise], soughtIn } }
}

interface Look {
  readonly isFact: (name: string) => boolean
  readonly reads: Set<string>
  readonly otherwise: Set<string>
  readonly soughtIn: Map<string, string[]>
}

function look(expression: Expression, into: Look): void {
  if (!isCall(expression)) return
  const [operator, list, sought] = expression
  if (operator === 'get' && typeof list === 'string' && into.isFact(list)) {
    into.reads.add(list)
    into.otherwise.add(list)
  }
  if (operator === 'list contains' && isCall(list) && list[0] === 'get' && typeof sought === 'string') {
    const fact = String(list[1])
    into.reads.add(fact)
    into.soughtIn.set(fact, [...into.soughtIn.get(fact) ?? [], sought])
    return
  }
  for (const part of expression.slice(1)) look(part, into)
}

function isCall(expression: Expression | undefined): expression is readonly Expression[] {
  return Array.isArray(expression)
}
