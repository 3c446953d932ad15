/** Need: the form asks and refuses the same on the server, in the browser and as its FEEL says. */
import { date as feelDate, evaluate as evaluateFeel } from 'feelin'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Example, compiled, formNamed, goodExamples, raw, wrongExamples } from '../test/province-forms.ts'
import { compileFeel } from './compile-feel.ts'
import { contextOf } from './context-of.ts'
import { type Expression, evaluate } from './expression.ts'
import { dateFrom, isDate, isDuration } from './feel-values.ts'
import { fieldsOf } from './model.ts'
import { problemOfPattern } from './linear-pattern.ts'

const names = new Map<string, readonly string[] | undefined>(
  ['a', 'b', 'c', 'asOf', 'role.name', 'rows'].map((name) => [name, name === 'rows' ? ['n', 'd'] : undefined]),
)

function compile(text: string): Expression {
  const result = compileFeel(text, names)
  if (!result.ok) throw new Error(`${text}: ${result.problem.text}`)
  return result.value
}

const code = (text: string) => {
  const result = compileFeel(text, names)
  return result.ok ? 'ok' : result.problem.code
}

/** Every expression of a form of the data, as text. */
function textsOf(formId: string): string[] {
  const form = raw.forms.find(({ id }) => id === formId)
  if (!form) throw new Error(formId)
  const sections = form.pages.flatMap((page) => page.sections)
  const own = Object.values(form.own_fields ?? {}).map(({ computed }) => computed)
  const all = [
    ...sections.flatMap(({ show, fields }) => [show, ...fields.flatMap((field) => [field.when, field.show])]),
    ...(form.rules ?? []).flatMap((rule) => [rule.when, rule.check]), ...own,
    ...[...(form.signatures ?? []), ...(form.attachments ?? [])].map((one) => one.when),
  ]
  return [...new Set(all.filter((text) => text !== undefined).map(String))]
}

/** The answers nested for feelin, by another hand than contextOf. */
function feelContext({ form, answers, occasion }: Example): Record<string, unknown> {
  const asDate = (value: unknown) => typeof value === 'string' ? feelDate(value) : value
  const context: Record<string, unknown> = {
    asOf: feelDate(occasion.asOf), procedure: occasion.procedure,
    channel: { counter: 'direct', online: 'online', post: 'postal' }[occasion.channel],
  }
  for (const field of fieldsOf(form)) {
    let value = answers[field.key]
    if (value === undefined) continue
    if (field.type === 'date') value = asDate(value)
    if (field.type === 'table') {
      value = (value as Record<string, unknown>[]).map((row) =>
        Object.fromEntries((field.columns ?? []).map(({ key, type }) =>
        [key, row[key] === undefined ? null : type === 'date' ? asDate(row[key]) : row[key]])))
    }
    const path = field.key.split('.')
    const last = path.pop() ?? ''
    const at = path.reduce((of, name) => (of[name] ??= {}) as Record<string, unknown>, context)
    at[last] = value
  }
  return context
}

/** Values of both engines in one shape. */
function plain(value: unknown): unknown {
  if (isDate(value)) return value.iso
  if (isDuration(value)) return `${value.amount} ${value.unit}`
  if (Array.isArray(value)) return value.map(plain)
  if (value !== null && typeof value === 'object' && 'iso' in value) return value.iso
  return value ?? null
}

function namesOf(example: Example) {
  return new Map([
    ...['asOf', 'procedure', 'channel'].map((name) => [name, undefined] as const),
    ...fieldsOf(example.form).map(({ key, columns }) => [key, columns?.map((column) => column.key)] as const),
  ])
}

function expectSame(example: Example): void {
  const [ours, theirs] = [contextOf(example.form, example.answers, example.occasion), feelContext(example)]
  for (const text of textsOf(example.form.id)) {
    const tree = compileFeel(text, namesOf(example))
    if (!tree.ok) throw new Error(`${text}: ${tree.problem.text}`)
    expect([text, plain(evaluate(tree.value, ours))]).toEqual([text, plain(evaluateFeel(text, theirs).value)])
  }
}

describe('every expression of the data has the value that feelin gives it', () => {
  const examples: readonly Example[] = [...goodExamples, ...wrongExamples]

  test('there is something to compare', () => {
    expect([goodExamples.length, wrongExamples.length, compiled.problems]).toEqual([33, 49, []])
    expect(new Set(raw.forms.flatMap(({ id }) => textsOf(id))).size).toBeGreaterThan(300)
  })

  test.each(examples.map((example) => [example.id, example] as const))('on the answers of %s', (_, example) => {
    expectSame(example)
  })

  test('on answers of which any were taken away', () => {
    fc.assert(fc.property(fc.constantFrom(...examples), fc.infiniteStream(fc.nat(3)), (example, dice) => {
      const answers = Object.fromEntries(Object.entries(example.answers).filter(() => dice.next().value !== 0))
      expectSame({ ...example, answers })
    }), { numRuns: 60 })
  })

  test('of forms without examples, on no answers at all', () => {
    for (const { id } of raw.forms) {
      expectSame({ id, form: formNamed(id), answers: {}, occasion: { asOf: '2026-03-01', procedure: null,
        channel: 'online' } })
    }
  })
})

describe('what FEEL says of dates', () => {
  const aDay = fc.date({ min: new Date('1890-01-01'), max: new Date('2110-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const both = (text: string, a: string, b: string) => [
    plain(evaluate(compile(text), { a: dateFrom(a), b: dateFrom(b) })),
    plain(evaluateFeel(text, { a: feelDate(a), b: feelDate(b) }).value),
  ]

  test.each([
    'years and months duration(a, b).years', 'a < b', 'a = b', 'a + duration("P2Y")',
    'a - duration("P1M")', 'a + duration("P60D")', '(b - a).days', 'a.year - b.month + a.day', 'a.weekday',
  ])('%s', (text) => {
    fc.assert(fc.property(aDay, aDay, (a, b) => {
      const [ours, theirs] = both(text, a, b)
      expect(ours).toEqual(theirs)
    }))
  })

  test('whole months are those whose day has come', () => {
    // Counted by turning the pages of a calendar. Not held against feelin, to which P1M30D is two months.
    const tree = compile('years and months duration(a, b).years * 12 + years and months duration(a, b).months')
    fc.assert(fc.property(aDay, aDay, (one, other) => {
      const [a, b] = one < other ? [one, other] : [other, one]
      let [year = 0, month = 0] = a.split('-').map(Number)
      let months = -1
      for (let page = a; page <= b; page = `${year}-${String(month).padStart(2, '0')}${a.slice(7)}`) {
        months++
        ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
      }
      expect(evaluate(tree, { a: dateFrom(a), b: dateFrom(b) })).toBe(months)
    }))
  })

  test('whoever is born on 29 February is 18 on 1 March, not on 28 February', () => {
    const age = (asOf: string) => both('years and months duration(a, b).years', '2008-02-29', asOf)[0]
    expect([age('2026-02-28'), age('2026-03-01')]).toEqual([17, 18])
  })
})

describe('three values', () => {
  // Rows of the truth tables of DMN 1.3, 10.3.2.15: null is "not known".
  test.each<[string, unknown]>([
    ['null and false', false], ['null and true', null], ['null or true', true], ['null or false', null],
    ['not(null)', null], ['null = null', true], ['null != 1', true], ['1 < null', null], ['"1" = 1', null],
    ['null + 1', null], ['1 / 0', null], ['upper case(null)', null], ['count(null)', null],
    ['list contains(null, 1)', null], ['if null then 1 else 2', 2], ['every x in [] satisfies x', true],
    ['some x in null satisfies x', null], ['number("x")', null],
    ['"b" in ("a", "b")', true], ['3 in [1..3)', false], ['5 between 1 and 5', true], ['[1,2,3][item > 1]', [2, 3]],
    ['[1,2,3][-1]', 3], ['sum([])', null], ['0.1 + 0.2', 0.3], ['substring("Đỗ Hữu", 4, 2)', 'Hữ'],
    ['split("Nguyễn Thị Nhạn", " ")[1]', 'Nguyễn'], ['rows.n', null],
  ])('%s', (text, value) => {
    expect(plain(evaluate(compile(text), {}))).toEqual(value)
  })
})

describe('publication refuses', () => {
  test.each([
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', 'pattern'], // backtracks for ever
    ['count(for x in 1..1000000 return x)', 'range'], // the second
    ['for x in 1..1000 return (for y in 1..1000 return x * y)', 'nested-iteration'],
    ['some x in rows, y in rows satisfies x.n = y.n', 'nested-iteration'],
    ['every x in rows satisfies count(rows[item.n = x.n]) = 1', 'nested-iteration'],
    ['matches(a, "(.)\\\\1")', 'pattern'], ['matches(a, b)', 'pattern'], ['split(a, "(a|aa)+")', 'pattern'],
    ['matches(a, "(?=a)b")', 'pattern'], ['matches(a, ".*.*.*x")', 'pattern'], ['matches(a, "[")', 'pattern'],
    ['a +', 'syntax'], ['a and or b', 'syntax'], ['if a then b', 'syntax'], ['', 'syntax'], ['1 2', 'syntax'],
    ['nobody.name = 1', 'unknown-name'], ['role', 'unknown-name'], ['role.nobody', 'unknown-name'],
    ['every x in rows satisfies x.missing = 1', 'unknown-name'], ['now()', 'unknown-function'],
    ['constructor(a)', 'unknown-function'], ['count(a, b)', 'arguments'], ['date("2026-02-29")', 'literal'],
    ['duration("60 ngày")', 'literal'], ['function(x) x', 'unsupported'], ['a instance of number', 'unsupported'],
    ['2 ** 3', 'unsupported'], ['rows[count(rows) = 1 or a]', 'ok'], ['rows[a]', 'unsupported'],
  ])('%.60s', (text, expected) => {
    expect(code(text)).toBe(expected)
  })

  test('what is too long or too deep', () => {
    expect(code(`a = "${'x'.repeat(2_000)}"`)).toBe('too-long')
    expect(code(`${'('.repeat(60)}a${')'.repeat(60)}`)).toBe('too-deep')
  })

  test('and says where', () => {
    const result = compileFeel('a = 1 and nobody.name = 2', names)
    // "a = 1 and " are ten letters, "nobody.name" eleven.
    expect(result).toMatchObject({ ok: false, problem: { code: 'unknown-name', from: 10, to: 21 } })
  })
})

test('a pattern passes only when it plainly ends soon', () => {
  const harmless = ['^[0-9]{12}$', '^[0-9]{9}([0-9]{3})?$', 'CÔNG TY|DOANH NGHIỆP',
    '^([0-9]{10}(-[0-9]{3})?|[A-Z][0-9]{2}([.][0-9]{2}){0,3})$']
  const harmful = ['(a+)+', '(a*)*b', '(a|a)*', '([a-z]+){2,}', '(\\w+\\s?)*$', '(a?){30}a{30}', '\\k<x>(?<x>a)',
    '(?<!a)b']
  expect(harmless.map((pattern) => problemOfPattern(pattern, 1))).toEqual(harmless.map(() => undefined))
  expect(harmful.filter((pattern) => problemOfPattern(pattern, 1) === undefined)).toEqual([])
})
