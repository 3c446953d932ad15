/** Need: whoever writes a table asks it from the command line, file after file, and a bad one stops nobody. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { runBpmnCheck } from './bpmn-check.ts'
import { runCatalogueDiff } from './catalogue-diff.ts'
import { runDecisionEval } from './decision-eval.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-dmn-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

type Run = typeof runDecisionEval | typeof runCatalogueDiff
async function run(command: Run, ...args: readonly string[]) {
  const [out, errors]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield* [] })()
  const exit = await command(args, { stdin, stdout: (line) => out.push(line), stderr: (line) => errors.push(line) })
  return { exit, out, errors }
}

const decision = (text: string) => `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">
  <inputData id="i" name="ngày sinh"><variable name="ngày sinh" typeRef="date"/></inputData>
  <decision id="x" name="tuổi"><variable name="tuổi"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
  <literalExpression><text>${text}</text></literalExpression></decision></definitions>`

test('a line a file, in order; dates go in and come out in ISO 8601', async () => {
  const [good, bad, gone] = [
    file('good.dmn', decision('ngày sinh + duration("P18Y")')), file('bad.dmn', 'x'), join(folder, 'gone.dmn'),
  ]
  const { exit, out, errors } = await run(
    runDecisionEval, good, bad, gone, good, '--decision', 'tuổi', '--input', '{"ngày sinh":"2003-06-25"}', '--json')
  expect(out.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { file: good, result: '2021-06-25' }, { file: bad, error: { code: 'not-dmn' } },
    { file: gone, error: { code: 'file-unreadable' } }, { file: good, result: '2021-06-25' },
  ])
  expect([exit, errors]).toEqual([1, []])
})

test('what FEEL made null of is told beside the result', async () => {
  const { exit, out } = await run(runDecisionEval, file('w.dmn', decision('tên + 1')), '--decision', 'x')
  expect(exit).toBe(0)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ result: null, warnings: [expect.any(String), expect.any(String)] })
})

test('a name that the file does not know is told, since it would be null without a word', async () => {
  const { exit, out } = await run(runDecisionEval, file('n.dmn', decision('ngày sinh')), '--decision', 'x', '--input',
    '{"ngay sinh":"2003-06-25"}')
  expect(exit).toBe(0)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    result: null, warnings: ['không dùng “ngay sinh”: tệp chỉ nhận “ngày sinh”'],
  })
  const known = await run(runDecisionEval, file('n.dmn', decision('ngày sinh')), '--decision', 'x', '--input',
    '{"ngày sinh":"2003-06-25"}')
  expect(JSON.parse(known.out[0] ?? '')).not.toHaveProperty('warnings')
})

test('a process is checked from its file', async () => {
  const path = file('p.bpmn', `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="u">
    <process id="p"><startEvent id="s"/><task id="t" name="Gì đó"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/></process>
    </definitions>`)
  const { exit, out } = await run(runBpmnCheck, path, '--json')
  expect(exit).toBe(0)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    file: path, parsed: true, executable: false, problems: [{ element: 't', code: 'unsupported' }],
  })
})

test('a drawing that waits for what none of the files sends is warned of, at the place that waits', async () => {
  const inside = (kind: string) => bpmn(
    node('startEvent', 's') + node(kind, 'm', '<bpmn:messageEventDefinition id="d1" messageRef="msg"/>') + flows('s>m'),
    '<bpmn:message id="msg" name="xong"/>')
  const [waits, sends] = [
    file('waits.bpmn', inside('intermediateCatchEvent')), file('sends.bpmn', inside('intermediateThrowEvent')),
  ]
  const warned = async (...files: readonly string[]) => (await run(runBpmnCheck, ...files)).out.map((line) =>
    (JSON.parse(line) as { warnings: { element: string; code: string }[] }).warnings
      .map(({ element, code }) => `${element} ${code}`))
  expect(await warned(waits)).toEqual([['m message-from-nobody']])
  expect(await warned(waits, sends)).toEqual([[], []])
})

test('what became otherwise in a procedure between two days', async () => {
  // The criminal record went from the department of justice to the police on 01/03/2025, under another code.
  const { out } = await run(runCatalogueDiff, '2.000488', '2025-02-28', '2025-03-01')
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    code: '2.000488', changes: expect.arrayContaining([
      expect.objectContaining({ field: 'code', before: '2.000488', after: '3.000333' }),
      expect.objectContaining({ field: 'competent', before: 'cq:so-tu-phap', after: 'cq:cong-an-tinh' }),
    ]) as unknown,
  })
  expect(JSON.parse((await run(runCatalogueDiff, '9.999999', '2025-02-28', '2025-03-01')).out[0] ?? ''))
    .toMatchObject({ error: { code: 'procedure-unknown' } })
})

test.each<[string, Run, readonly string[]]>([
  ['no decision', runDecisionEval, ['a.dmn']], ['no file', runDecisionEval, ['--decision', 'x']],
  ['no file to check', runBpmnCheck, []], ['one day', runCatalogueDiff, ['1.000001', '2021-01-01']],
  ['a day that is none', runCatalogueDiff, ['1.000001', '2021-01-01', '2021-13-01']],
])('%s is wrong use', async (_name, command, args) => {
  expect((await run(command, ...args)).exit).toBe(2)
})
