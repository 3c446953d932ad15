/** Need: what is called runs in its caller as it would run by itself. */
import { expect, test } from 'vitest'
import { bpmn, flows, node, tryModel } from '../../../../test/model-run.ts'
import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import { readBpmn } from '../read-bpmn.ts'
import { embedProcess } from './embed-process.ts'

const inside = node('startEvent', 's') + node('exclusiveGateway', 'g', '', 'default="g-b"')
  + node('subProcess', 'sub', node('startEvent', 'ss') + node('serviceTask', 'pay') + flows('ss>pay')
    + node('boundaryEvent', 'undo', '<bpmn:compensateEventDefinition/>', 'attachedToRef="pay"')
    + node('serviceTask', 'refund', '', 'isForCompensation="true"')
    + '<bpmn:association id="as" sourceRef="undo" targetRef="refund"/>')
  + node('intermediateThrowEvent', 'back', '<bpmn:compensateEventDefinition activityRef="pay"/>') + node('userTask', 'b')
  + flows('s>g', 'g>sub[n = 1]', 'g>b', 'sub>back')

test('of another file as of the same one: ways, edges, defaults and what is undone', async () => {
  const called = (await readBpmn(bpmn(inside), { checkFeel: faultOfFeel })).model
  if (!called) throw new Error('it cannot be run')
  const { nodes, flows: ways } = embedProcess(called, 'c')
  const caller = node('startEvent', 's0') + node('callActivity', 'c', '', 'calledElement="q"') + flows('s0>c')
  const same = await readBpmn(bpmn(caller, `<bpmn:process id="q">${inside}</bpmn:process>`), { checkFeel: faultOfFeel })
  const other = await readBpmn(bpmn(caller), { checkFeel: faultOfFeel, called: { q: called } })
  expect(other.model).toEqual(same.model)
  expect([nodes.length, ways.length]).toEqual([9, 5])
  const tried = await tryModel(bpmn(caller, `<bpmn:process id="q">${inside}</bpmn:process>`), { input: { n: 1 } })
  expect(tried.passed).toContain('pay')
})
