import { FeelFunction, evaluate, isFunction, unaryTest } from 'feelin'
import { HARMLESS } from '../feel/ask-feel.ts'
import { wordsOfThrown, wordsOfWarning } from '../feel/words-of-fault.ts'
import { evaluateTable } from './evaluate-table.ts'
import type { Boxed, BoxedFunction, DecisionModel, Variable } from './model.ts'
import { conform } from './types.ts'

export type Names = Readonly<Record<string, unknown>>

/** One evaluation: what is known everywhere, and what was complained of. */
export interface Evaluation {
  readonly model: DecisionModel
  readonly clock: Names
  readonly faults: string[]
  /** Which rules of which tables gave their answers, by the decision. */
  readonly hits: DecisionHit[]
  /** The decision that is being evaluated. */
  readonly at: string
}

export interface DecisionHit { readonly decision: string; readonly rules: readonly number[] }

/** One boxed expression in these names. What cannot be evaluated is null, as FEEL says, and leaves a fault. */
export function evaluateBoxed(run: Evaluation, boxed: Boxed, names: Names): unknown {
  switch (boxed.kind) {
    case 'literal': return typed(run, boxed.type, evaluateText(run, boxed.text, names))
    case 'list': return boxed.items.map((item) => evaluateBoxed(run, item, names))
    case 'relation':
      return boxed.rows.map((row) => Object.fromEntries(boxed.columns.map(({ name, type }, nth) => {
        const cell = row[nth]
        return [name, cell ? typed(run, type, evaluateBoxed(run, cell, names)) : null]
      })))
    case 'context': return evaluateContext(run, boxed.entries, names)
    case 'function': return functionOf(run, boxed, names)
    case 'invocation': return invoke(run, boxed, names)
    case 'table':
      return evaluateTable(boxed, {
        evaluate: (text, type) => typed(run, type, evaluateText(run, text, names)),
        test: (text, value) => testUnary(run, text, value, names), fault: (text) => run.faults.push(text),
        hit: (rules) => run.hits.push({ decision: run.at, rules }),
      })
    case 'if': {
      const isTrue = evaluateBoxed(run, boxed.test, names) === true
      return evaluateBoxed(run, isTrue ? boxed.then : boxed.else, names)
    }
    case 'for': return loop(run, boxed, names).map(({ answer }) => answer)
    case 'some': return loop(run, boxed, names).some(({ answer }) => answer === true)
    case 'every': return loop(run, boxed, names).every(({ answer }) => answer === true)
    case 'filter':
      return loop(run, { name: 'item', over: boxed.over, body: boxed.test }, names)
        .flatMap(({ item, answer }) => answer === true ? [item] : [])
  }
}

/** A text of FEEL in these names. */
function evaluateText({ clock, faults }: Evaluation, text: string, names: Names): unknown {
  try {
    const { value, warnings } = evaluate(text, { ...clock, ...names })
    for (const one of warnings) if (!HARMLESS.has(one.type)) faults.push(`${text}: ${wordsOfWarning(one)}`)
    return value ?? null
  } catch (error) {
    faults.push(`${text}: ${wordsOfThrown(error)}`)
    return null
  }
}

/** Whether a value passes unary tests; `-` is passed by all. */
function testUnary({ clock, faults }: Evaluation, text: string, value: unknown, names: Names): boolean {
  if (text.trim() === '' || text.trim() === '-') return true
  try {
    return unaryTest(text, { ...clock, ...names, '?': value }).value === true
  } catch (error) {
    faults.push(`${text}: ${wordsOfThrown(error)}`)
    return false
  }
}

/** A value as its type takes it; one that does not fit is null, and said so. */
export function typed(run: Evaluation, type: string | null, value: unknown): unknown {
  const judge = { isAllowed: (tests: string, one: unknown) => testUnary(run, tests, one, {}) }
  const fitted = conform(run.model, type, value, judge)
  if (fitted === null && value !== null && value !== undefined) run.faults.push(`giá trị không hợp kiểu ${type ?? ''}`)
  return fitted
}

function evaluateContext(
  run: Evaluation, entries: Extract<Boxed, { kind: 'context' }>['entries'], names: Names,
): unknown {
  const made: Record<string, unknown> = {}
  for (const { variable, value } of entries) {
    const found = evaluateBoxed(run, value, { ...names, ...made })
    // The entry without a name is what the whole is worth.
    if (!variable) return found
    made[variable.name] = typed(run, variable.type, found)
  }
  return made
}

/** A boxed function as one that FEEL can call, by place or by name. */
export function functionOf(run: Evaluation, { parameters, body, isForeign }: BoxedFunction, names: Names): unknown {
  if (isForeign || !body) {
    run.faults.push('hàm không viết bằng FEEL')
    return null
  }
  return callable(parameters, (given) => {
    const typedArguments = Object.fromEntries(
      parameters.map(({ name, type }, nth) => [name, typed(run, type, given[nth] ?? null)]),
    )
    return evaluateBoxed(run, body, { ...names, ...typedArguments })
  })
}

/** A function of FEEL with these parameters. */
export function callable(parameters: readonly Variable[], run: (given: readonly unknown[]) => unknown): unknown {
  return new FeelFunction((...given: unknown[]) => run(given), parameters.map(({ name }) => name))
}

function invoke(run: Evaluation, { called, gives }: Extract<Boxed, { kind: 'invocation' }>, names: Names): unknown {
  const found = evaluateBoxed(run, called, names)
  if (!isFunction(found)) {
    run.faults.push('thứ được gọi không phải hàm')
    return null
  }
  const given = Object.fromEntries(gives.map(({ name, value }) => [name, evaluateBoxed(run, value, names)]))
  const call = found as { readonly parameterNames: readonly string[]; readonly fn: (...all: unknown[]) => unknown }
  return call.fn(...call.parameterNames.map((name) => given[name] ?? null)) ?? null
}

function loop(
  run: Evaluation, { name, over, body }: { name: string; over: Boxed; body: Boxed }, names: Names,
): { item: unknown; answer: unknown }[] {
  const list = evaluateBoxed(run, over, names)
  const items: unknown[] = Array.isArray(list) ? list : [list]
  return items.map((item) => ({ item, answer: evaluateBoxed(run, body, { ...names, [name]: item }) }))
}
