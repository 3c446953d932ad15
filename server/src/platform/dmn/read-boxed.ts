import type { DmnElement } from 'dmn-moddle'
import type { Aggregation, Boxed, BoxedFunction, DecisionTable, HitPolicy, Variable } from './model.ts'

/** The elements of a list property. */
export function children(element: DmnElement | undefined, property: string): readonly DmnElement[] {
  const value = element?.get(property)
  return Array.isArray(value) ? value as readonly DmnElement[] : []
}

/** The element of a property. */
export function child(element: DmnElement | undefined, property: string): DmnElement | undefined {
  const value = element?.get(property)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as DmnElement : undefined
}

/** The text of a property. */
export function text(element: DmnElement | undefined, property: string): string | undefined {
  const value = element?.get(property)
  return typeof value === 'string' ? value : undefined
}

/** The id that a reference (`href="#id"`) leads to. */
export function idOf(reference: DmnElement): string {
  const href = text(reference, 'href') ?? ''
  return href.slice(href.indexOf('#') + 1)
}

/** The variable by which an element is known; its own name where it has none. */
export function variableOf(element: DmnElement): Variable {
  const variable = child(element, 'variable')
  const type = text(variable, 'typeRef') ?? text(element, 'typeRef') ?? null
  return { name: variable?.name ?? element.name ?? '', type }
}

/** The boxed expression of a property; null where nobody wrote one. */
export function boxedIn(element: DmnElement | undefined, property: string): Boxed | null {
  const expression = child(element, property)
  return expression ? boxedOf(expression) : null
}

const NOTHING: Boxed = { kind: 'literal', text: 'null', type: null }

function boxedOf(expression: DmnElement): Boxed {
  const inner = (property: string) => boxedIn(expression, property) ?? NOTHING
  const wrapped = (property: string) => boxedIn(child(expression, property), 'value')
    ?? boxedIn(child(expression, property), 'expression') ?? NOTHING
  switch (expression.$type.slice('dmn:'.length)) {
    case 'LiteralExpression':
      return { kind: 'literal', text: text(expression, 'text') ?? 'null', type: text(expression, 'typeRef') ?? null }
    case 'Context':
      return {
        kind: 'context', entries: children(expression, 'contextEntry').map((entry) => ({
          variable: child(entry, 'variable') ? variableOf(entry) : null, value: boxedIn(entry, 'value') ?? NOTHING,
        })),
      }
    case 'List': return { kind: 'list', items: children(expression, 'elements').map(boxedOf) }
    case 'Relation':
      return {
        kind: 'relation', columns: children(expression, 'column').map(variableOf),
        rows: children(expression, 'row').map((row) => children(row, 'elements').map(boxedOf)),
      }
    case 'Invocation':
      return {
        kind: 'invocation', called: inner('calledFunction'),
        gives: children(expression, 'binding').map((binding) => ({
          name: child(binding, 'parameter')?.name ?? '', value: boxedIn(binding, 'bindingFormula') ?? NOTHING,
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
    return { kind, name: text(expression, 'iteratorVariable') ?? '', over: wrapped('in'), body }
  }
}

/** A function definition; null if it is none. */
export function functionOf(expression: DmnElement | undefined): BoxedFunction | null {
  if (expression?.$type !== 'dmn:FunctionDefinition') return null
  return {
    kind: 'function', body: boxedIn(expression, 'body'), isForeign: (text(expression, 'kind') ?? 'FEEL') !== 'FEEL',
    parameters: children(expression, 'formalParameter')
      .map((one) => ({ name: one.name ?? '', type: text(one, 'typeRef') ?? null })),
  }
}

const POLICIES: Readonly<Record<string, HitPolicy>> = {
  'UNIQUE': 'unique', 'FIRST': 'first', 'PRIORITY': 'priority', 'ANY': 'any', 'COLLECT': 'collect',
  'RULE ORDER': 'rule-order', 'OUTPUT ORDER': 'output-order',
}
const AGGREGATIONS: Readonly<Record<string, Aggregation>> = { COUNT: 'count', SUM: 'sum', MIN: 'min', MAX: 'max' }

function tableOf(table: DmnElement): DecisionTable {
  const outputs = children(table, 'output')
  return {
    kind: 'table', policy: POLICIES[text(table, 'hitPolicy') ?? 'UNIQUE'] ?? 'unique',
    aggregation: AGGREGATIONS[text(table, 'aggregation') ?? ''] ?? null,
    inputs: children(table, 'input').map((input) => {
      const expression = child(input, 'inputExpression')
      return {
        text: text(expression, 'text') ?? 'null', type: text(expression, 'typeRef') ?? null,
        allowed: written(child(input, 'inputValues')),
      }
    }),
    outputs: outputs.map((output) => ({
      name: output.name ?? text(table, 'outputLabel') ?? '', type: text(output, 'typeRef') ?? null,
      allowed: written(child(output, 'outputValues')), otherwise: written(child(output, 'defaultOutputEntry')),
    })),
    rules: children(table, 'rule').map((rule) => ({
      tests: children(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? ''),
      answers: children(rule, 'outputEntry').map((entry) => text(entry, 'text') ?? ''),
    })),
  }
}

function written(element: DmnElement | undefined): string | null {
  const value = text(element, 'text')?.trim()
  return value === undefined || value === '' ? null : value
}
