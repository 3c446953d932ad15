/** Need: whoever draws a process, a table or a form learns at once what is wrong, and sees what it will be (B2). */
import type {
  DecisionChecked, DecisionTried, DesignLanguage, ProcessChecked, StepPreview,
} from '@motcua/contracts/designs.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bpmn, flows, node } from '../model-run.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let keeper: Caller
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http).filter(({ name }) => name === 'department'))
  keeper = await asRole(http, 'system_admin', 'department')
})
afterAll(async () => http.stop())

async function ask<T>(noun: string, body: object): Promise<T> {
  const { status, text } = await keeper.call('POST', `/api/designs/${noun}`, { body })
  expect([noun, status, text]).toEqual([noun, 200, text])
  return JSON.parse(text) as T
}

test('our words in BPMN, and what a step can do to a dossier', async () => {
  const { text } = await keeper.call('GET', '/api/designs/language')
  const language = JSON.parse(text) as DesignLanguage
  expect(language.extension).toMatchObject({ uri: 'urn:motcua:bpmn', prefix: 'mc' })
  expect(language.actions).toContain('propose')
})

test('a process is looked through: what cannot be run is told by its element', async () => {
  const xml = (kind: string) => bpmn(
    node('startEvent', 's') + node(kind, 'x') + node('endEvent', 'e') + flows('s>x', 'x>e'))
  expect(await ask<ProcessChecked>('process-check', { xml: xml('userTask') }))
    .toEqual({ parsed: true, executable: true, problems: [], ignored: [] })
  const { executable, problems } = await ask<ProcessChecked>('process-check', { xml: xml('task') })
  expect(executable).toBe(false)
  expect(problems).toMatchObject([{ element: 'x', code: 'unsupported' }])
  expect(problems[0]?.text).toContain('Chưa chạy được')
  expect(await ask<ProcessChecked>('process-check', { xml: '<!DOCTYPE d [<!ENTITY a "b">]><d/>' }))
    .toMatchObject({ parsed: false, problems: [{ code: 'hostile' }] })
})

const TABLE = (rules: string, policy = 'UNIQUE') => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Lệ phí" namespace="urn:x">
  <inputData id="copies" name="soBan"><variable id="v" name="soBan" typeRef="number"/></inputData>
  <decision id="fee" name="Lệ phí"><variable id="fv" name="fee" typeRef="number"/>
    <informationRequirement id="r"><requiredInput href="#copies"/></informationRequirement>
    <decisionTable id="t" hitPolicy="${policy}">
      <input id="i"><inputExpression id="ie" typeRef="number"><text>soBan</text></inputExpression></input>
      <output id="o" name="fee" typeRef="number"/>${rules}
    </decisionTable></decision></definitions>`
const rule = (id: string, test: string, answer: string) => `<rule id="${id}"><inputEntry id="${id}i"><text>${
  test}</text></inputEntry><outputEntry id="${id}o"><text>${answer}</text></outputEntry></rule>`

test('a decision table is looked through and tried', async () => {
  const xml = TABLE(rule('a', '&lt;= 2', '8000') + rule('b', '&gt; 2', '8000 + (soBan - 2) * 2000'))
  expect(await ask<DecisionChecked>('decision-check', { xml })).toEqual({
    fault: null, problems: [],
    decisions: [{ id: 'fee', name: 'Lệ phí', inputs: [{ name: 'soBan', type: 'number' }] }],
  })
  // 8,000 for two, and 2,000 for each of the three more.
  expect(await ask<DecisionTried>('decision-try', { xml, decision: 'fee', input: { soBan: 5 } }))
    .toEqual({ fault: null, result: 14_000, warnings: [] })
  expect(await ask<DecisionTried>('decision-try', { xml, decision: 'nobody', input: {} }))
    .toMatchObject({ fault: 'không có quyết định nobody' })
})

test.each([
  ['an answer that is no FEEL', rule('a', '-', '8000 +'), /luật 1, kết quả 1/],
  ['a condition that is no FEEL', rule('a', '&gt; 2 +', '1'), /luật 1, điều kiện 1/],
  ['two rules of one condition', rule('a', '1', '1') + rule('b', ' 1', '2'), /luật 2: điều kiện trùng/],
  ['no rule', '', /chưa có luật/],
])('a table with %s is told by its place', async (_what, rules, text) => {
  const { problems } = await ask<DecisionChecked>('decision-check', { xml: TABLE(rules) })
  expect(problems).toEqual([{ decision: 'fee', text: expect.stringMatching(text) as string }])
})

test('where several rules may be right, two of one condition are nobody’s mistake', async () => {
  const xml = TABLE(rule('a', '1', '1') + rule('b', '1', '2'), 'RULE ORDER')
  expect((await ask<DecisionChecked>('decision-check', { xml })).problems).toEqual([])
})

test('a step of a form is drawn as the portal draws it, and what is written in it stays text', async () => {
  const { html } = await ask<StepPreview>('step-preview', {
    title: 'Người <b>nộp</b>', progress: 'Phần 1 trong 2', groups: [], answers: { 'person.sex': 'nu' },
    codes: { sex: { choices: [{ value: 'nam', label: 'Nam' }, { value: 'nu', label: 'Nữ' }] } },
    fields: [
      { key: 'person.fullName', label: 'Họ, chữ đệm, tên', type: 'text', required: 'always', meaning: { entry: 'a' } },
      {
        key: 'person.sex', label: 'Giới tính', type: 'choice', required: 'never', codes: 'sex', widget: 'radios',
        meaning: { entry: 'b' },
      },
    ],
  })
  expect(html).toContain('Người &lt;b&gt;nộp&lt;/b&gt;')
  expect(html).toMatch(/<label for="person\.fullName"[^>]*>Họ, chữ đệm, tên/)
  expect(html).toMatch(/<input type="radio"[^>]*checked=""[^>]*value="nu"/)
  expect(html).not.toContain('<script')
})
