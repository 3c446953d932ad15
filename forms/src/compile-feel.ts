import { type Language, type Say, sayIn } from '@motcua/contracts/texts.ts'
import { parseExpression } from 'feelin'
import { type Expression, isFunctionName } from './expression.ts'
import { dateFrom, durationFrom } from './feel-values.ts'
import { problemOfPattern } from './linear-pattern.ts'
import { FEEL, PATTERN } from './publish-texts.ts'

export type FeelProblemCode =
  | 'syntax' | 'too-long' | 'too-deep' | 'unknown-name' | 'unknown-function' | 'arguments' | 'range'
  | 'nested-iteration' | 'pattern' | 'literal' | 'unsupported'

/** What is wrong with an expression, and from which letter to which. `text` is for the person who publishes. */
export interface FeelProblem {
  readonly code: FeelProblemCode
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The names an expression may use: keys of fields, each with its columns if it is a table, and plain variables. */
export type Names = ReadonlyMap<string, readonly string[] | undefined>

export type Compiled =
  | { readonly ok: true; readonly value: Expression }
  | { readonly ok: false; readonly problem: FeelProblem }

type Node = ReturnType<typeof parseExpression>['topNode']
/** `bound` is the variable of the loop around, with the columns of its rows if they are known. */
interface Walk { readonly text: string; readonly names: Names; readonly bound: Names }

const LONGEST = 2_000
const DEEPEST = 40
const LONGEST_RANGE = 1_000

/** How many arguments each function takes. What is not here cannot be called, whatever FEEL offers. */
const ARGUMENTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'not': [1, 1], 'number': [1, 1], 'string': [1, 1], 'date': [1, 3], 'duration': [1, 1],
  'years and months duration': [2, 2], 'string length': [1, 1], 'substring': [2, 3], 'upper case': [1, 1],
  'lower case': [1, 1], 'contains': [2, 2], 'starts with': [2, 2], 'ends with': [2, 2], 'matches': [2, 2],
  'split': [2, 2], 'list contains': [2, 2], 'count': [1, 1], 'distinct values': [1, 1], 'sum': [1, 20], 'min': [1, 20],
  'max': [1, 20], 'floor': [1, 2], 'ceiling': [1, 2], 'abs': [1, 1],
}
const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/']

class Refused extends Error {
  readonly problemIn: (language: Language) => FeelProblem

  constructor({ from, to }: Pick<Node, 'from' | 'to'>, code: FeelProblemCode, tell: (say: Say) => string) {
    super(code)
    this.problemIn = (language) => ({ code, text: tell(sayIn(language)), from, to })
  }
}

/**
 * FEEL to the tree that `evaluate` runs; only at publication, never where citizens are served. Refuses what feelin
 * lets pass: broken text, which it repairs in silence, unknown names and functions, and whatever could run for long
 * (ranges over 1,000, iteration within iteration, patterns that are not known to be linear).
 */
export function compileFeel(text: string, names: Names, language: Language = 'vi'): Compiled {
  try {
    const whole = { from: 0, to: text.length }
    if (text.length > LONGEST) throw new Refused(whole, 'too-long', (say) => say(FEEL.tooLong, { most: LONGEST }))
    const { topNode } = parseExpression(text, {}, undefined)
    refuseErrors(topNode, 0)
    const [body, ...rest] = childrenOf(topNode)
    if (!body || rest.length > 0) throw new Refused(whole, 'syntax', (say) => say(FEEL.empty))
    return { ok: true, value: compile(body, { text, names, bound: new Map() }) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problemIn(language) }
    throw error
  }
}

function refuseErrors(node: Node, depth: number): void {
  if (node.type.isError) throw new Refused(node, 'syntax', (say) => say(FEEL.syntax))
  if (depth > DEEPEST) throw new Refused(node, 'too-deep', (say) => say(FEEL.tooDeep, { most: DEEPEST }))
  for (const child of childrenOf(node)) refuseErrors(child, depth + 1)
}

function compile(node: Node, walk: Walk): Expression {
  const parts = childrenOf(node)
  const inner = (nth: number) => compile(part(node, nth), walk)
  switch (node.name) {
    case 'null': return null
    case 'BooleanLiteral': return textOf(node, walk) === 'true'
    case 'NumericLiteral': return Number(textOf(node, walk).replace(/\s/g, ''))
    case 'StringLiteral': return stringOf(node, walk)
    case 'ParenthesizedExpression': return inner(1)
    case 'Conjunction': return ['and', inner(0), inner(2)]
    case 'Disjunction': return ['or', inner(0), inner(2)]
    case 'IfExpression': return ['if', inner(1), inner(3), inner(5)]
    case 'List': return ['list', ...parts.slice(1, -1).map((item) => compile(item, walk))]
    case 'VariableName': case 'PathExpression': return path(node, walk)
    case 'ArithmeticExpression':
      return parts.length === 2 ? ['-', 0, inner(1)] : [operatorOf(part(node, 1), walk), inner(0), inner(2)]
    case 'Comparison': return comparison(node, walk)
    case 'FilterExpression': return filter(node, walk)
    case 'QuantifiedExpression': return iteration(node, textOf(part(node, 0), walk), walk)
    case 'ForExpression': return iteration(node, 'for', walk)
    case 'FunctionInvocation': return call(node, walk)
    case 'DateTimeLiteral':
      return part(node, 0).name === 'AtLiteral' ? temporal(part(part(node, 0), 0), walk) : call(node, walk)
    default: throw new Refused(node, 'unsupported', (say) => say(FEEL.unsupported))
  }
}

function path(node: Node, walk: Walk): Expression {
  const names: string[] = []
  let at = node
  while (at.name === 'PathExpression') {
    names.unshift(textOf(part(at, 2), walk))
    at = part(at, 0)
  }
  if (at.name !== 'VariableName') return names.reduce<Expression>((of, name) => ['of', of, name], compile(at, walk))

  const root = textOf(at, walk)
  if (walk.bound.has(root)) {
    const columns = walk.bound.get(root)
    if (columns && names[0] !== undefined && !columns.includes(names[0])) throw unknown(node, walk)
    return ['get', root, ...names]
  }
  if (fieldOf([root, ...names], walk.names) === undefined) throw unknown(node, walk)
  return ['get', root, ...names]
}

/** The field that a path leads to or into: `residence.address` for `residence.address.commune.name`. */
function fieldOf(path: readonly string[], names: Names): string | undefined {
  return path.map((_, nth) => path.slice(0, nth + 1).join('.')).find((key) => names.has(key))
}

function unknown(node: Node, walk: Walk): Refused {
  return new Refused(node, 'unknown-name', (say) => say(FEEL.unknownName, { name: textOf(node, walk) }))
}

function comparison(node: Node, walk: Walk): Expression {
  const [left, operator, ...tests] = childrenOf(node)
  if (!left || !operator) throw new Refused(node, 'syntax', (say) => say(FEEL.sideMissing))
  const value = compile(left, walk)
  if (operator.name === 'between') return ['between', value, compile(part(node, 2), walk), compile(part(node, 4), walk)]
  if (operator.name !== 'in') return [operatorOf(operator, walk), value, compile(part(node, 2), walk)]

  const all = tests.flatMap((test) => test.name === 'PositiveUnaryTests' ? childrenOf(test) : [test])
    .filter(({ name }) => name === 'PositiveUnaryTest')
  const compiled = all.map((test) => membership(part(test, 0), value, walk))
  return compiled.length === 1 ? compiled[0] ?? null : ['or', ...compiled]
}

function membership(test: Node, value: Expression, walk: Walk): Expression {
  if (test.name !== 'SimplePositiveUnaryTest') return ['list contains', compile(test, walk), value]
  const [first, second] = childrenOf(test)
  if (first && second) return [operatorOf(first, walk), value, compile(second, walk)]
  const interval = part(test, 0)
  if (interval.name !== 'Interval') throw new Refused(test, 'unsupported', (say) => say(FEEL.badTest))
  const [low, high] = [compile(part(interval, 1), walk), compile(part(interval, 3), walk)]
  const opening = textOf(part(interval, 0), walk) === '[' ? '>=' : '>'
  return ['and', [opening, value, low], [textOf(part(interval, 4), walk) === ']' ? '<=' : '<', value, high]]
}

/** `list[2]` or `list[item.main = true]`. FEEL guesses from the type which one is meant; a form has to say. */
function filter(node: Node, walk: Walk): Expression {
  const [list, condition] = [part(node, 0), part(node, 2)]
  if (condition.name === 'NumericLiteral') {
    const nth = compile(condition, walk)
    if (!Number.isInteger(nth) || nth === 0) {
      throw new Refused(condition, 'literal', (say) => say(FEEL.place))
    }
    return ['at', compile(list, walk), nth]
  }
  if (!['Comparison', 'Conjunction', 'Disjunction'].includes(condition.name)) {
    throw new Refused(condition, 'unsupported', (say) => say(FEEL.filter))
  }
  return ['filter', compile(list, walk), compile(condition, bind(node, 'item', list, walk))]
}

function iteration(node: Node, kind: string, walk: Walk): Expression {
  const [, ins, , body] = childrenOf(node)
  const each = ins ? childrenOf(ins) : []
  const [first] = each
  if (!first || !body || each.length > 1) throw nested(node)
  const [name, over] = [textOf(part(first, 0), walk), part(first, 2)]
  const source = part(over, 0)
  const list = childrenOf(over).length > 1 ? range(over, walk) : compile(source, walk)
  return [kind, name, list, compile(body, bind(node, name, source, walk))]
}

/** One loop over the rows of one table is what a form needs; two of 1,000 rows are a million. */
function bind(node: Node, name: string, source: Node, walk: Walk): Walk {
  if (walk.bound.size > 0) throw nested(node)
  return { ...walk, bound: new Map([[name, walk.names.get(textOf(source, walk))]]) }
}

function nested(node: Node): Refused {
  return new Refused(node, 'nested-iteration', (say) => say(FEEL.nested))
}

function range(node: Node, walk: Walk): Expression {
  const [from, , to] = childrenOf(node).map((end) => end.name === 'NumericLiteral' ? Number(textOf(end, walk)) : NaN)
  if (from === undefined || to === undefined || !Number.isInteger(from) || !Number.isInteger(to) || from > to) {
    throw new Refused(node, 'range', (say) => say(FEEL.range))
  }
  if (to - from >= LONGEST_RANGE) {
    throw new Refused(node, 'range', (say) => say(FEEL.longRange, { most: LONGEST_RANGE }))
  }
  return ['list', ...Array.from({ length: to - from + 1 }, (_, nth) => from + nth)]
}

function call(node: Node, walk: Walk): Expression {
  const [name, given] = [textOf(part(node, 0), walk).replace(/\s+/g, ' '), part(node, 2)]
  const arity = Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name] : undefined
  if (!arity || !isFunctionName(name)) {
    throw new Refused(node, 'unknown-function', (say) => say(FEEL.unknownFunction, { name }))
  }
  const [least, most] = arity
  const nodes = given.name === 'PositionalParameters' ? childrenOf(given) : []
  if (nodes.length < least || nodes.length > most) {
    throw new Refused(node, 'arguments', (say) => say(FEEL.arguments, { name }))
  }
  const [first] = nodes
  const isWritten = name === 'date' && nodes.length === 1 && first?.name === 'StringLiteral'
  if (first && (name === 'duration' || isWritten)) return temporal(first, walk)
  if (name === 'matches' || name === 'split') refusePattern(part(given, 1), walk)
  return [name, ...nodes.map((argument) => compile(argument, walk))]
}

function refusePattern(node: Node, walk: Walk): void {
  if (node.name !== 'StringLiteral') throw new Refused(node, 'pattern', (say) => say(FEEL.writtenPattern))
  const problem = problemOfPattern(stringOf(node, walk), 1)
  if (problem) throw new Refused(node, 'pattern', (say) => say(PATTERN.unsafe, { why: say(problem) }))
}

/** A date or a duration written out. It is looked at now, so that a slip of the pen does not become null later. */
function temporal(node: Node, walk: Walk): Expression {
  if (node.name !== 'StringLiteral') throw new Refused(node, 'literal', (say) => say(FEEL.writtenSpan))
  const text = stringOf(node, walk)
  if (dateFrom(text)) return ['date', text]
  if (durationFrom(text)) return ['duration', text]
  throw new Refused(node, 'literal', (say) => say(FEEL.noSpan, { text }))
}

function stringOf(node: Node, walk: Walk): string {
  try {
    return JSON.parse(textOf(node, walk)) as string
  } catch {
    throw new Refused(node, 'literal', (say) => say(FEEL.badText))
  }
}

function operatorOf(node: Node, walk: Walk): string {
  const operator = textOf(node, walk)
  if (OPERATORS.includes(operator)) return operator
  throw new Refused(node, 'unsupported', (say) => say(FEEL.operator, { operator }))
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

function part(node: Node, nth: number): Node {
  const child = childrenOf(node)[nth]
  if (!child) throw new Refused(node, 'syntax', (say) => say(FEEL.partMissing))
  return child
}

function textOf(node: Node, walk: Walk): string {
  return walk.text.slice(node.from, node.to)
}
