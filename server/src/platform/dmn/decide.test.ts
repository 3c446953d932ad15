/**
 * Need: a decision table of a procedure (fees, papers, routing, limits) says the same everywhere. What is expected of
 * each hit policy and boxed expression is taken from DMN 1.3 (OMG formal/2021-01-01), chapters 8 and 10.
 */
import { describe, expect, test } from 'vitest'
import type { Json } from '../db.ts'
import { decide } from './decide.ts'
import { readDmn } from './read-dmn.ts'

const NOW = new Date('2021-06-25T08:00:00+07:00')

function dmn(inside: string, version = 'https://www.omg.org/spec/DMN/20191111/MODEL/'): string {
  return `<definitions xmlns="${version}" id="d" name="d" namespace="urn:test">${inside}</definitions>`
}

const input = (name: string, type: string) =>
  `<inputData id="i_${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`
const needs = (...inputs: readonly string[]) => inputs.map((name) =>
  `<informationRequirement><requiredInput href="#i_${name}"/></informationRequirement>`).join('')
const literal = (text: string) => `<literalExpression><text>${text.replaceAll('<', '&lt;')}</text></literalExpression>`
const decision = (id: string, logic: string, more = '', type = '') =>
  `<decision id="${id}" name="${id}"><variable name="${id}" ${type === '' ? '' : `typeRef="${type}"`}/>${more}${logic}</decision>`

/** Rules as `tests -> answers`, each part set apart by `|`. */
function table(head: string, inputs: readonly string[], outputs: readonly string[], rules: readonly string[]): string {
  const entry = (kind: string) => (text: string) => `<${kind}><text>${text.trim().replaceAll('<', '&lt;')}</text></${kind}>`
  return `<decisionTable ${head}>
    ${inputs.map((text) => `<input><inputExpression><text>${text}</text></inputExpression></input>`).join('')}
    ${outputs.join('')}
    ${rules.map((rule) => {
      const [tests = '', answers = ''] = rule.split('->')
      return `<rule>${tests.split('|').map(entry('inputEntry')).join('')}${answers.split('|').map(entry('outputEntry')).join('')}</rule>`
    }).join('')}</decisionTable>`
}
const output = (name: string, values?: string, otherwise?: string) => `<output name="${name}">${
  values === undefined ? '' : `<outputValues><text>${values}</text></outputValues>`}${
  otherwise === undefined ? '' : `<defaultOutputEntry><text>${otherwise}</text></defaultOutputEntry>`}</output>`

async function ask(xml: string, inputs: Readonly<Record<string, Json>> = {}, id = 'x') {
  const read = await readDmn(xml)
  if (!read.ok) throw new Error(read.text)
  const answer = decide(read.model, id, inputs, NOW)
  if (!answer.ok) throw new Error(answer.text)
  return answer.value
}

describe('hit policies', () => {
  const RULES = ['<= 10 -> "low"', '[5..20] -> "middle"', '> 15 -> "high"']
  const of = (head: string, outputs = [output('o', '"high", "middle", "low"')], rules: readonly string[] = RULES) =>
    dmn(input('n', 'number') + decision('x', table(head, ['n'], outputs, rules), needs('n')))

  test.each<[string, number, Json]>([
    ['hitPolicy="UNIQUE"', 3, 'low'], ['hitPolicy="UNIQUE"', 7, null], ['', 3, 'low'],
    ['hitPolicy="FIRST"', 7, 'low'], ['hitPolicy="FIRST"', 18, 'middle'],
    // Values in the order of the output: high goes before middle goes before low.
    ['hitPolicy="PRIORITY"', 7, 'middle'], ['hitPolicy="PRIORITY"', 18, 'high'],
    ['hitPolicy="ANY"', 3, 'low'], ['hitPolicy="ANY"', 7, null],
    ['hitPolicy="RULE ORDER"', 7, ['low', 'middle']], ['hitPolicy="OUTPUT ORDER"', 7, ['middle', 'low']],
    ['hitPolicy="COLLECT"', 18, ['middle', 'high']], ['hitPolicy="COLLECT" aggregation="COUNT"', 18, 2],
  ])('%s for %i: %j', async (head, n, expected) => {
    expect(await ask(of(head), { n })).toEqual(expected)
  })

  const numbers = ['< 10 -> 5', '< 20 -> 7', '< 30 -> 9']
  test.each<[string, Json]>([['SUM', 16], ['MIN', 7], ['MAX', 9], ['COUNT', 2]])('collect %s', async (how, expected) => {
    expect(await ask(of(`hitPolicy="COLLECT" aggregation="${how}"`, [output('o')], numbers), { n: 15 })).toBe(expected)
  })

  test('any: rules that say the same may all be true', async () => {
    expect(await ask(of('hitPolicy="ANY"', [output('o')], ['< 10 -> 1', '< 20 -> 1']), { n: 3 })).toBe(1)
  })

  test('no rule true: what stands for that, else null; of a count nothing', async () => {
    expect(await ask(of('', [output('o', undefined, '"other"')], ['> 100 -> "x"']), { n: 1 })).toBe('other')
    expect(await ask(of('', [output('o')], ['> 100 -> "x"']), { n: 1 })).toBeNull()
    expect(await ask(of('hitPolicy="COLLECT" aggregation="COUNT"', [output('o')], ['> 100 -> 1']), { n: 1 })).toBe(0)
  })

  test('several outputs make a context, and the first orders before the second', async () => {
    const two = [output('a', '1, 2'), output('b', '"y", "x"')]
    const rules = ['- -> 2 | "y"', '- -> 1 | "x"', '- -> 1 | "y"']
    expect(await ask(of('hitPolicy="PRIORITY"', two, rules), { n: 1 })).toEqual({ a: 1, b: 'y' })
    expect(await ask(of('hitPolicy="OUTPUT ORDER"', two, rules), { n: 1 }))
      .toEqual([{ a: 1, b: 'y' }, { a: 1, b: 'x' }, { a: 2, b: 'y' }])
  })

  test.each<[string, Json, boolean]>([
    ['3', 3, true], ['3, 5', 5, true], ['not(3)', 3, false], ['not(3, 4)', 5, true], ['[1..3)', 3, false], ['(1..3]', 3, true],
    ['-', 99, true], ['? > 2 and ? < 4', 3, true], ['null', null, true],
  ])('the test %s of %j: %j', async (unary, n, expected) => {
    expect(await ask(of('', [output('o', undefined, 'false')], [`${unary} -> true`]), { n })).toBe(expected)
  })
})

describe('boxed expressions', () => {
  test('a context goes on from entry to entry; one without a name is what the whole is worth', async () => {
    const entry = (name: string, text: string) =>
      `<contextEntry>${name === '' ? '' : `<variable name="${name}"/>`}${literal(text)}</contextEntry>`
    const whole = dmn(decision('x', `<context>${entry('a', '2')}${entry('b c', 'a * 3')}</context>`))
    expect(await ask(whole)).toEqual({ 'a': 2, 'b c': 6 })
    expect(await ask(dmn(decision('x', `<context>${entry('a', '2')}${entry('', 'a + 1')}</context>`)))).toBe(3)
  })

  test('knowledge is called by place and by name, and may call itself', async () => {
    const fact = `<businessKnowledgeModel id="k" name="fact"><encapsulatedLogic><formalParameter name="n"/>${
      literal('if n < 2 then 1 else n * fact(n - 1)')}</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#k"/>
      </knowledgeRequirement></businessKnowledgeModel>`
    const uses = '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>'
    const invoked = `<invocation>${literal('fact')}<binding><parameter name="n"/>${literal('4')}</binding></invocation>`
    expect(await ask(dmn(fact + decision('x', literal('fact(5) + fact(n: 3)'), uses)))).toBe(126)
    expect(await ask(dmn(fact + decision('x', invoked, uses)))).toBe(24)
  })

  test('lists and relations', async () => {
    expect(await ask(dmn(decision('x', `<list>${literal('1')}${literal('"a"')}</list>`)))).toEqual([1, 'a'])
    const relation = `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('2')}</row><row>${
      literal('3')}${literal('4')}</row></relation>`
    expect(await ask(dmn(decision('x', relation)))).toEqual([{ a: 1, b: 2 }, { a: 3, b: 4 }])
  })

  test('a decision rests on others, each worked out once, under its own name', async () => {
    const rests = '<informationRequirement><requiredDecision href="#fee"/></informationRequirement>'
    const fee = decision('fee', literal('n * 1000'), needs('n')).replaceAll('name="fee"', 'name="mức phí"')
    const xml = dmn(input('n', 'number') + fee + decision('x', literal('mức phí + mức phí'), rests))
    expect(await ask(xml, { n: 3 })).toBe(6000)
  })
})

describe('values', () => {
  const of = (type: string, text: string) => dmn(input('v', type) + decision('x', literal(text), needs('v')))
  test.each<[string, string, Json, Json]>([
    ['date', 'v + duration("P1M")', '2021-01-31', '2021-02-28'], ['date', 'v.year', '2021-01-31', 2021],
    ['dayTimeDuration', 'v + duration("PT3H")', 'PT3H', 'PT6H'], ['time', 'v', '08:30:00', '08:30:00'],
    ['dateTime', 'date(v)', '2021-06-25T08:00:00', '2021-06-25'], ['yearMonthDuration', 'v.months', 'P1Y2M', 2],
    ['string', 'upper case(v)', 'đơn', 'ĐƠN'], ['number', 'v / 4', 10, 2.5], ['boolean', 'not(v)', true, false],
    // What does not fit its type is null (10.3.2.9.4).
    ['number', 'v = null', 'mười', true], ['date', 'v = null', 'hôm qua', true],
  ])('%s: %s of %j is %j', async (type, text, given, expected) => {
    expect(await ask(of(type, text), { v: given })).toEqual(expected)
  })

  test('today is that of the product, in Viet Nam', async () => {
    expect(await ask(dmn(decision('x', literal('today()'))))).toBe('2021-06-25')
  })

  test('types of the model: parts, lists, what is allowed, one where a list is asked for', async () => {
    const types = `<itemDefinition name="tPerson"><itemComponent name="born"><typeRef>date</typeRef></itemComponent></itemDefinition>
      <itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
      <itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A", "B"</text></allowedValues></itemDefinition>`
    const people = dmn(types + input('p', 'tPeople') + decision('x', literal('for one in p return one.born.year'), needs('p')))
    expect(await ask(people, { p: [{ born: '2020-05-01' }, { born: '1999-01-01' }] })).toEqual([2020, 1999])
    expect(await ask(people, { p: { born: '2020-05-01' } })).toEqual([2020])
    const grade = dmn(types + decision('x', literal('"C"'), '', 'tGrade'))
    expect(await ask(grade)).toBeNull()
  })

  test.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ])('a file of another version of DMN is read, too: %s', async (version) => {
    expect(await ask(dmn(decision('x', literal('1 + 1')), version))).toBe(2)
  })
})

describe('bad files', () => {
  test.each([
    ['no XML', 'x'], ['another language', '<html/>'], ['cut off', dmn(decision('x', literal('1'))).slice(0, 150)],
    ['an entity', `<!DOCTYPE d [<!ENTITY a "b">]>${dmn('')}`],
    ['a circle', dmn(['a', 'b'].map((id) => decision(id, literal('1'),
      `<informationRequirement><requiredDecision href="#${id === 'a' ? 'b' : 'a'}"/></informationRequirement>`)).join(''))],
  ])('%s is refused', async (_name, xml) => {
    expect((await readDmn(xml)).ok).toBe(false)
  })

  test('a decision that there is not, or that says nothing, has no answer; what FEEL makes null of is told', async () => {
    const read = await readDmn(dmn(decision('x', literal('a + 1')) + decision('empty', '')))
    if (!read.ok) throw new Error(read.text)
    expect([decide(read.model, 'y', {}, NOW).ok, decide(read.model, 'empty', {}, NOW).ok]).toEqual([false, false])
    expect(decide(read.model, 'x', {}, NOW)).toMatchObject({ ok: true, value: null, faults: expect.arrayContaining([expect.stringContaining('a + 1')]) as string[] })
  })
})
