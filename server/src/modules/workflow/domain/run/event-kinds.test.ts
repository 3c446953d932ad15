/**
 * Need: what comes from outside, what a process tells others, and its moments have the effect that BPMN 2.0 says. What
 * is expected of each kind of event is taken from the specification (OMG formal/2013-12-09), 10.5 and 13.5.
 */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, tryModel } from '../../../../../test/model-run.ts'

const start = node('startEvent', 's')
const user = (id: string) => node('userTask', id)
const signal = '<bpmn:signalEventDefinition signalRef="g1"/>'
const escalation = '<bpmn:escalationEventDefinition escalationRef="e1"/>'
const SIGNAL = '<bpmn:signal id="g1" name="dừng" />'
const ESCALATION = '<bpmn:escalation id="e1" escalationCode="X" />'
const timer = (form: string, value: string) =>
  `<bpmn:timerEventDefinition><bpmn:${form}>${value}</bpmn:${form}></bpmn:timerEventDefinition>`

describe('events on the way and at the end', () => {
  const message = '<bpmn:messageEventDefinition messageRef="m1"/>'
  test.each(['intermediateThrowEvent', 'endEvent'])('a message is sent, and says whom it is about: %s', async (kind) => {
    const xml = bpmn(start + node(kind, 't', message, 'mc:correlation="n * 2"') + flows('s>t'),
      '<bpmn:message id="m1" name="đã xong" />')
    const tried = await tryModel(xml, { input: { n: 21 } })
    expect(tried).toMatchObject({ state: 'completed', passed: 's t' })
    expect(tried.said).toEqual([
      { type: 'message', name: 'đã xong', correlation: '42', node: 't', variables: { n: 21 } },
    ])
  })

  test('a signal at the end reaches whoever listens, within and without', async () => {
    const xml = bpmn(start + node('parallelGateway', 'f') + node('intermediateCatchEvent', 'c', signal)
      + node('endEvent', 't', signal) + user('a') + flows('s>f', 'f>c', 'f>t', 'c>a'), SIGNAL)
    const tried = await tryModel(xml)
    expect(tried).toMatchObject({ state: 'completed', passed: 's f t c a' })
    expect(tried.said).toMatchObject([{ type: 'signal', name: 'dừng', node: 't' }])
  })

  test('an escalation at the end is caught on the edge, which need not break anything off; uncaught it is only told', async () => {
    const inside = node('startEvent', 's2') + node('parallelGateway', 'f') + user('x') + node('endEvent', 't', escalation)
      + flows('s2>f', 'f>t', 'f>x')
    const xml = (interrupts: boolean) => bpmn(
      start + node('subProcess', 'sub', inside)
      + node('boundaryEvent', 'b', escalation, `attachedToRef="sub" cancelActivity="${String(interrupts)}"`)
      + user('told') + user('after') + flows('s>sub', 'sub>after', 'b>told'), ESCALATION)
    expect(await tryModel(xml(true))).toMatchObject({ state: 'completed', passed: 's sub s2 f t b told' })
    expect(await tryModel(xml(false))).toMatchObject({ state: 'completed', passed: 's sub s2 f t b x told after' })
    const top = await tryModel(bpmn(start + node('endEvent', 't', escalation) + flows('s>t'), ESCALATION))
    expect(top).toMatchObject({ state: 'completed', passed: 's t', said: [{ type: 'escalation', code: 'X', node: 't' }] })
  })

  test('a compensation at the end undoes what was done before the case is over', async () => {
    const undo = node('boundaryEvent', 'b', '<bpmn:compensateEventDefinition/>', 'attachedToRef="a"')
      + node('serviceTask', 'undo', '', 'isForCompensation="true"')
      + '<bpmn:association id="as" sourceRef="b" targetRef="undo" />'
    const xml = bpmn(start + node('serviceTask', 'a') + undo + node('endEvent', 't', '<bpmn:compensateEventDefinition/>')
      + flows('s>a', 'a>t'))
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's a t undo' })
  })

  test('a moment that is named by its date comes then, written or worked out', async () => {
    const xml = bpmn(start + node('parallelGateway', 'f')
      + node('intermediateCatchEvent', 'd1', timer('timeDate', '2021-07-02T08:00:00+07:00'))
      + node('intermediateCatchEvent', 'd2', timer('timeDate', '2021-06-30T08:00:00+07:00'))
      + node('intermediateCatchEvent', 'd3', timer('timeDate', 'when')) + flows('s>f', 'f>d1', 'f>d2', 'f>d3'))
    expect(await tryModel(xml, { input: { when: '2021-07-01T08:00:00+07:00' } }))
      .toMatchObject({ state: 'completed', passed: 's f d2 d3 d1' })
  })
})

describe('events on the edge', () => {
  const edge = (definition: string, interrupts = true) => bpmn(
    start + user('a') + node('boundaryEvent', 'b', definition, `attachedToRef="a" cancelActivity="${String(interrupts)}"`)
    + user('after') + user('instead') + flows('s>a', 'a>after', 'b>instead'))
  const message = '<bpmn:messageEventDefinition/>'

  test('one that interrupts breaks the step off; one that does not goes on beside it', async () => {
    expect((await tryModel(edge(message), { answers: [['b', {}]] })).passed).toBe('s b instead')
    expect((await tryModel(edge(message))).passed).toBe('s a after')
    expect((await tryModel(edge(message, false), { answers: [['b', {}], ['b', {}]] })).passed)
      .toBe('s b b a instead instead after')
  })

  test('an error is caught by its code, or by whoever catches all; uncaught it ends the case', async () => {
    const error = (code: string) => `<bpmn:error id="e1" errorCode="${code}" />`
    const caught = edge('<bpmn:errorEventDefinition errorRef="e1"/>').replace('</bpmn:definitions>', `${error('X')}</bpmn:definitions>`)
    expect((await tryModel(caught, { errors: [['a', 'X']] })).passed).toBe('s b instead')
    expect(await tryModel(caught, { errors: [['a', 'Y']] })).toMatchObject({ state: 'failed' })
    expect((await tryModel(edge('<bpmn:errorEventDefinition/>'), { errors: [['a', 'Y']] })).passed).toBe('s b instead')
  })

  test('an error that ends a sub-process is caught on its edge, with all that was within broken off', async () => {
    const inside = node('startEvent', 's2') + node('parallelGateway', 'f') + user('x')
      + node('endEvent', 'bad', '<bpmn:errorEventDefinition errorRef="e1"/>') + flows('s2>f', 'f>bad', 'f>x')
    const xml = bpmn(
      start + node('subProcess', 'sub', inside)
      + node('boundaryEvent', 'b', '<bpmn:errorEventDefinition errorRef="e1"/>', 'attachedToRef="sub"')
      + user('after') + user('instead') + flows('s>sub', 'sub>after', 'b>instead'), '<bpmn:error id="e1" errorCode="X" />')
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's sub s2 f bad b instead' })
  })

  test('an escalation need not break anything off', async () => {
    const inside = node('startEvent', 's2')
      + node('intermediateThrowEvent', 't', '<bpmn:escalationEventDefinition escalationRef="e1"/>') + user('x')
      + flows('s2>t', 't>x')
    const xml = bpmn(
      start + node('subProcess', 'sub', inside)
      + node('boundaryEvent', 'b', '<bpmn:escalationEventDefinition escalationRef="e1"/>',
        'attachedToRef="sub" cancelActivity="false"')
      + user('beside') + user('after') + flows('s>sub', 'sub>after', 'b>beside'),
      '<bpmn:escalation id="e1" escalationCode="X" />')
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's sub s2 t b x beside after' })
  })

  test('a signal breaks the step off, or goes on beside it as often as it comes', async () => {
    const signalled = (interrupts: boolean) =>
      edge(signal, interrupts).replace('</bpmn:definitions>', `${SIGNAL}</bpmn:definitions>`)
    expect((await tryModel(signalled(true), { answers: [['b', {}]] })).passed).toBe('s b instead')
    expect((await tryModel(signalled(true))).passed).toBe('s a after')
    expect((await tryModel(signalled(false), { answers: [['b', {}], ['b', {}]] })).passed)
      .toBe('s b b a instead instead after')
    const within = (interrupts: boolean) => bpmn(
      start + node('parallelGateway', 'f') + user('a') + node('intermediateThrowEvent', 't', signal)
      + node('boundaryEvent', 'b', signal, `attachedToRef="a" cancelActivity="${String(interrupts)}"`) + user('told')
      + flows('s>f', 'f>a', 'f>t', 'b>told'), SIGNAL)
    expect(await tryModel(within(true))).toMatchObject({ state: 'completed', passed: 's f t b told' })
    expect(await tryModel(within(false))).toMatchObject({ state: 'completed', passed: 's f t b a told' })
  })

  test('a cycle that does not interrupt comes as often as it says', async () => {
    const cycle = '<bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT10M</bpmn:timeCycle></bpmn:timerEventDefinition>'
    const xml = bpmn(
      start + node('receiveTask', 'a') + node('boundaryEvent', 'b', cycle, 'attachedToRef="a" cancelActivity="false"')
      + node('scriptTask', 'remind', '<bpmn:script>1</bpmn:script>') + flows('s>a', 'b>remind'))
    expect(await tryModel(xml)).toMatchObject({ state: 'running', passed: 's b remind b remind b remind' })
  })
})

describe('events of a whole scope', () => {
  const listener = (definition: string, interrupts: boolean) => node('subProcess', 'listen',
    node('startEvent', 'ls', definition, `isInterrupting="${String(interrupts)}"`) + user('told') + flows('ls>told'),
    'triggeredByEvent="true"')

  test('an event sub-process begins when its message comes, and breaks off what is around it or not', async () => {
    const message = '<bpmn:messageEventDefinition/>'
    const breaks = bpmn(start + user('a') + listener(message, true) + flows('s>a'))
    expect(await tryModel(breaks, { answers: [['ls', {}]] })).toMatchObject({ state: 'completed', passed: 's listen ls told' })
    expect((await tryModel(breaks)).passed).toBe('s a')
    const beside = bpmn(start + user('a') + listener(message, false) + flows('s>a'))
    expect((await tryModel(beside, { answers: [['ls', {}]] })).passed).toBe('s listen ls a told')
  })

  test('so it does when its moment comes', async () => {
    const waits = (interrupts: boolean) => bpmn(
      start + node('receiveTask', 'a') + listener(timer('timeDuration', 'PT1H'), interrupts) + flows('s>a'))
    expect(await tryModel(waits(true))).toMatchObject({ state: 'completed', passed: 's listen ls told' })
    const beside = await tryModel(waits(false))
    expect(beside).toMatchObject({ state: 'running', passed: 's listen ls told' })
    expect(beside.instance.tokens.map(({ node: at }) => at)).toEqual(['a'])
  })

  test.each([['signal', signal, SIGNAL], ['escalation', escalation, ESCALATION]])(
    'so it does when a %s is thrown around it', async (_kind, definition, named) => {
      const xml = (interrupts: boolean) => bpmn(
        start + node('intermediateThrowEvent', 't', definition) + user('a') + listener(definition, interrupts)
        + flows('s>t', 't>a'), named)
      expect(await tryModel(xml(true))).toMatchObject({ state: 'completed', passed: 's t listen ls told' })
      const { state, passed } = await tryModel(xml(false))
      expect([state, passed.split(' ').sort().join(' ')]).toEqual(['completed', 'a listen ls s t told'])
    })

  test('an error that no edge catches is caught by the event sub-process around it', async () => {
    const xml = bpmn(start + user('a') + listener('<bpmn:errorEventDefinition errorRef="e1"/>', true) + flows('s>a'),
      '<bpmn:error id="e1" errorCode="X" />')
    expect(await tryModel(xml, { errors: [['a', 'X']] })).toMatchObject({ state: 'completed', passed: 's listen ls told' })
  })

  test('a signal reaches everybody who listens', async () => {
    const xml = bpmn(
      start + node('parallelGateway', 'f') + node('intermediateCatchEvent', 'c1', signal)
      + node('intermediateCatchEvent', 'c2', signal) + user('a') + node('intermediateThrowEvent', 't', signal)
      + flows('s>f', 'f>c1', 'f>c2', 'f>a', 'a>t'), '<bpmn:signal id="g1" name="dừng" />')
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's f a t c1 c2' })
  })

  test('a cycle that FEEL works out and that comes more than once a minute is a fault, and never due', async () => {
    const stands = async (often: string) => {
      const { instance } = await tryModel(bpmn(
        start + node('intermediateCatchEvent', 'c', timer('timeCycle', `"R/" + "${often}"`)) + user('a') + flows('s>c', 'c>a')))
      return instance.tokens.map(({ node: at, fault }) => `${at} ${fault?.code ?? ''}`)
    }
    expect([await stands('PT59S'), await stands('PT1M')]).toEqual([['c timer-invalid'], []])
  })

  test('terminate ends everything in its scope, and the case at the top', async () => {
    const stop = node('endEvent', 'x', '<bpmn:terminateEventDefinition/>')
    const top = bpmn(start + node('parallelGateway', 'f') + user('a') + stop + flows('s>f', 'f>x', 'f>a'))
    expect(await tryModel(top)).toMatchObject({ state: 'terminated', passed: 's f x' })
    const inside = node('startEvent', 's2') + node('parallelGateway', 'f') + user('a') + stop + flows('s2>f', 'f>x', 'f>a')
    const within = bpmn(start + node('subProcess', 'sub', inside) + user('after') + flows('s>sub', 'sub>after'))
    expect(await tryModel(within)).toMatchObject({ state: 'completed', passed: 's sub s2 f x after' })
  })

  test('a link goes on where it is met', async () => {
    const link = '<bpmn:linkEventDefinition name="l"/>'
    const xml = bpmn(start + node('intermediateThrowEvent', 't', link) + node('intermediateCatchEvent', 'c', link) + user('a')
      + flows('s>t', 'c>a'))
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's t c a' })
  })
})
