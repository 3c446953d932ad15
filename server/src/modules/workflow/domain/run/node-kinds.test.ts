/**
 * Need: a process that somebody drew runs as BPMN 2.0 says, and nothing in it is passed over in silence. What is
 * expected of each kind of node is taken from the specification (OMG formal/2013-12-09), chapters 10 and 13.
 */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, tryModel } from '../../../../../test/model-run.ts'
import { faultOfFeel } from '../../../../platform/feel/check-feel.ts'
import { readBpmn } from '../../read-bpmn.ts'

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

test('a lane is the role of the steps in it, the innermost first; a role that a step names goes before', async () => {
  const lane = (id: string, name: string, refs: readonly string[], inner = '') => node('lane', id,
    refs.map((ref) => `<bpmn:flowNodeRef>${ref}</bpmn:flowNodeRef>`).join('') + inner, `name="${name}"`)
  const xml = bpmn(
    node('laneSet', 'ls', lane('l1', 'officer', ['a', 'b'],
      node('childLaneSet', 'cls', lane('l3', 'leader', ['b']))) + lane('l2', 'receiver', ['c', 'z']))
    + start + user('a') + user('b') + user('c') + node('userTask', 'z', '', 'mc:role="clerk"') + end
    + flows('s>a', 'a>b', 'b>c', 'c>z', 'z>e'))
  const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  expect(problems).toEqual([])
  const roleOf = (id: string) => {
    const step = model?.nodes[id]
    return step?.kind === 'task' ? step.work?.role : undefined
  }
  expect(['a', 'b', 'c', 'z'].map(roleOf)).toEqual(['officer', 'leader', 'receiver', 'clerk'])
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

  test('a signal and a step that receives are events to choose by as well', async () => {
    const xml = bpmn(
      start + node('eventBasedGateway', 'g')
      + node('intermediateCatchEvent', 'c', '<bpmn:signalEventDefinition signalRef="g1"/>') + node('receiveTask', 'r')
      + user('a') + user('b') + flows('s>g', 'g>c', 'g>r', 'c>a', 'r>b'), '<bpmn:signal id="g1" name="dừng" />')
    expect(await tryModel(xml, { answers: [['c', {}]] })).toMatchObject({ state: 'completed', passed: 's g c a' })
    expect(await tryModel(xml, { answers: [['r', {}]] })).toMatchObject({ state: 'completed', passed: 's g r b' })
    const { instance } = await tryModel(xml)
    expect(instance.tokens.map(({ node: at, at: waits }) => [at, waits]))
      .toEqual([['g', 'choice'], ['c', 'signal'], ['r', 'message']])
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

  test('of more rounds than a thousand none is begun: the step stops there', async () => {
    const xml = (count: number) => bpmn(start + node('serviceTask', 'a', `<bpmn:multiInstanceLoopCharacteristics>
      <bpmn:loopCardinality>${String(count)}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`) + end
      + flows('s>a', 'a>e'))
    const { instance } = await tryModel(xml(1_001))
    expect(instance.tokens.map(({ node: at, fault }) => `${at} ${fault?.code ?? ''}`)).toEqual(['a loop-invalid'])
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

  const looped = (attributes: string, more = '') =>
    `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${more}</bpmn:multiInstanceLoopCharacteristics>`
  const forEach = looped('mc:collection="list" mc:item="n" mc:gathers="all" mc:gathered="n"')
  test('a sub-process goes its rounds, each with its own item', async () => {
    const xml = bpmn(start + node('subProcess', 'sub', inner + forEach) + end + flows('s>sub', 'sub>e'))
    const tried = await tryModel(xml, { input: { list: [1, 2] } })
    expect(tried).toMatchObject({ state: 'completed', passed: 's sub sub s2 s2 x y x y e', variables: { all: [1, 2] } })
    expect((await tryModel(xml, { input: { list: [] } })).passed).toBe('s e')
    const twice = looped('isSequential="true"', '<bpmn:loopCardinality>2</bpmn:loopCardinality>')
    const sequence = bpmn(start + node('subProcess', 'sub', inner + twice) + end + flows('s>sub', 'sub>e'))
    expect((await tryModel(sequence)).passed).toBe('s sub s2 x y sub s2 x y e')
  })

  test('so does a call, which gives back what each of its runs has', async () => {
    const called = `<bpmn:process id="q">${
      node('startEvent', 's2') + script('x', 'n + 1', 'n') + flows('s2>x')}</bpmn:process>`
    const xml = bpmn(
      start + node('callActivity', 'c', forEach, 'calledElement="q"') + end + flows('s>c', 'c>e'), called)
    const tried = await tryModel(xml, { input: { list: [1, 2, 3] } })
    expect(tried).toMatchObject({ state: 'completed', variables: { all: [2, 3, 4] } })
    expect(tried.passed).toBe('s c c c s2 s2 s2 x x x e')
  })

  test('of rounds beside each other those that are left are broken off when it is enough', async () => {
    const enough = '<bpmn:loopCardinality>5</bpmn:loopCardinality>'
      + '<bpmn:completionCondition>numberOfCompletedInstances >= 2</bpmn:completionCondition>'
    expect(await tryModel(loop('', enough))).toMatchObject({ state: 'completed', passed: 's a a e' })
    const after = bpmn(start + node('userTask', 'a', looped('', enough)) + node('receiveTask', 'r') + flows('s>a', 'a>r'))
    const { instance } = await tryModel(after)
    expect(instance.tokens.map(({ node: at }) => at)).toEqual(['r'])
    expect(instance.scopes).toHaveLength(1)
  })
})
