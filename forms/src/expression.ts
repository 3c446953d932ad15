import {
  type Context, type Value, addTo, dateFrom, dateOf, daysBetween, durationFrom, durationOf, isDate, isDuration,
  monthsBetween, partsOf, weekdayOf,
} from './feel-values.ts'
import { patternOf } from './pattern-of.ts'

/**
 * A compiled expression, plain JSON: a literal, or an operator with its operands. `['get', 'child', 'sex']` is
 * `child.sex`; `['every', 'r', list, condition]` binds `r`. compile-feel.ts makes them, `evaluate` runs them.
 */
export type Expression = null | boolean | number | string | readonly Expression[]

interface Scope { readonly values: Context; readonly outer?: Scope }

/** An expression of a form needs a few hundred. Whoever needs more gets null, as for whatever cannot be known. */
const STEPS = 50_000
const LONGEST_TEXT = 5_000
const LONGEST_LIST = 1_000

/**
 * The value of an expression over the answers, the same on the server and in the browser. FEEL as feelin has it:
 * three-valued logic, null for what is missing or of the wrong type. Never throws on data, always ends. Numbers are
 * decimal to 15 digits, so 0.1 + 0.2 is 0.3, which feelin leaves at 0.30000000000000004.
 */
export function evaluate(expression: Expression, context: Context): Value {
  let steps = STEPS

  const run = (node: Expression | undefined, scope: Scope): Value => {
    if (--steps < 0 || node === undefined) return null
    if (!Array.isArray(node)) return node
    const [operator, a, b, c] = node as [string, ...Expression[]]
    const bound = (name: unknown, value: Value): Scope => ({ values: { [String(name)]: value }, outer: scope })
    const all = () => node.slice(1).map((item) => run(item as Expression, scope))
    switch (operator) {
      case 'get': return node.slice(2).reduce<Value>(property, lookUp(String(a), scope))
      case 'of': return property(run(a, scope), b)
      case 'list': return all()
      case 'if': return run(run(a, scope) === true ? b : c, scope)
      case 'and': case 'or': return every(all(), operator === 'or')
      case 'at': return onList((list) => list.at(Number(b) > 0 ? Number(b) - 1 : Number(b)) ?? null)(run(a, scope))
      case 'filter': return onList((list) => list.slice(0, LONGEST_LIST)
        .filter((item) => run(b, bound('item', item)) === true))(run(a, scope))
      case 'every': case 'some': case 'for': {
        const list = run(b, scope)
        if (!isList(list) || list.length > LONGEST_LIST) return null
        const holds = (item: Value) => run(c, bound(a, item)) === true
        if (operator === 'for') return list.map((item) => run(c, bound(a, item)))
        return operator === 'every' ? list.every(holds) : list.some(holds)
      }
      default: {
        const apply = Object.hasOwn(FUNCTIONS, operator) ? FUNCTIONS[operator] : undefined
        return apply?.(...all()) ?? null
      }
    }
  }
  return run(expression, { values: context })
}

/** What compile-feel.ts may call. Names are those of FEEL; operators are functions too. */
export function isFunctionName(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name)
}

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)
const isText = (value: Value | undefined): value is string => typeof value === 'string'
const isNumber = (value: Value | undefined): value is number => typeof value === 'number'
const decimal = (n: number): number | null => Number.isFinite(n) ? Number(n.toPrecision(15)) : null
const short = (text: string): string | null => text.length > LONGEST_TEXT ? null : text

function lookUp(name: string, scope: Scope | undefined): Value {
  for (let at = scope; at; at = at.outer) if (Object.hasOwn(at.values, name)) return at.values[name] ?? null
  return null
}

function property(of: Value, name: unknown): Value {
  if (isList(of)) return of.map((item) => property(item, name))
  if (isDate(of)) {
    const [year, month, day] = partsOf(of)
    const parts: Context = { year, month, day, weekday: weekdayOf(of) }
    return parts[String(name)] ?? null
  }
  if (isDuration(of)) {
    const { unit, amount } = of
    if (unit === 'days') return name === 'days' ? amount : null
    return name === 'years' ? Math.trunc(amount / 12) + 0 : name === 'months' ? amount % 12 + 0 : null
  }
  return of !== null && typeof of === 'object' && Object.hasOwn(of, String(name)) ? of[String(name)] ?? null : null
}

/** `and` is decided by one false, `or` by one true; otherwise whatever is not known makes the whole unknown. */
function every(values: readonly Value[], decisive: boolean): boolean | null {
  if (values.includes(decisive)) return decisive
  return values.every((value) => value === !decisive) ? !decisive : null
}

function kindOf(value: Value): string {
  return value === null ? 'null' : isList(value) ? 'list' : isDate(value) ? 'date' : isDuration(value) ? value.unit
    : typeof value
}

/** FEEL takes a list of one for what is in it. */
function single(value: Value): Value {
  return isList(value) && value.length < 2 ? value[0] ?? null : value
}

function equals(a: Value = null, b: Value = null): boolean | null {
  if (a === null || b === null) return a === b
  if (isList(a) !== isList(b)) [a, b] = [single(a), single(b)]
  if (kindOf(a) !== kindOf(b)) return null
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, nth) => equals(item, (b as Value[])[nth]))
  if (isDate(a) || isDuration(a)) return compare(a, b) === 0
  if (typeof a !== 'object') return a === b
  const [left, right] = [a as Context, b as Context]
  const names = Object.keys(left)
  return names.length === Object.keys(right).length && names.every((name) => equals(left[name], property(right, name)))
}

/** Below zero, zero or above it; null where FEEL does not compare. */
function compare(a: Value = null, b: Value = null): number | null {
  if (isDate(a) && isDate(b)) return a.iso < b.iso ? -1 : Number(a.iso > b.iso)
  if (isDuration(a) && isDuration(b)) return a.unit === b.unit ? a.amount - b.amount : null
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : Number(a > b)
  return isText(a) && isText(b) ? a < b ? -1 : Number(a > b) : null
}

function ordered(holds: (order: number) => boolean) {
  return (a?: Value, b?: Value): boolean | null => {
    const order = compare(a, b)
    return order === null ? null : holds(order)
  }
}

function add(a?: Value, b?: Value): Value {
  if (isNumber(a) && isNumber(b)) return decimal(a + b)
  if (isText(a) && isText(b)) return short(a + b)
  if (isDate(a) && isDuration(b)) return addTo(a, b)
  if (isDuration(a) && isDate(b)) return addTo(b, a)
  return isDuration(a) && isDuration(b) && a.unit === b.unit ? durationOf(a.unit, a.amount + b.amount) : null
}

function subtract(a?: Value, b?: Value): Value {
  if (isDate(a) && isDate(b)) return daysBetween(b, a)
  return add(a, isNumber(b) ? -b : isDuration(b) ? durationOf(b.unit, -b.amount) : null)
}

const onText = (apply: (text: string, other: string) => Value) => (a?: Value, b: Value = '') =>
  isText(a) && isText(b) ? apply(a, b) : null
const onNumbers = (apply: (a: number, b: number) => number) => (a?: Value, b?: Value) =>
  isNumber(a) && isNumber(b) ? decimal(apply(a, b)) : null
const onList = (apply: (list: readonly Value[]) => Value) => (a: Value = null) =>
  a === null ? null : apply(isList(a) ? a : [a])
const onAll = (apply: (numbers: readonly number[]) => number) => (...given: Value[]) => {
  const numbers = given.length === 1 && isList(given[0]) ? given[0] : given
  return numbers.length > 0 && numbers.every(isNumber) ? decimal(apply(numbers)) : null
}
const rounded = (round: (n: number) => number) => (n?: Value, scale: Value = 0) =>
  isNumber(n) && isNumber(scale) ? decimal(round(n * 10 ** scale) / 10 ** scale) : null

function substring(text?: Value, start?: Value, length?: Value): Value {
  if (!isText(text) || !isNumber(start) || start === 0) return null
  const letters = Array.from(text)
  const from = start < 0 ? letters.length + start : start - 1
  return letters.slice(from, isNumber(length) ? from + length : undefined).join('')
}

const FUNCTIONS: Readonly<Record<string, (...given: Value[]) => Value>> = {
  '=': equals,
  '!=': (a, b) => { const same = equals(a, b); return same === null ? null : !same },
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  'between': (a, low, high) => {
    const [from, to] = [compare(a, low), compare(a, high)]
    return from === null || to === null ? null : from >= 0 && to <= 0
  },
  '+': add,
  '-': subtract,
  '*': onNumbers((a, b) => a * b),
  '/': onNumbers((a, b) => a / b),
  'not': (a) => typeof a === 'boolean' ? !a : null,
  'number': onText((text) => Number.isFinite(Number(text)) ? Number(text) : null),
  'string': (a) => isText(a) ? a : isDate(a) ? a.iso : isNumber(a) || typeof a === 'boolean' ? String(a) : null,
  'date': (a, month, day) => isNumber(a) && isNumber(month) && isNumber(day) ? dateOf(a, month, day)
    : isText(a) ? dateFrom(a) : isDate(a) ? a : null,
  'duration': onText((text) => durationFrom(text)),
  'years and months duration': (from, to) => isDate(from) && isDate(to) ? monthsBetween(from, to) : null,
  'string length': onText((text) => Array.from(text).length),
  'substring': substring,
  'upper case': onText((text) => text.toUpperCase()),
  'lower case': onText((text) => text.toLowerCase()),
  'contains': onText((text, part) => text.includes(part)),
  'starts with': onText((text, part) => text.startsWith(part)),
  'ends with': onText((text, part) => text.endsWith(part)),
  'matches': onText((text, pattern) => text.length > LONGEST_TEXT ? null : patternOf(pattern).test(text)),
  'split': onText((text, pattern) => text.length > LONGEST_TEXT ? null : text.split(patternOf(pattern))),
  'list contains': (list, item = null) => onList((items) => items.some((one) => equals(one, item) === true))(list),
  'count': onList((list) => list.length),
  'distinct values': onList((list) =>
    list.filter((item, nth) => !list.slice(0, nth).some((earlier) => equals(earlier, item) === true))),
  'sum': onAll((numbers) => numbers.reduce((a, b) => Number((a + b).toPrecision(15)))),
  'min': onAll((numbers) => Math.min(...numbers)),
  'max': onAll((numbers) => Math.max(...numbers)),
  'floor': rounded(Math.floor),
  'ceiling': rounded(Math.ceil),
  'abs': (n) => isNumber(n) ? Math.abs(n) : null,
}
