import type { DmnElement } from 'dmn-moddle'
import { childrenOf, partOf, textOf } from '../moddle-element.ts'
import type { Aggregation, Boxed, BoxedFunction, DecisionTable, HitPolicy, Variable } from './model.ts'

/** The id that a reference (`href="#id"`) leads to. */
export function idOf(reference: DmnElement): string {
  const href = textOf(reference, 'href') ?? ''
  return href.slice(href.indexOf('#') + 1)
}

/** The variable by which an element is known; its own name where it has none. */
export function variableOf(element: DmnElement): Variable {
  const variable = partOf(element, 'variable')
  const type = textOf(variable, 'typeRef') ?? textOf(element, 'typeRef') ?? null
  return { name: variable?.name ?? element.name ?? '', type }
}

/** The boxed expression of a property; null where nobody wrote one. */
export function boxedIn(element: DmnElement | undefined, property: string): Boxed | null {
  const expression = partOf(element, property)
  return expression ? boxedOf(expression) : null
}

const NOTHING: Boxed = { kind: 'literal', text: 'null', type: null }

function boxedOf(expression: DmnElement): Boxed {
  const inner = (property: string) => boxedIn(expression, property) ?? NOTHING
  const wrapped = (property: string) => boxedIn(partOf(expression, property), 'value')
    ?? boxedIn(partOf(expression, property), 'expression') ?? NOTHING
  switch (expression.$type.slice('dmn:'.length)) {
    case 'LiteralExpression':
      return { kind: 'literal', text: textOf(expression, 'text') ?? 'null', type: textOf(expression, 'typeRef') ?? null }
    case 'Context':
      return {
        kind: 'context', entries: childrenOf(expression, 'contextEntry').map((entry) => ({
          variable: partOf(entry, 'variable') ? variableOf(entry) : null, value: boxedIn(entry, 'value') ?? NOTHING,
        })),
      }
    case 'List': return { kind: 'list', items: childrenOf(expression, 'elements').map(boxedOf) }
    case 'Relation':
      return {
        kind: 'relation', columns: childrenOf(expression, 'column').map(variableOf),
        rows: childrenOf(expression, 'row').map((row) => childrenOf(row, 'elements').map(boxedOf)),
      }
    case 'Invocation':
      return {
        kind: 'invocation', called: inner('calledFunction'),
        gives: childrenOf(expression, 'binding').map((binding) => ({
          name: partOf(binding, 'parameter')?.name ?? '', value: boxedIn(binding, 'bindingFormula') ?? NOTHING,
        })),
      }
    case 'FunctionDefinition': return functionOf(expression) ?? NOTHING
    case 'DecisionTable': return tableOf(expression)
    case 'Conditional': return { kind: 'if', test: wrapped('if'), then: wrapped('then'), else: wrapped('else') }
    case 'Filter': return { kind: 'filter', over: wrapped('in'), test: wrapped('match') }
    case 'For': return loopOf('for', wrapped('return'))
    case 'Some': return loopOf('some', wrapped('satisfies'))
    case 'Every': return loopOf('every', wrapped('satisfies'))
    default: return NOTHING
  }

  function loopOf(kind: 'for' | 'some' | 'every', body: Boxed): Boxed {
    return { kind, name: textOf(expression, 'iteratorVariable') ?? '', over: wrapped('in'), body }
  }
}

/** A function definition; null if it is none. */
export function functionOf(expression: DmnElement | undefined): BoxedFunction | null {
  if (expression?.$type !== 'dmn:FunctionDefinition') return null
  return {
    kind: 'function', body: boxedIn(expression, 'body'), isForeign: (textOf(expression, 'kind') ?? 'FEEL') !== 'FEEL',
    parameters: childrenOf(expression, 'formalParameter')
      .map((one) => ({ name: one.name ?? '', type: textOf(one, 'typeRef') ?? null })),
  }
}

const POLICIES: Readonly<Record<string, HitPolicy>> = {
  'UNIQUE': 'unique', 'FIRST': 'first', 'PRIORITY': 'priority', 'ANY': 'any', 'COLLECT': 'collect',
  'RULE ORDER': 'rule-order', 'OUTPUT ORDER': 'output-order',
}
const AGGREGATIONS: Readonly<Record<string, Aggregation>> = { COUNT: 'count', SUM: 'sum', MIN: 'min', MAX: 'max' }

function tableOf(table: DmnElement): DecisionTable {
  const outputs = childrenOf(table, 'output')
  return {
    kind: 'table', policy: POLICIES[textOf(table, 'hitPolicy') ?? 'UNIQUE'] ?? 'unique',
    aggregation: AGGREGATIONS[textOf(table, 'aggregation') ?? ''] ?? null,
    inputs: childrenOf(table, 'input').map((input) => {
      const expression = partOf(input, 'inputExpression')
      return {
        text: textOf(expression, 'text') ?? 'null', type: textOf(expression, 'typeRef') ?? null,
        allowed: written(partOf(input, 'inputValues')),
      }
    }),
    outputs: outputs.map((output) => ({
      name: output.name ?? textOf(table, 'outputLabel') ?? '', type: textOf(output, 'typeRef') ?? null,
      allowed: written(partOf(output, 'outputValues')), otherwise: written(partOf(output, 'defaultOutputEntry')),
    })),
    rules: childrenOf(table, 'rule').map((rule) => ({
      tests: childrenOf(rule, 'inputEntry').map((entry) => textOf(entry, 'text') ?? ''),
      answers: childrenOf(rule, 'outputEntry').map((entry) => textOf(entry, 'text') ?? ''),
    })),
  }
}

function written(element: DmnElement | undefined): string | null {
  const value = textOf(element, 'text')?.trim()
  return value === undefined || value === '' ? null : value
}
