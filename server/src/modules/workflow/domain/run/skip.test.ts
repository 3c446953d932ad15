/**
 * Need: an administrator may go on behind a step that stopped, as if it was done; what stands beside it goes on as it
 * was, in loops and at joins, too.
 */
import { expect, test } from 'vitest'
import { bpmn, flows, modelOf, node, portsAt, standing } from '../../../../../test/model-run.ts'
import type { ProcessModel } from '../process-model.ts'
import { type Moved, answer, begin, giveUp, skip } from './drive.ts'
import type { Instance, Token, Variables } from './instance.ts'

const ports = portsAt(new Date('2021-06-25T08:00:00+07:00'))
const first = ({ tokens }: Instance, at: Token['at']) => tokens.find((one) => one.at === at)?.id ?? 0
const answered = async (model: ProcessModel, { instance }: Moved, at: Token['at'], given: Variables = {}) =>
  answer(model, instance, first(instance, at), given, ports)
const skipped = async (model: ProcessModel, { instance }: Moved, given: Variables = {}) =>
  skip(model, instance, first(instance, 'fault'), given, ports)

const start = node('startEvent', 's')
const loop = (attributes: string, more = '') =>
  `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${more}</bpmn:multiInstanceLoopCharacteristics>`
const THREE = '<bpmn:loopCardinality>3</bpmn:loopCardinality>'
const [AFTER, WAYS] = [node('userTask', 'after'), flows('s>a', 'a>after')]

test('a loop over what is no list is gone on behind as a whole', async () => {
  const model = await modelOf(bpmn(start + node('userTask', 'a', loop('mc:collection="people" mc:item="who"')) + AFTER + WAYS))
  const begun = await begin(model, { people: 1 }, ports)
  expect(standing(begun.instance)).toEqual(['a fault'])
  expect(standing((await skipped(model, begun)).instance)).toEqual(['after user'])
})

test('a round that stopped counts as done; the others go on, and the loop ends with the last', async () => {
  const model = await modelOf(bpmn(start + node('serviceTask', 'a', loop('isSequential="false"', THREE)) + AFTER + WAYS))
  const begun = await begin(model, {}, ports)
  const failed = await giveUp(model, begun.instance, first(begun.instance, 'service'), 'không được', ports)
  expect(standing(failed.instance).toSorted()).toEqual(['a fault', 'a rounds', 'a service', 'a service'])
  const passed = await skipped(model, failed)
  expect(standing(passed.instance).toSorted()).toEqual(['a rounds', 'a service', 'a service'])
  const rest = await answered(model, await answered(model, passed, 'service'), 'service')
  expect(standing(rest.instance)).toEqual(['after user'])
})

test('in a loop after each other the next round begins', async () => {
  const model = await modelOf(bpmn(start + node('serviceTask', 'a', loop('isSequential="true"', THREE)) + AFTER + WAYS))
  const begun = await begin(model, {}, ports)
  const failed = await giveUp(model, begun.instance, first(begun.instance, 'service'), 'không được', ports)
  const second = await skipped(model, failed)
  expect(standing(second.instance)).toEqual(['a rounds', 'a service'])
  const rest = await answered(model, await answered(model, second, 'service'), 'service')
  expect(standing(rest.instance)).toEqual(['after user'])
})

test('a join that nothing comes to any more is gone on behind, once', async () => {
  const model = await modelOf(bpmn(
    start + node('parallelGateway', 'f') + node('userTask', 'a') + node('exclusiveGateway', 'g', '', 'default="g-e"')
    + node('endEvent', 'e') + node('parallelGateway', 'j') + AFTER
    + flows('s>f', 'f>a', 'f>g', 'g>j[x = 1]', 'g>e', 'a>j', 'j>after')))
  const stuck = await answered(model, await begin(model, { x: 2 }, ports), 'user')
  expect(standing(stuck.instance)).toEqual(['j fault'])
  expect(standing((await skipped(model, stuck)).instance)).toEqual(['after user'])
})
