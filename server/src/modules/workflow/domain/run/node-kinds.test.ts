/**
 * Need: a process that somebody drew runs as BPMN 2.0 says, and nothing in it is passed over in silence. What is
 * expected of each kind of node is taken from the specification (OMG formal/2013-12-09), chapters 10 and 13.
 */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, tryModel } from '../../../../../test/model-run.ts'

const start = node('startEvent', 's')
const end = node('endEvent', 'e')
const user = (id: string) => node('userTask', id)
const script = (id: string, text: string, name?: string) => node(
  'scriptTask', id, `<bpmn:script>${text}</bpmn:script>`, name === undefined ? '' : `mc:resultVariable="${name}"`)

describe('tasks', () => {
  test('a step of people waits and brings its answer; manual work is not waited for', async () => {
    const xml = bpmn(start + user('a') + node('manualTask', 'm') + end + flows('s>a', 'a>m', 'm>e'))
    const tried = await tryModel(xml, { answers: [['a', { agreed: true }]] })
    expect(tried).toMatchObject({ state: 'completed', passed: 's a m e', variables: { agreed: true } })
  })

  test('a script in FEEL sets its variable, or spreads the context that it answers', async () => {
    const xml = bpmn(
      start + script('a', 'n * 2', 'twice') + script('b', '{ sum: n + twice, word: "x" }') + end
      + flows('s>a', 'a>b', 'b>e'))
    expect((await tryModel(xml, { input: { n: 21 } })).variables)
      .toEqual({ n: 21, twice: 42, sum: 63, word: 'x' })
  })

  test('a deed of the program is done at once; one that sends leaves its message', async () => {
    const message = '<bpmn:message id="m1" name="đã nhận" />'
    const xml = bpmn(
      start + node('serviceTask', 'a', '', 'mc:resultVariable="got"') + node('sendTask', 'b', '', 'messageRef="m1"')
      + end + flows('s>a', 'a>b', 'b>e'), message)
    const tried = await tryModel(xml, { answers: [['a', { n: 1 }]] })
    expect(tried).toMatchObject({ passed: 's a b e', variables: { got: { n: 1 } } })
    expect(tried.said).toMatchObject([{ type: 'message', name: 'đã nhận', node: 'b' }])
  })

  test('a step that receives waits until somebody sends', async () => {
    const xml = bpmn(start + node('receiveTask', 'a') + end + flows('s>a', 'a>e'))
    expect(await tryModel(xml)).toMatchObject({ state: 'running', passed: 's' })
    expect(await tryModel(xml, { answers: [['a', { x: 1 }]] })).toMatchObject({ state: 'completed', passed: 's a e' })
  })

  test('several ways out of a task are taken all, those with a condition if it is true, else the default', async () => {
    const all = bpmn(start + user('a') + user('b') + user('c') + flows('s>a', 'a>b', 'a>c'))
    expect((await tryModel(all)).passed).toBe('s a b c')
    const some = bpmn(start + node('userTask', 'a', '', 'default="a-c"') + user('b') + user('c')
      + flows('s>a', 'a>b[n > 1]', 'a>c'))
    expect((await tryModel(some, { input: { n: 2 } })).passed).toBe('s a b')
    expect((await tryModel(some, { input: { n: 1 } })).passed).toBe('s a c')
  })
})

describe('gateways', () => {
  const exclusive = bpmn(
    start + node('exclusiveGateway', 'g', '', 'default="g-c"') + user('a') + user('b') + user('c') + end
    + flows('s>g', 'g>a[n > 10]', 'g>b[n > 5]', 'g>c', 'a>e', 'b>e', 'c>e'))
  test.each([[11, 'a'], [6, 'b'], [1, 'c']])('exclusive: the first true way, for %i %s', async (n, way) => {
    expect((await tryModel(exclusive, { input: { n } })).passed).toBe(`s g ${way} e`)
  })

  test('exclusive without a true way and without default: a fault, which names the gateway', async () => {
    const xml = bpmn(start + node('exclusiveGateway', 'g') + user('a') + user('b')
      + flows('s>g', 'g>a[n > 10]', 'g>b[n > 5]'))
    const { state, instance } = await tryModel(xml, { input: { n: 1 } })
    expect(state).toBe('running')
    expect(instance.tokens).toMatchObject([{ node: 'g', at: 'fault', fault: { code: 'no-way-out' } }])
  })

  test('parallel: all ways, and the join waits for each of them', async () => {
    const xml = bpmn(
      start + node('parallelGateway', 'f') + user('a') + user('b') + node('parallelGateway', 'j') + end
      + flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e'))
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's f a b j e' })
  })

  test('a join whose partner never comes: reported as never joined, with its node', async () => {
    const xml = bpmn(
      start + node('exclusiveGateway', 'g', '', 'default="g-b"') + user('a') + user('b') + node('parallelGateway', 'j')
      + end + flows('s>g', 'g>a[n > 1]', 'g>b', 'a>j', 'b>j', 'j>e'))
    const { instance } = await tryModel(xml, { input: { n: 0 } })
    expect(instance.tokens).toMatchObject([{ node: 'j', at: 'fault', fault: { code: 'never-joined' } }])
  })

  const inclusive = bpmn(
    start + node('inclusiveGateway', 'f', '', 'default="f-c"') + user('a') + user('b') + user('c')
    + node('inclusiveGateway', 'j') + end
    + flows('s>f', 'f>a[n > 1]', 'f>b[n > 2]', 'f>c', 'a>j', 'b>j', 'c>j', 'j>e'))
  test.each([[3, 'a b'], [2, 'a'], [1, 'c']])('inclusive: with %i goes by %s, and joins as many', async (n, ways) => {
    expect(await tryModel(inclusive, { input: { n } })).toMatchObject({ state: 'completed', passed: `s f ${ways} j e` })
  })

  test('an inclusive join does not wait for whoever can no longer come, and does for whoever still can', async () => {
    const xml = bpmn(
      start + node('inclusiveGateway', 'f') + user('a') + user('b') + node('exclusiveGateway', 'x', '', 'default="x-j"')
      + user('away') + node('inclusiveGateway', 'j') + user('after')
      + flows('s>f', 'f>a[true]', 'f>b[true]', 'a>j', 'b>x', 'x>away[n > 1]', 'x>j', 'j>after'))
    expect((await tryModel(xml, { input: { n: 0 } })).passed).toBe('s f a b x j after')
    // Away from it nothing leads back, so that nobody waits for whoever is there.
    expect((await tryModel(xml, { input: { n: 2 } })).passed).toBe('s f a b x j away after')
  })

  test('of several events the first decides, and the others are no longer waited for', async () => {
    const timer = node('intermediateCatchEvent', 't',
      '<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>')
    const xml = bpmn(
      start + node('eventBasedGateway', 'g') + node('intermediateCatchEvent', 'm', '<bpmn:messageEventDefinition/>')
      + timer + user('a') + user('b') + flows('s>g', 'g>m', 'g>t', 'm>a', 't>b'))
    expect((await tryModel(xml, { answers: [['m', {}]] })).passed).toBe('s g m a')
    expect((await tryModel(xml)).passed).toBe('s g t b')
  })
})

describe('what stands within', () => {
  const inner = node('startEvent', 's2') + user('x') + user('y') + flows('s2>x', 's2>y')
  test('a sub-process is over when nothing is left in it', async () => {
    const xml = bpmn(start + node('subProcess', 'sub', inner) + user('after') + flows('s>sub', 'sub>after'))
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's sub s2 x y after' })
  })

  test('a called process has variables of its own, and gives them back', async () => {
    const called = `<bpmn:process id="q">${
      node('startEvent', 's2') + script('x', 'n + 1', 'n') + flows('s2>x')}</bpmn:process>`
    const xml = bpmn(start + node('callActivity', 'c', '', 'calledElement="q"') + end + flows('s>c', 'c>e'), called)
    expect(await tryModel(xml, { input: { n: 1 } }))
      .toMatchObject({ state: 'completed', passed: 's c s2 x e', variables: { n: 2 } })
  })

  const loop = (attributes: string, more: string) => bpmn(
    start + node('userTask', 'a',
      `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${more}</bpmn:multiInstanceLoopCharacteristics>`)
    + end + flows('s>a', 'a>e'))
  test('rounds beside each other or after each other, as often as the list is long', async () => {
    const parallel = loop('mc:collection="people" mc:item="who"', '')
    const { instance } = await tryModel(parallel, { input: { people: ['An', 'Bình'] } })
    expect(instance.state).toBe('completed')
    expect((await tryModel(parallel, { input: { people: ['An', 'Bình'] } })).passed).toBe('s a a e')
    expect((await tryModel(parallel, { input: { people: [] } })).passed).toBe('s e')
    const sequence = loop('isSequential="true"', '<bpmn:loopCardinality>3</bpmn:loopCardinality>')
    expect((await tryModel(sequence)).passed).toBe('s a a a e')
  })

  test('rounds end early when it is enough, and what each answered is gathered in its order', async () => {
    const enough = loop('isSequential="true"',
      '<bpmn:loopCardinality>5</bpmn:loopCardinality>'
      + '<bpmn:completionCondition>numberOfCompletedInstances >= 2</bpmn:completionCondition>')
    expect((await tryModel(enough)).passed).toBe('s a a e')
    const gathers = bpmn(
      start + script('a', 'n * 10', 'ten').replace('</bpmn:scriptTask>',
        '<bpmn:multiInstanceLoopCharacteristics mc:collection="list" mc:item="n" mc:gathers="all" mc:gathered="n * 10" />'
        + '</bpmn:scriptTask>') + end + flows('s>a', 'a>e'))
    expect((await tryModel(gathers, { input: { list: [1, 2, 3] } })).variables).toMatchObject({ all: [10, 20, 30] })
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

  test('an error that no edge catches is caught by the event sub-process around it', async () => {
    const xml = bpmn(start + user('a') + listener('<bpmn:errorEventDefinition errorRef="e1"/>', true) + flows('s>a'),
      '<bpmn:error id="e1" errorCode="X" />')
    expect(await tryModel(xml, { errors: [['a', 'X']] })).toMatchObject({ state: 'completed', passed: 's listen ls told' })
  })

  test('a signal reaches everybody who listens', async () => {
    const signal = '<bpmn:signalEventDefinition signalRef="g1"/>'
    const xml = bpmn(
      start + node('parallelGateway', 'f') + node('intermediateCatchEvent', 'c1', signal)
      + node('intermediateCatchEvent', 'c2', signal) + user('a') + node('intermediateThrowEvent', 't', signal)
      + flows('s>f', 'f>c1', 'f>c2', 'f>a', 'a>t'), '<bpmn:signal id="g1" name="dừng" />')
    expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's f a c1 c2 t' })
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
