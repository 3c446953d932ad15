/** Need: a circle of scripts holds up no transaction: a run passes so many nodes in one, and goes on in the next. */
import { expect, test } from 'vitest'
import { bpmn, flows, modelOf, node, portsAt } from '../../../../../test/model-run.ts'
import { begin, goOn } from './drive.ts'

const script = (id: string) => node('scriptTask', id, '<bpmn:script>1</bpmn:script>')
const CIRCLE = bpmn(node('startEvent', 's') + script('a') + script('b') + flows('s>a', 'a>b', 'b>a'))

test('one move ends after five hundred moves of tokens, wherever it is, and the next takes it up there', async () => {
  const [model, ports] = [await modelOf(CIRCLE), portsAt(new Date('2021-06-25T08:00+07:00'))]
  const first = await begin(model, {}, ports)
  // A node is come to and left: two moves each.
  expect([first.isAtRest, first.passed.length]).toEqual([false, 250])
  const second = await goOn(model, first.instance, ports)
  expect([second.isAtRest, second.passed.length, second.passed[0]]).toEqual([false, 250, first.passed.at(-2)])
})
