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
    { file: asks, state: 'completed', variables: { fee: 24000 } },
  ])
  expect([exit, errors.length]).toEqual([1, 1])
})

test.each<[string, readonly string[]]>([
  ['no file', []], ['input that is no object', ['a.bpmn', '--input', '[1]']],
  ['an answer that is no JSON', ['a.bpmn', '--answer', 'x=1']], ['an option that there is not', ['a.bpmn', '--other']],
])('%s is wrong use', (_name, args) => {
  expect(readBpmnRunUse(args)).toEqual(expect.any(String) as BpmnRunUse | string)
})
