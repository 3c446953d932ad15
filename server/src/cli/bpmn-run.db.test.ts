/** Need: whoever draws a process sees how it runs, on the engine that will run it, before a case depends on it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { type BpmnRunUse, readBpmnRunUse, runBpmnRun } from './bpmn-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-bpmn-'))
let database: TestDatabase
beforeAll(async () => { database = await createDatabase() })
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(...args: readonly string[]) {
  const use = readBpmnRunUse(args)
  if (typeof use === 'string') throw new Error(use)
  const [out, errors]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield* [] })()
  const io = { stdin, stdout: (line: string) => out.push(line), stderr: (line: string) => errors.push(line) }
  const exit = await runBpmnRun(use, io, database.backing())
  return { exit, errors, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const start = node('startEvent', 's')
const user = (id: string) => node('userTask', id)
const choice = file('choice.bpmn', bpmn(
  start + user('look') + node('exclusiveGateway', 'g', '', 'default="g-no"') + user('yes') + user('no')
  + node('boundaryEvent', 'late', '<bpmn:timerEventDefinition><bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition>',
    'attachedToRef="look"') + user('remind')
  + flows('s>look', 'look>g', 'g>yes[agreed = true]', 'g>no', 'late>remind')))

test('steps are done with the answers that are given, and the way is told', async () => {
  expect((await run(choice, '--answer', 'look={"agreed":true}')).lines).toMatchObject([
    { file: choice, state: 'completed', passed: ['s', 'look', 'g', 'yes'], variables: { agreed: true } },
  ])
  expect((await run(choice, '--input', '{"agreed":false}')).lines[0]).toMatchObject({ passed: ['s', 'look', 'g', 'no'] })
  expect((await run(choice, '--answer', 'late={}')).lines[0]).toMatchObject({ passed: ['s', 'late', 'remind'] })
})

test('what cannot go on is told: an incident, a token that never moves, somebody who is waited for, an error', async () => {
  expect((await run(choice)).lines[0]).toMatchObject({
    state: 'incident', passed: ['s', 'look'], faults: [{ node: 'g', code: 'expression-failed' }],
  })
  const stuck = file('stuck.bpmn', bpmn(
    start + node('exclusiveGateway', 'g', '', 'default="g-b"') + user('a') + user('b') + node('parallelGateway', 'j')
    + flows('s>g', 'g>a[false]', 'g>b', 'a>j', 'b>j')))
  expect((await run(stuck)).lines[0]).toMatchObject({ state: 'stuck', faults: [{ node: 'j', code: 'never-joined' }] })
  const waits = file('waits.bpmn', bpmn(start + node('receiveTask', 'r') + flows('s>r')))
  expect((await run(waits)).lines[0]).toMatchObject({ state: 'waiting', waiting: [{ node: 'r', for: 'message' }] })
  expect((await run(waits, '--answer', 'r={"n":1}')).lines[0]).toMatchObject({ state: 'completed', variables: { n: 1 } })
  expect((await run(waits, choice, '--error', 'look=X', '--answer', 'r={}')).lines).toMatchObject([
    { state: 'completed' }, { state: 'failed', error: 'X' },
  ])
})

test('rules ask the tables that are given along; a file that cannot be run says why, and the others go on', async () => {
  const fee = file('fee.dmn', `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">
    <inputData id="i" name="copies"><variable name="copies" typeRef="number"/></inputData>
    <decision id="fee" name="fee"><variable name="fee"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>copies * 8000</text></literalExpression></decision></definitions>`)
  const asks = file('asks.bpmn', bpmn(
    start + node('businessRuleTask', 'r', '', 'mc:decision="fee" mc:resultVariable="fee"') + flows('s>r')))
  const bad = file('bad.bpmn', bpmn(start + node('task', 't') + flows('s>t')))
  const gone = join(folder, 'gone.bpmn')
  const { exit, errors, lines } = await run(fee, bad, gone, asks, '--input', '{"copies":3}')
  expect(lines).toMatchObject([
    { file: bad, state: 'refused', problems: [{ element: 't', code: 'unsupported' }] },
    { file: gone, state: 'refused', problems: [{ element: '', code: 'file-unreadable' }] },
    { file: asks, state: 'completed', variables: { fee: 24000 } },
  ])
  expect([exit, errors]).toEqual([1, []])
  // Not executable is an answer: only a file that cannot be opened is a command refused.
  expect((await run(bad)).exit).toBe(0)
})

test('an answer for a step that no process has, or that takes none, is refused before anything is run', async () => {
  const problems = async (...args: readonly string[]) => {
    const { exit, lines } = await run(...args)
    return [exit, ...lines.map(({ state, passed, problems: found = [] }) =>
      [state, passed, (found as { element: string; code: string }[]).map(({ element, code }) => `${element} ${code}`)])]
  }
  const refused = (...codes: string[]) => [1, ['refused', [], codes]]
  expect(await problems(choice, '--answer', 'lok={}')).toEqual(refused('lok answer-unknown'))
  expect(await problems(choice, '--answer', 'g={}')).toEqual(refused('g answer-misplaced'))
  expect(await problems(choice, '--error', 'lok=X', '--error', 'g=X')).toEqual(
    refused('lok error-unknown', 'g error-misplaced'))
  // What one of several files takes is in order for all; what was given and not asked for is told.
  const other = file('other.bpmn', bpmn(start + user('wait') + flows('s>wait')))
  const { exit, lines } = await run(choice, other, '--input', '{"agreed":true}', '--answer', 'wait={}', '--answer', 'no={}')
  expect([exit, lines.map(({ state, unused }) => [state, unused])]).toEqual(
    [0, [['completed', ['wait', 'no']], ['completed', ['no']]]])
})

test('letters that no database keeps are refused in a file and in input, and FEEL cannot make them', async () => {
  const named = file('nul.bpmn', bpmn(start + node('userTask', 'u', '', 'name="a&#0;"') + flows('s>u')))
  expect(await run(named)).toMatchObject({ exit: 0, lines: [{ state: 'refused', problems: [{ code: 'hostile' }] }] })
  expect(readBpmnRunUse(['a.bpmn', '--input', '{"a":"\\u0000"}'])).toEqual('--input có ký tự không lưu được.')
  const made = file('made.bpmn', bpmn(start
    + node('scriptTask', 't', '<bpmn:script>"a\\u0000"</bpmn:script>', 'mc:resultVariable="x"') + flows('s>t')))
  expect((await run(made)).lines).toMatchObject([{ state: 'completed' }])
})

test.each<[string, readonly string[]]>([
  ['no file', []], ['input that is no object', ['a.bpmn', '--input', '[1]']],
  ['an answer that is no JSON', ['a.bpmn', '--answer', 'x=1']], ['an option that there is not', ['a.bpmn', '--other']],
])('%s is wrong use', (_name, args) => {
  expect(readBpmnRunUse(args)).toEqual(expect.any(String) as BpmnRunUse | string)
})
