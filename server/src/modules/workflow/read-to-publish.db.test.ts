/**
 * Need: what a process calls is fixed when it is published: a new version of that changes no case that runs and no
 * process that stands; what cannot be found is named before anything depends on it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { readDmn } from '../../platform/dmn/read-dmn.ts'
import { type Feel, openFeel } from '../../platform/feel/open-feel.ts'
import { openBpmnReader } from './open-bpmn-reader.ts'
import { publishProcess } from './publish-process.ts'
import { readToPublish } from './read-to-publish.ts'
import { portsOf } from './run-ports.ts'

const reader = openBpmnReader()
let database: TestDatabase
let feel: Feel
beforeAll(async () => {
  database = await createDatabase()
  feel = openFeel()
})
afterAll(async () => {
  await Promise.all([reader.close(), feel.close()])
  await database.drop()
})

const named = (key: string, xml: string) => xml.replace('id="p"', `id="${key}"`)
const through = (inside: string) => bpmn(node('startEvent', 's') + inside + flows('s>x'))
const calling = (key: string, attributes = '') => through(node('callActivity', 'x', '', `calledElement="${key}" ${attributes}`))
const read = async (xml: string, decisions = {}) =>
  readToPublish(database.app, reader, { xml, decisions, deeds: new Set(['record-event']) })
const publish = async (key: string, xml: string, decisions = {}) => {
  const found = await read(named(key, xml), decisions)
  const { model } = found
  if (!model) throw new Error(JSON.stringify(found.problems))
  return inOneGo(database.backing(stoppedClock('2021-06-25T08:00+07:00')), async (ctx) =>
    ok(await publishProcess(ctx, portsOf({ feel, now: ctx.now, decisions: {} }),
      { model, xml, decisions: found.decisions })))
}
const problems = async (xml: string, decisions = {}) =>
  (await read(xml, decisions)).problems.map(({ element, code }) => `${element}: ${code}`)

test('what is called is the version in force, and stays it', async () => {
  await publish('inner', through(node('userTask', 'x')))
  const outer = await publish('outer', calling('inner'))
  await publish('inner', through(node('manualTask', 'x')))
  const again = await publish('outer', calling('inner'))
  const inside = ({ model: { nodes } }: typeof outer) => nodes['x/x']
  expect(inside(outer)).toMatchObject({ kind: 'task', task: 'user', parent: 'x' })
  expect(inside(again)).toMatchObject({ kind: 'task', task: 'manual' })
  expect(outer.model.flows.map(({ id }) => id)).toEqual(['x/s-x', 's-x'])
})

test('nobody, a circle and calls without end are refused by the call', async () => {
  expect(await problems(calling('nobody'))).toEqual(['x: called-unknown'])
  await publish('a', through(node('userTask', 'x')))
  await publish('b', calling('a'))
  expect(await problems(named('a', calling('b')))).toEqual(['x: called-in-circle'])
  await publish('deep-0', through(node('userTask', 'x')))
  for (let deep = 1; deep <= 8; deep += 1) await publish(`deep-${deep}`, calling(`deep-${deep - 1}`))
  expect(await problems(calling('deep-8'))).toEqual(['x: called-too-deep'])
})

test('a deed and a decision that there are not are refused by the step', async () => {
  expect(await problems(through(node('serviceTask', 'x', '', 'mc:deed="fly"')))).toEqual(['x: deed-unknown'])
  expect(await problems(through(node('serviceTask', 'x')))).toEqual(['x: deed-unknown'])
  expect(await problems(through(node('serviceTask', 'x', '', 'mc:deed="record-event"')))).toEqual([])
  expect(await problems(through(node('businessRuleTask', 'x', '', 'mc:decision="fee"')))).toEqual(['x: decision-unknown'])
})

test('a decision of what is called comes along; of two that are unlike neither is taken', async () => {
  const fee = async (amount: number) => {
    const made = await readDmn(`<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">
      <decision id="fee" name="fee"><variable name="fee"/><literalExpression><text>${amount}</text></literalExpression></decision></definitions>`)
    if (!made.ok) throw new Error(made.text)
    return { 'fee.dmn': made.model }
  }
  const asks = through(node('businessRuleTask', 'x', '', 'mc:decision="fee"'))
  await publish('asks', asks, await fee(8_000))
  const both = bpmn(node('startEvent', 's') + node('callActivity', 'x', '', 'calledElement="asks"')
    + node('businessRuleTask', 'y', '', 'mc:decision="fee"') + flows('s>x', 'x>y'))
  expect(await problems(calling('asks'))).toEqual([])
  expect(await problems(both, await fee(8_000))).toEqual([])
  expect(await problems(both, await fee(9_000))).toEqual(['x: decision-ambiguous', 'y: decision-ambiguous'])
})
