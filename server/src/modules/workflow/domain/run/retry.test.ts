/**
 * Need: what went wrong in a process is mended by an administrator and tried again where it stopped. Nothing that was
 * done before is done twice, and nothing that is waited for is waited for twice.
 */
import { expect, test } from 'vitest'
import { bpmn, flows, modelOf, node, portsAt, standing } from '../../../../../test/model-run.ts'
import type { ProcessModel } from '../process-model.ts'
import { type Moved, answer, begin, retry } from './drive.ts'
import type { Variables } from './instance.ts'

const ports = portsAt(new Date('2021-06-25T08:00:00+07:00'))

const answered = async (model: ProcessModel, { instance }: Moved, given: Variables = {}) =>
  answer(model, instance, instance.tokens.find(({ at }) => at === 'user')?.id ?? 0, given, ports)
const retried = async (model: ProcessModel, { instance }: Moved, mended: Variables) =>
  retry(model, instance, instance.tokens.find(({ at }) => at === 'fault')?.id ?? 0, mended, ports)

const start = node('startEvent', 's')
const timer = (span: string) =>
  `<bpmn:timerEventDefinition><bpmn:timeDuration>${span}</bpmn:timeDuration></bpmn:timerEventDefinition>`
const loop = (attributes: string, more = '') =>
  `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${more}</bpmn:multiInstanceLoopCharacteristics>`

test('a loop over what is no list waits on its edge once, however often it is tried', async () => {
  const model = await modelOf(bpmn(
    start + node('userTask', 'a', loop('mc:collection="people" mc:item="who"')) + node('userTask', 'late')
    + node('boundaryEvent', 'b', timer('P2D'), 'attachedToRef="a"') + flows('s>a', 'b>late')))
  const begun = await begin(model, { people: 1 }, ports)
  expect(standing(begun.instance)).toEqual(['a fault', 'b timer'])
  const again = await retried(model, begun, { people: 'nobody' })
  expect(standing(again.instance)).toEqual(['a fault', 'b timer'])
  expect(standing((await retried(model, again, { people: ['An'] })).instance)).toEqual(['a rounds', 'b timer', 'a user'])
})

test('a loop that stopped after a round goes on after that round', async () => {
  const model = await modelOf(bpmn(
    start + node('userTask', 'a', loop('isSequential="true" mc:gathers="all" mc:gathered="share * 2"',
      '<bpmn:loopCardinality>2</bpmn:loopCardinality>')) + node('userTask', 'after') + flows('s>a', 'a>after')))
  const stopped = await answered(model, await begin(model, {}, ports))
  expect(standing(stopped.instance)).toEqual(['a fault'])
  const second = await retried(model, stopped, { share: 1 })
  expect(standing(second.instance)).toEqual(['a rounds', 'a user'])
  const { instance } = await answered(model, second, { share: 4 })
  expect(standing(instance)).toEqual(['after user'])
  expect(instance.scopes[0]?.variables).toMatchObject({ all: [2, 8] })
})

test('a loop whose end cannot be told asks again, and goes on', async () => {
  const model = await modelOf(bpmn(
    start + node('userTask', 'a', loop('isSequential="true"', '<bpmn:loopCardinality>3</bpmn:loopCardinality>'
      + '<bpmn:completionCondition>agreed > 1</bpmn:completionCondition>')) + node('userTask', 'after')
    + flows('s>a', 'a>after')))
  const stopped = await answered(model, await begin(model, {}, ports))
  expect(standing(stopped.instance)).toEqual(['a fault'])
  expect(standing((await retried(model, stopped, { agreed: 1 })).instance)).toEqual(['a rounds', 'a user'])
  expect(standing((await retried(model, stopped, { agreed: 2 })).instance)).toEqual(['after user'])
})

test('a moment on the edge that could not be told is waited for once it can, and does not come by itself', async () => {
  const model = await modelOf(bpmn(
    start + node('userTask', 'a') + node('userTask', 'late')
    + node('boundaryEvent', 'b', timer('span'), 'attachedToRef="a"') + flows('s>a', 'b>late')))
  const begun = await begin(model, {}, ports)
  expect(standing(begun.instance)).toEqual(['a user', 'b fault'])
  expect(standing((await retried(model, begun, { span: 'P2D' })).instance)).toEqual(['a user', 'b timer'])
})

test('a message to a whole process whose subject could not be told is waited for once it can', async () => {
  const listen = node('subProcess', 'listen', node('startEvent', 'ls', '<bpmn:messageEventDefinition messageRef="m1"/>')
    + node('userTask', 'told') + flows('ls>told'), 'triggeredByEvent="true"')
  const model = await modelOf(bpmn(start + node('userTask', 'a') + listen + flows('s>a'),
    '<bpmn:message id="m1" name="dừng" mc:correlation="hồ sơ.mã" />'))
  const begun = await begin(model, {}, ports)
  expect(standing(begun.instance)).toEqual(['ls fault', 'a user'])
  const { instance } = await retried(model, begun, { 'hồ sơ': { mã: 'H1' } })
  expect(standing(instance)).toEqual(['ls message', 'a user'])
  expect(instance.tokens[0]).toMatchObject({ name: 'dừng', correlation: 'H1', isListening: true })
})
