/**
 * Need: what is looked through is what would run: a package whose process calls another is compiled with the version
 * of that which is in force, and what the program does not have is named at its step before anybody publishes it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../../test/database.ts'
import { dossierProcess, step } from '../../../test/dossier-processes.ts'
import { inOneGo } from '../../../test/in-one-go.ts'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { packageOf } from '../../../test/sample-package.ts'
import { ok } from '../../kernel/result.ts'
import { stoppedClock } from '../../platform/clock.ts'
import { type Feel, openFeel } from '../../platform/feel/open-feel.ts'
import { listSent, openBpmnReader, portsOf, publishProcess, readToPublish } from '../workflow/public.ts'
import { compileProcess } from './compile-process.ts'

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

const OFFICER = ['officer', 'competent'] as const
const compiled = async (between: string, beside = '') => compileProcess(
  packageOf('thu', { process: { bpmn: dossierProcess(between + flows('s>a', 'a>x', 'x>i', 'i>r', 'r>e'), beside) } }),
  {
    feel, sentBy: async (names) => listSent(database.app, names),
    readDrawn: async (drawn) => readToPublish(database.app, reader, { ...drawn, deeds: new Set(['record-event']) }),
  })
const issue = step('i', 'issue', ['agency_head', 'competent'])
const codes = ({ findings }: Awaited<ReturnType<typeof compiled>>) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code, element }) => `${element ?? ''}: ${code}`)

test('what it calls is found, once somebody has published it', async () => {
  const calling = node('callActivity', 'x', '', 'calledElement="tham-dinh"') + issue
  expect(codes(await compiled(calling))).toContain('x: bpmn-called-unknown')
  const xml = bpmn(node('startEvent', 's') + step('k', 'check', OFFICER) + flows('s>k')).replace('id="p"', 'id="tham-dinh"')
  const { model } = await reader.read(xml)
  if (!model) throw new Error('the called process cannot be read')
  await inOneGo(database.backing(stoppedClock('2021-06-25T08:00+07:00')), async (ctx) =>
    ok(await publishProcess(ctx, portsOf({ feel, now: ctx.now, decisions: {} }), { model, xml, decisions: {} })))
  const found = await compiled(calling)
  expect(codes(found)).not.toContain('x: bpmn-called-unknown')
  expect(found.model?.nodes['x/k']).toMatchObject({ kind: 'task', task: 'user' })
})

test('a deed of the program may stand among the steps of people', async () => {
  const found = codes(await compiled(node('serviceTask', 'x', '', 'mc:deed="record-event"') + issue))
  expect(found.filter((one) => one.startsWith('x:'))).toEqual([])
})

test('a deed and a table that there are not are named at their steps', async () => {
  expect(codes(await compiled(node('serviceTask', 'x', '', 'mc:deed="fly"') + issue))).toEqual(['x: bpmn-deed-unknown'])
  expect(codes(await compiled(node('businessRuleTask', 'x', '', 'mc:decision="phi"') + issue)))
    .toEqual(['x: bpmn-decision-unknown'])
})

test('a message that only a published process sends is sent; what happens to the dossier is, too; another is warned of', async () => {
  const waiting = (name: string) => compiled(
    node('intermediateCatchEvent', 'x', '<bpmn:messageEventDefinition id="d1" messageRef="m"/>') + issue,
    `<bpmn:message id="m" name="${name}"/>`)
  const warned = async (name: string) =>
    (await waiting(name)).findings.filter(({ code }) => code === 'message-from-nobody').map(({ element, severity }) => [element, severity])
  expect([await warned('nop-thue'), await warned('dossier.paid')]).toEqual([[['x', 'warning']], []])
  const xml = bpmn(
    node('startEvent', 's') + node('endEvent', 'z', '<bpmn:messageEventDefinition id="d2" messageRef="m"/>') + flows('s>z'),
    '<bpmn:message id="m" name="nop-thue"/>').replace('id="p"', 'id="thue"')
  const { model } = await reader.read(xml)
  if (!model) throw new Error('the sender cannot be read')
  await inOneGo(database.backing(stoppedClock('2021-06-25T08:00+07:00')), async (ctx) =>
    ok(await publishProcess(ctx, portsOf({ feel, now: ctx.now, decisions: {} }), { model, xml, decisions: {} })))
  expect(await warned('nop-thue')).toEqual([])
})
