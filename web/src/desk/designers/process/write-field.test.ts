/** Need: what is typed into the panel stands in the file as the engine reads it, and is read back as it was typed. */
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node } from '../../../../../server/test/model-run.ts'
import { MOTCUA_BPMN } from '../../../../../server/src/modules/workflow/bpmn/motcua-bpmn.ts'
import { faultOfFeel } from '../../../../../server/src/platform/feel/check-feel.ts'
import { readBpmn } from '../../../../../server/src/modules/workflow/public.ts'
import { type FieldKey, fieldsOf } from './element-fields.ts'
import { changesFor } from './write-field.ts'

const start = node('startEvent', 's')
const end = node('endEvent', 'e')
const around = (inside: string) => bpmn(start + inside + end + flows('s>x', 'x>e'))

async function edit(xml: string, ...edits: readonly (readonly [id: string, key: FieldKey, value: string])[]) {
  const moddle = new BpmnModdle({ mc: MOTCUA_BPMN })
  const { rootElement } = await moddle.fromXML(xml)
  let made = 0
  const find = (id: string) => {
    const [process] = rootElement.get('rootElements') as ModdleElement[]
    const found = (process?.get('flowElements') as ModdleElement[]).find((one) => one.id === id)
    if (!found) throw new Error(id)
    return found
  }
  for (const [id, key, value] of edits) {
    const changes = changesFor(find(id), key, value, (type, attributes) =>
      moddle.create(type, { id: `made-${String(made += 1)}`, ...attributes }))
    for (const { part, properties } of changes) {
      for (const [name, to] of Object.entries(properties)) part.set(name, to)
    }
    expect([key, fieldsOf(find(id)).find((field) => field.key === key)?.value ?? '']).toEqual([key, value])
  }
  const { xml: written } = await moddle.toXML(rootElement)
  return { written, ...await readBpmn(written, { checkFeel: faultOfFeel }) }
}

describe('what the panel writes is what the engine reads', () => {
  test('the work of a step of people', async () => {
    const { model } = await edit(around(node('userTask', 'x')), ['x', 'role', 'officer'], ['x', 'unitRule', 'commune'],
      ['x', 'minutes', '360'], ['x', 'action', 'propose'], ['x', 'legalBasis', 'NĐ 61/2018 Đ.18'])
    expect(model?.nodes['x']).toMatchObject({
      work: { role: 'officer', unitRule: 'commune', minutes: 360, action: 'propose' },
    })
  })

  test.each([
    ['scriptTask', 'script', 'phi * 2'], ['businessRuleTask', 'decision', 'le-phi'], ['serviceTask', 'deed', 'bao-tin'],
    ['sendTask', 'message', 'ho-so-moi'], ['receiveTask', 'message', 'tra-loi'],
  ] as const)('%s: %s', async (kind, key, value) => {
    const { model, problems } = await edit(around(node(kind, 'x')), ['x', key, value])
    expect(problems).toEqual([])
    expect(model?.nodes['x']).toMatchObject({ does: value })
  })

  test('a message that another system may send, and no longer', async () => {
    const waits = around(node('receiveTask', 'x'))
    const said = [['x', 'message', 'nop-thue'], ['x', 'outside', 'true']] as const
    const { model, written } = await edit(waits, ...said)
    expect([model?.outside, written.includes('mc:outside="true"')]).toEqual([['nop-thue'], true])
    expect((await edit(waits, ...said, ['x', 'outside', ''])).model?.outside).toBeUndefined()
    // Who only sends it says nothing of who else may.
    const { written: sent } = await edit(around(node('sendTask', 'x')), ['x', 'message', 'nop-thue'])
    const { rootElement } = await new BpmnModdle({ mc: MOTCUA_BPMN }).fromXML(sent)
    const [process] = rootElement.get('rootElements') as ModdleElement[]
    const sender = (process?.get('flowElements') as ModdleElement[]).find(({ id }) => id === 'x')
    expect(sender && fieldsOf(sender).map(({ key }) => key)).not.toContain('outside')
  })

  test('a timer in working time, whose kind is chosen after its value', async () => {
    const timed = around(node('intermediateCatchEvent', 'x', '<bpmn:timerEventDefinition/>'))
    const { model } = await edit(timed, ['x', 'timerValue', 'R3/P2D'], ['x', 'timerForm', 'timeCycle'],
      ['x', 'calendar', 'true'])
    expect(model?.nodes['x']).toMatchObject({
      event: { type: 'timer', timer: { form: 'cycle', value: 'R3/P2D', isWorkingTime: true } },
    })
  })

  test('the ways of a choice: a condition on one, the other open when none is', async () => {
    const choice = bpmn(start + node('exclusiveGateway', 'g') + node('userTask', 'a') + node('userTask', 'b') + end
      + flows('s>g', 'g>a', 'g>b', 'a>e', 'b>e'))
    expect((await edit(choice)).problems.map(({ code }) => code)).toEqual(['condition-missing', 'condition-missing'])
    const { model, problems } = await edit(choice, ['g-a', 'condition', 'so ban > 2'], ['g-b', 'isDefault', 'true'])
    expect(problems).toEqual([])
    expect(model?.flows.find(({ id }) => id === 'g-a')?.when).toBe('so ban > 2')
    expect(model?.nodes['g']).toMatchObject({ defaultFlow: 'g-b' })
  })

  test('two events of one signal share it; an error and an escalation go by their codes', async () => {
    const signals = bpmn(start + node('intermediateCatchEvent', 'x', '<bpmn:signalEventDefinition/>')
      + node('intermediateThrowEvent', 'y', '<bpmn:signalEventDefinition/>')
      + node('endEvent', 'e', '<bpmn:errorEventDefinition/>') + flows('s>x', 'x>y', 'y>e'))
    const { written, model } = await edit(signals, ['x', 'signal', 'ngung'], ['y', 'signal', 'ngung'],
      ['e', 'error', 'KHONG_DAT'])
    expect(written.match(/<bpmn:signal /g)).toHaveLength(1)
    expect(model?.nodes['e']).toMatchObject({ event: { type: 'error', code: 'KHONG_DAT' } })
  })

  test('an edge that lets the work go on, and rounds over a list', async () => {
    const xml = bpmn(start
      + node('userTask', 'x', '<bpmn:multiInstanceLoopCharacteristics isSequential="true"/>')
      + node('boundaryEvent', 'b', '<bpmn:escalationEventDefinition/>', 'attachedToRef="x"') + end + flows('s>x', 'x>e', 'b>e'))
    const { model, problems } = await edit(xml, ['b', 'interrupts', ''], ['b', 'escalation', 'TRE_HAN'],
      ['x', 'collection', 'cac co quan'], ['x', 'item', 'co quan'], ['x', 'until', 'xong'])
    expect(problems).toEqual([])
    expect(model?.nodes['b']).toMatchObject({ interrupts: false, event: { code: 'TRE_HAN' } })
    expect(model?.nodes['x']).toMatchObject({
      loop: { over: 'cac co quan', item: 'co quan', until: 'xong', isSequential: true },
    })
  })

  test('what is emptied is gone from the file', async () => {
    const { written } = await edit(around(node('userTask', 'x', '', 'mc:role="officer" mc:minutes="60"')),
      ['x', 'role', ''], ['x', 'minutes', ''])
    expect(written).not.toMatch(/mc:(role|minutes)/)
  })
})
