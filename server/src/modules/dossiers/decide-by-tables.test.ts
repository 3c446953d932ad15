/**
 * Need: what a dossier costs, which papers it needs and how long it takes may hang on what was declared (issue 5, B1:
 * decision tables used for fees, required papers, time limits); a table that has no answer is never taken for "free".
 */
import { afterAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../cli/load-catalogue.ts'
import { defaultDataSet } from '../../cli/data-set.ts'
import { openFeel } from '../../platform/feel/open-feel.ts'
import type { ContentTables, FeeItem, ProcedureContent } from '../catalogue/public.ts'
import {
  type AskedOfTables, decideByTables, decidedOf, limitAsDecided, neededAsDecided,
} from './decide-by-tables.ts'

const feel = openFeel()
afterAll(() => feel.close())

const shipped = readCatalogue(defaultDataSet()).rows.procedures.findLast(({ procedure }) => procedure === 'phieu-lltp')

const ASKED: AskedOfTables['asked'] = {
  channel: 'online', limitCase: 0, delivery: 'counter', proposal: null, supplements: 0, extensions: 0,
  authoriserId: null, receivedAt: null, dueAt: null,
}

const item = (name: string): FeeItem =>
  ({ name, kind: 'phi', amount: null, onlineAmount: null, per: 'lần', condition: null })
const PAPER: ProcedureContent['components'][number] = {
  id: 'giay-1', documentType: 'anh', name: 'Ảnh', originals: 1, copies: 0, required: 'conditional', handling: 'submit',
  condition: null, isForm: false,
}

/** One table over `answers.x` and `dossier.channel`, its columns as told. */
function tablesOf(subject: 'fee' | 'papers' | 'limit', outputs: string, rules: readonly string[], policy = 'FIRST') {
  const out = outputs.split(' ').map((name) => `<output name="${name}"/>`).join('')
  const all = rules.map((rule) => {
    const [x = '', channel = '', ...answers] = rule.split('|')
    const entry = (kind: string, text: string) => `<${kind}><text><![CDATA[${text}]]></text></${kind}>`
    return `<rule>${entry('inputEntry', x)}${entry('inputEntry', channel)}`
      + `${answers.map((one) => entry('outputEntry', one)).join('')}</rule>`
  })
  const needs = ['answers', 'dossier'].map((id) =>
    `<informationRequirement><requiredInput href="#${id}"/></informationRequirement>`).join('')
  const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="t" name="t" namespace="n">
    <inputData id="answers" name="answers"><variable name="answers"/></inputData>
    <inputData id="dossier" name="dossier"><variable name="dossier"/></inputData>
    <decision id="bang" name="Bảng"><variable name="bang"/>${needs}<decisionTable hitPolicy="${policy}">
    <input><inputExpression><text>answers.x</text></inputExpression></input>
    <input><inputExpression><text>dossier.channel</text></inputExpression></input>${out}${all.join('')}
    </decisionTable></decision></definitions>`
  return { [subject]: 'bang', decisions: [{ id: 'tep', dmn }] } satisfies ContentTables
}

const ask = async (
  tables: ContentTables | undefined, answers: unknown,
  { items = [item('Phí')], asked = {} }: { items?: FeeItem[]; asked?: Partial<AskedOfTables['asked']> } = {},
) => decideByTables(feel, {
  content: { ...tables && { tables }, fee: { state: 'amount', items, text: null }, components: [PAPER] },
  directory: { byId: () => undefined }, asked: { ...ASKED, ...asked }, places: {}, answers,
  now: new Date('2021-06-25T09:00+07:00'),
})

describe('the shipped procedure of criminal records', () => {
  const askShipped = async (answers: Record<string, unknown>) => {
    if (!shipped) throw new Error('the data have no phieu-lltp')
    const decided = await ask(shipped.content.tables, answers, { items: [...shipped.content.fee.items] })
    return decided.ok ? decided.value : decided.refusal
  }
  test.each([
    ['thuong', 200_000, [3]], ['sinh-vien', 100_000, [2]], ['mien', 0, [1]],
  ])('fee class %s pays %i đồng, by rule %j', async (feeClass, amount, rules) => {
    expect(await askShipped({ 'record.feeClass': feeClass, 'record.residences': [{}] })).toContainEqual(
      expect.objectContaining({ subject: 'fee', rules, value: [expect.objectContaining({ amount })] }))
  })
  test.each([[1, 10, [2]], [2, 15, [1]]])('%i places of residence: %i working days', async (count, amount, rules) => {
    const residences = Array.from({ length: count }, () => ({ from: '2014-05' }))
    expect(await askShipped({ 'record.feeClass': 'thuong', 'record.residences': residences })).toContainEqual(
      expect.objectContaining({ subject: 'limit', rules, value: { amount, unit: 'working-day', reason: expect.any(String) as string } }))
  })
  test.each([['ban-be', true], ['con', false]])('who is authorised by a %s: paper %s', async (relation, isRequired) => {
    if (!shipped) throw new Error('the data have no phieu-lltp')
    const { content } = shipped
    const decided = await decideByTables(feel, {
      content, directory: { byId: () => undefined }, asked: ASKED, places: {}, now: new Date(),
      answers: {
        'record.feeClass': 'thuong', 'record.requesterIs': 'uy-quyen', 'requester.relationToSubject': relation,
      },
    })
    const paper = content.components.find(({ documentType }) => documentType === 'giay-uy-quyen')?.id ?? ''
    if (!decided.ok) throw new Error(decided.refusal.text)
    // The form says it by whether a date was filled in; the table goes before that, both ways.
    expect(neededAsDecided(decided.value, [])).toEqual(isRequired ? [paper] : [])
    expect(neededAsDecided(decided.value, [paper])).toEqual(isRequired ? [paper] : [])
  })
})

describe('no answer is no fee of nothing', () => {
  const FEE = 'name amount reason'
  test.each([
    ['no rule fits', tablesOf('fee', FEE, ['"b"|-|"Phí"|5000|"b"']), 'không luật nào'],
    ['an amount that is not known', tablesOf('fee', FEE, ['-|-|"Phí"|null|"?"']), 'không phải số đồng'],
    ['half a đồng', tablesOf('fee', FEE, ['-|-|"Phí"|0.5|"?"']), 'không phải số đồng'],
    ['less than nothing', tablesOf('fee', FEE, ['-|-|"Phí"|-1|"?"']), 'không phải số đồng'],
    ['a fee of another procedure', tablesOf('fee', FEE, ['-|-|"Thuế"|5|"?"']), 'không có trong thủ tục'],
    ['two amounts of one fee', tablesOf('fee', FEE, ['-|-|"Phí"|5|"?"', '-|-|"Phí"|6|"?"'], 'COLLECT'), 'hai mức'],
    ['two rules of a unique table', tablesOf('fee', FEE, ['-|-|"Phí"|5|"?"', '"a"|-|"Phí"|6|"?"'], 'UNIQUE'), 'cùng đúng'],
    ['FEEL that is none', tablesOf('fee', FEE, ['-|-|"Phí"|answers.x * "a"|"?"']), ''],
    ['a pattern that never ends', tablesOf('fee', FEE, [
      'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")|-|"Phí"|5|"?"',
    ]), ''],
    ['a table that is not there', { fee: 'bang', decisions: [] }, 'không có quyết định bang'],
    ['a file that is none', { fee: 'bang', decisions: [{ id: 'x', dmn: '<a/>' }] }, ''],
    ['a paper that is not there', tablesOf('papers', 'paper required', ['-|-|"khac"|true']), 'không có trong thủ tục'],
    ['maybe a paper', tablesOf('papers', 'paper required', ['-|-|"anh"|"có"']), 'có phải nộp không'],
    ['days of nothing', tablesOf('limit', 'amount unit', ['-|-|0|"working-day"']), 'không phải một số'],
    ['a day and a half', tablesOf('limit', 'amount unit', ['-|-|1.5|"working-day"']), 'không phải một số'],
    ['days on the same day', tablesOf('limit', 'amount unit', ['-|-|2|"same-day"']), 'không phải một số'],
    ['days of no unit', tablesOf('limit', 'amount unit', ['-|-|3|"tuần"']), 'đơn vị'],
  ])('%s', async (_, tables, said) => {
    const decided = await ask(tables, { x: 'a' })
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'decision-failed', text: expect.stringContaining(said) as string } })
  })

  test('a fee that the table does not name is not waived by that', async () => {
    const decided = await ask(tablesOf('fee', FEE, ['-|-|"Phí"|5|"?"']), { x: 'a' }, { items: [item('Phí'), item('Lệ phí')] })
    expect(decided).toMatchObject({ ok: false, refusal: { text: expect.stringContaining('Lệ phí') as string } })
  })
})

test('a table sees the channel, and each fee of the version has its amount', async () => {
  const tables = tablesOf('fee', 'name amount reason', [
    '-|"online"|"Lệ phí"|0|"miễn khi nộp qua mạng"', '-|not("online")|"Lệ phí"|50000|null', '-|-|"Phí"|100000|null',
  ], 'COLLECT')
  const items = [item('Lệ phí'), item('Phí')]
  const amounts = async (channel: 'online' | 'counter') => {
    const decided = await ask(tables, { x: 'a' }, { items, asked: { channel } })
    return decided.ok && decidedOf(decided.value, 'fee')?.map(({ amount }) => amount)
  }
  expect(await amounts('online')).toEqual([0, 100_000])
  expect(await amounts('counter')).toEqual([50_000, 100_000])
})

test('where nothing was typed in, a table over answers is not asked: what is published holds', async () => {
  expect(await ask(tablesOf('fee', 'name amount', ['-|-|"Phí"|5']), {})).toEqual({ ok: true, value: [] })
})

test('no table, nothing asked', async () => {
  expect(await ask(undefined, { x: 'a' })).toEqual({ ok: true, value: [] })
})

test('a paper that no rule speaks of keeps its own condition; one that is always asked for is never lifted', async () => {
  const silent = await ask(tablesOf('papers', 'paper required', ['"b"|-|"anh"|false']), { x: 'a' })
  expect(silent.ok && neededAsDecided(silent.value, ['giay-1'])).toEqual(['giay-1'])
  const always = await decideByTables(feel, {
    content: {
      tables: tablesOf('papers', 'paper required', ['-|-|"anh"|false']), fee: { state: 'free', items: [], text: null },
      components: [{ ...PAPER, required: 'always' }],
    },
    directory: { byId: () => undefined }, asked: ASKED, places: {}, answers: { x: 'a' }, now: new Date(),
  })
  expect(always.ok && decidedOf(always.value, 'papers')).toMatchObject([{ isRequired: true }])
})

test('a limit in hours ends at the hour, with the cut-off of the plain one', async () => {
  const decided = await ask(tablesOf('limit', 'amount unit', ['-|-|4|"working-hour"']), { x: 'a' })
  const plain = { name: null, unit: 'working-day', amount: 3, policy: 'end-of-day', cutoff: 900 } as const
  expect(decided.ok && limitAsDecided(decided.value, plain)).toEqual({
    name: null, unit: 'working-hour', amount: 4, policy: 'same-hour', cutoff: 900,
  })
})
