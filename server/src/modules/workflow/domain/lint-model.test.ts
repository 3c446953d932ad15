/**
 * Need: a process that runs and should not be published as it is, is told so before it is (B2, R22): each rule on a
 * drawing that breaks it and on the one that does not.
 */
import { expect, test } from 'vitest'
import { bpmn, flows, node } from '../../../../test/model-run.ts'
import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import { readBpmn } from '../public.ts'
import { lintMessages } from './lint-messages.ts'
import { type ModelFindingCode, lintModel } from './lint-model.ts'
import type { ProcessModel } from './process-model.ts'

const task = (id: string, more = '', kind = 'userTask') => node(kind, id, '', `name="${id}" ${more}`)
const work = (action: string, minutes = 120) =>
  `mc:role="officer" mc:unitRule="commune" mc:minutes="${String(minutes)}" mc:action="${action}"`
const gateway = (id: string, kind = 'exclusiveGateway', more = '') => node(kind, id, '', `name="${id}?" ${more}`)
const [START, END] = [node('startEvent', 's'), node('endEvent', 'e')]
const CHAIN = `${START}${END}${task('t', work('propose'))}${task('r', work('return-result', 0))}`
const SOUND = CHAIN + flows('s>t', 't>r', 'r>e')

async function modelOf(inside: string): Promise<ProcessModel> {
  const { model, problems } = await readBpmn(bpmn(inside), { checkFeel: faultOfFeel })
  if (!model) throw new Error(problems.map(({ element, text }) => `${element}: ${text}`).join('\n'))
  return model
}

function codesOf(model: ProcessModel, isLong: boolean): string[] {
  return lintModel(model, { isLong }).map(({ code, severity, element }) => `${code} ${severity} ${element}`)
}

async function lint(inside: string, isLong = true): Promise<string[]> {
  return codesOf(await modelOf(inside), isLong)
}

test('a process that keeps all rules has nothing to be said of', async () => {
  expect(await lint(SOUND)).toEqual([])
})

const replaced = (from: string, to: string) => SOUND.replace(from, to)
test.each<[ModelFindingCode, 'error' | 'warning', string, string]>([
  ['step-without-role', 'error', 't', replaced('mc:role="officer" mc:unitRule="commune" mc:minutes="120"', 'mc:unitRule="commune" mc:minutes="120"')],
  ['step-without-unit', 'error', 't', replaced('mc:unitRule="commune" mc:minutes="120"', 'mc:minutes="120"')],
  ['step-without-deed', 'error', 'r', replaced('mc:action="return-result"', '')],
  ['step-not-quarter', 'error', 't', replaced('mc:minutes="120"', 'mc:minutes="90"')],
  ['return-step-timed', 'error', 'r', replaced('mc:minutes="0"', 'mc:minutes="120"')],
  ['refusal-path-missing', 'error', 'p', replaced('mc:action="propose"', 'mc:action="check"')],
  ['label-required', 'warning', 'r', replaced('name="r"', '')],
])('%s is an %s of %s', async (code, severity, element, inside) => {
  expect(await lint(inside)).toEqual([`${code} ${severity} ${element}`])
})

test('quarters of a day are asked of long terms alone', async () => {
  expect(await lint(replaced('mc:minutes="120"', 'mc:minutes="90"'), false)).toEqual([])
})

/** Between the proposal and the return stands what is drawn. */
const between = (inside: string, ...ways: readonly string[]) =>
  `${CHAIN}${inside}${flows('s>t', 'r>e', ...ways)}`
const twoWays = (more = '') => between(
  `${gateway('g', 'exclusiveGateway', 'default="g-r"')}${task('x', work('check'))}${more}`,
  't>g', 'g>r', 'g>x[answers.a = 1]', 'x>e')

test.each<[ModelFindingCode, string, string, string]>([
  ['end-event-required', 'p', CHAIN.replace(END, '') + flows('s>t', 't>r'), 'no end'],
  ['single-blank-start-event', 'p', `${SOUND}${node('startEvent', 'z')}${flows('z>r')}`, 'two starts'],
  ['no-gateway-join-fork', 'g', between(
    `${gateway('g', 'exclusiveGateway', 'default="g-r"')}${task('x', work('check'))}`,
    't>g', 'g>r', 'g>x[answers.a = 1]', 'x>g'), 'joins and forks'],
  ['superfluous-gateway', 'g', between(gateway('g'), 't>g', 'g>r'), 'one in, one out'],
  ['no-implicit-split', 't', between(task('x', work('check')), 't>r', 't>x', 'x>e'), 'two ways out of a step'],
  ['no-implicit-end', 'x', `${SOUND}${task('x', work('check'))}${flows('t>x')}`, 'ends at a step'],
  ['fake-join', 'r', between(
    `${gateway('g', 'exclusiveGateway', 'default="g-r"')}${task('x', work('check'))}`,
    't>g', 'g>r', 'g>x[answers.a = 1]', 'x>r'), 'two ways into a step'],
  ['superfluous-termination', 'e', SOUND.replace(END, node('endEvent', 'e', '<bpmn:terminateEventDefinition/>')),
    'nothing else runs'],
])('%s warns at %s', async (code, element, inside) => {
  expect(await lint(inside)).toContain(`${code} warning ${element}`)
})

test('two flows alike between the same two are one too many', async () => {
  const twin = '<bpmn:sequenceFlow id="twin" sourceRef="t" targetRef="r"/>'
  expect(await lint(SOUND + twin)).toContain('no-duplicate-sequence-flows warning t')
})

test('a branch that is drawn as it should be has nothing to be said of', async () => {
  expect(await lint(twoWays())).toEqual([])
})

test('what nothing leads to is refused when it is read, and a model without a beginning is told all the same', async () => {
  const astray = `${SOUND}${task('x', work('check'))}${flows('x>e')}`
  await expect(modelOf(astray)).rejects.toThrow('Không đường nào dẫn đến')
  const model = await modelOf(SOUND)
  const nodes = Object.fromEntries(Object.entries(model.nodes).filter(([id]) => id !== 's'))
  const without = { ...model, nodes, flows: model.flows.filter(({ from }) => from !== 's') }
  expect(codesOf(without, true))
    .toEqual(['start-event-required warning p', 'no-implicit-start warning t'])
})

test('whoever waits for a message that nobody sends is warned; not where somebody does, here, elsewhere or outside', async () => {
  const [catching, throwing, task] = [
    node('intermediateCatchEvent', 'c', '<bpmn:messageEventDefinition id="x1" messageRef="m"/>'),
    node('intermediateThrowEvent', 't', '<bpmn:messageEventDefinition id="x2" messageRef="m"/>'),
    node('receiveTask', 'k', '', 'name="Chờ" messageRef="m"'),
  ]
  const found = async (inside: string, { more = '', sent = '' } = {}) => {
    const xml = bpmn(START + inside, `<bpmn:message id="m" name="nop-thue" ${more}/>`)
    const { model } = await readBpmn(xml, { checkFeel: faultOfFeel })
    if (!model) throw new Error('it cannot be run')
    return lintMessages(model, (name) => name === sent).map(({ code, severity, element }) => `${code} ${severity} ${element}`)
  }
  const waits = catching + task + flows('s>c', 'c>k')
  expect(await found(waits)).toEqual(['message-from-nobody warning c', 'message-from-nobody warning k'])
  expect(await found(waits, { more: 'mc:outside="true"' })).toEqual([])
  expect(await found(waits, { sent: 'nop-thue' })).toEqual([])
  expect(await found(throwing + waits + flows('s>t'))).toEqual([])
})
