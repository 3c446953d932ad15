import { type FeelProblem, type Names, compileFeel } from './compile-feel.ts'
import { type Expression, evaluate } from './expression.ts'
import type { Context } from './feel-values.ts'

/** A compiled expression over plain facts, which facts it reads, and every text it looks for in a list, by the list. */
export interface OverFacts {
  /** The value for these facts, null for what cannot be known; never throws. Dates are made by `dateFrom`. */
  readonly ask: (facts: Context) => unknown
  readonly reads: readonly string[]
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
  const [reads, soughtIn] = [new Set<string>(), new Map<string, string[]>()]
  look(compiled.value, { isFact: (name) => known.has(name), reads, soughtIn })
  return { ok: true, value: { ask: (facts) => evaluate(compiled.value, facts), reads: [...reads], soughtIn } }
}

interface Look {
  readonly isFact: (name: string) => boolean
  readonly reads: Set<string>
  readonly soughtIn: Map<string, string[]>
}

function look(expression: Expression, into: Look): void {
  if (!isCall(expression)) return
  const [operator, list, sought] = expression
  if (operator === 'get' && typeof list === 'string' && into.isFact(list)) into.reads.add(list)
  if (operator === 'list contains' && isCall(list) && list[0] === 'get' && typeof sought === 'string') {
    into.soughtIn.set(String(list[1]), [...into.soughtIn.get(String(list[1])) ?? [], sought])
  }
  for (const part of expression.slice(1)) look(part, into)
}

function isCall(expression: Expression | undefined): expression is readonly Expression[] {
  return Array.isArray(expression)
}
