/**
 * Need: what a process has done is undone when it says so, all of it and once, wherever it was done. What is expected
 * is taken from BPMN 2.0 (OMG formal/2013-12-09), 10.7 and 13.5.5.
 */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, tryModel } from '../../../../../test/model-run.ts'

const start = node('startEvent', 's')
const end = node('endEvent', 'e')
const undo = (id: string) => node('boundaryEvent', `b_${id}`, '<bpmn:compensateEventDefinition/>', `attachedToRef="${id}"`)
  + node('serviceTask', `undo_${id}`, '', 'isForCompensation="true"')
  + `<bpmn:association id="as_${id}" sourceRef="b_${id}" targetRef="undo_${id}" />`
const throws = (more = '') => node('intermediateThrowEvent', 't', `<bpmn:compensateEventDefinition ${more}/>`)
const body = node('serviceTask', 'a') + node('serviceTask', 'b') + undo('a') + undo('b')

test('what was done is undone, the last first; what was not done is not', async () => {
  const xml = bpmn(start + body + throws() + end + flows('s>a', 'a>b', 'b>t', 't>e'))
  expect(await tryModel(xml)).toMatchObject({ state: 'completed', passed: 's a b t undo_b undo_a e' })
  const early = bpmn(start + body + throws() + end + flows('s>a', 'a>t', 't>b', 'b>e'))
  expect((await tryModel(early)).passed).toBe('s a t undo_a b e')
})

test('one activity alone is undone where it is named', async () => {
  const xml = bpmn(start + body + throws('activityRef="a"') + end + flows('s>a', 'a>b', 'b>t', 't>e'))
  expect((await tryModel(xml)).passed).toBe('s a b t undo_a e')
})

const within = node('startEvent', 's2') + body + flows('s2>a', 'a>b')
const beside = node('serviceTask', 'c') + undo('c')

test('a sub-process that is named is undone with all that was done within it, and nothing beside it', async () => {
  const xml = (inside: string, attributes = '', more = '') => bpmn(
    start + node('subProcess', 'sub', inside, attributes) + beside + more + throws('activityRef="sub"') + end
    + flows('s>sub', 'sub>c', 'c>t', 't>e'))
  expect(await tryModel(xml(within)))
    .toMatchObject({ state: 'completed', passed: 's sub s2 a b c t undo_b undo_a e' })
  const deeper = node('startEvent', 's3') + node('subProcess', 'deep', within) + flows('s3>deep')
  expect((await tryModel(xml(deeper))).passed).toBe('s sub s3 deep s2 a b c t undo_b undo_a e')
  // What undoes the whole stands for what would undo its parts.
  expect((await tryModel(xml(within, '', undo('sub')))).passed).toBe('s sub s2 a b c t undo_sub e')
})

test('a called process that is named is undone with all that was done within it', async () => {
  const xml = bpmn(
    start + node('callActivity', 'call', '', 'calledElement="q"') + beside + throws('activityRef="call"') + end
    + flows('s>call', 'call>c', 'c>t', 't>e'), `<bpmn:process id="q">${within}</bpmn:process>`)
  expect((await tryModel(xml)).passed).toBe('s call s2 a b c t undo_b undo_a e')
})

test('what undoes a whole sub-process goes before its parts when everything is undone', async () => {
  const xml = bpmn(start + node('subProcess', 'sub', within) + undo('sub') + throws() + end
    + flows('s>sub', 'sub>t', 't>e'))
  expect((await tryModel(xml)).passed).toBe('s sub s2 a b t undo_sub e')
})

test.each([['true', 's sub s2 a sub s2 a'], ['false', 's sub sub s2 s2 a a']])(
  'what was done in the rounds of a sub-process is undone as often as it was done (sequence: %s)',
  async (isSequential, before) => {
    const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="${isSequential}">`
      + '<bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>'
    const inside = node('startEvent', 's2') + node('serviceTask', 'a') + undo('a') + flows('s2>a') + loop
    const xml = (more: string) => bpmn(start + node('subProcess', 'sub', inside) + throws(more) + end
      + flows('s>sub', 'sub>t', 't>e'))
    expect((await tryModel(xml(''))).passed).toBe(`${before} t undo_a undo_a e`)
    expect((await tryModel(xml('activityRef="sub"'))).passed).toBe(`${before} t undo_a undo_a e`)
  })

describe('what undoes sees the data of the round that it undoes, as they were when it was done', () => {
  const script = (id: string, text: string, answer: string, more = '') =>
    node('scriptTask', id, `<bpmn:script>${text}</bpmn:script>`, `mc:resultVariable="${answer}" ${more}`)
  const undoBy = (id: string, text: string, answer: string) =>
    node('boundaryEvent', `b_${id}`, '<bpmn:compensateEventDefinition/>', `attachedToRef="${id}"`)
    + script(`undo_${id}`, text, answer, 'isForCompensation="true"')
    + `<bpmn:association id="as_${id}" sourceRef="b_${id}" targetRef="undo_${id}" />`
  const loop = (isSequential: boolean) => `<bpmn:multiInstanceLoopCharacteristics isSequential="${String(isSequential)}"
    mc:collection="papers" mc:item="paper"/>`
  const round = (inside: string, isSequential = true) => node(
    'subProcess', 'sub', node('startEvent', 's2') + inside + loop(isSequential))
  const input = { papers: ['A', 'B', 'C'], undone: [] }
  const noted = 'append(undone, paper + string(loopCounter))'
  const whole = (sub: string) => bpmn(start + sub + throws() + end + flows('s>sub', 'sub>t', 't>e'))

  test.each([true, false])('the item of each round, the last first (sequence: %s)', async (isSequential) => {
    const xml = whole(round(node('serviceTask', 'a') + undoBy('a', noted, 'undone') + flows('s2>a'), isSequential))
    const { variables, passed } = await tryModel(xml, { input })
    expect(variables['undone']).toEqual(['C3', 'B2', 'A1'])
    expect(passed).toMatch(/t undo_a undo_a undo_a e$/)
    // Nothing of a round is left in the case.
    expect(Object.keys(variables).sort()).toEqual(['papers', 'undone'])
  })

  test('as it was when the activity was done, whatever the round did after it', async () => {
    const inside = node('serviceTask', 'a') + undoBy('a', 'append(undone, paper)', 'undone')
      + script('x', 'paper + "!"', 'paper') + node('serviceTask', 'z') + undoBy('z', 'append(undone, paper)', 'undone')
      + flows('s2>a', 'a>x', 'x>z')
    const { variables } = await tryModel(whole(round(inside)), { input: { papers: ['A', 'B'], undone: [] } })
    expect(variables['undone']).toEqual(['B!', 'B', 'A!', 'A'])
  })

  test('of what the case itself has it sees what holds now, and may change it', async () => {
    const inside = node('serviceTask', 'a') + undoBy('a', 'total + 1', 'total') + flows('s2>a')
    const xml = bpmn(start + round(inside) + script('more', '10', 'total') + throws() + end
      + flows('s>sub', 'sub>more', 'more>t', 't>e'))
    expect((await tryModel(xml, { input: { ...input, total: 0 } })).variables['total']).toBe(13)
  })

  test('what it changes of a round ends with it, and is not seen by the next', async () => {
    const inside = node('serviceTask', 'a') + undoBy('a', '"changed"', 'paper')
      + node('serviceTask', 'z') + undoBy('z', 'append(undone, paper)', 'undone') + flows('s2>a', 'a>z')
    const { variables } = await tryModel(whole(round(inside)), { input: { papers: ['A', 'B'], undone: [] } })
    expect(variables).toEqual({ papers: ['A', 'B'], undone: ['B', 'A'] })
  })

  test('what is called leaves what it has to its caller: there it is seen, and changed', async () => {
    const within = node('startEvent', 's2') + script('n', '7', 'n') + node('serviceTask', 'a')
      + undoBy('a', 'append(undone, n)', 'undone') + flows('s2>n', 'n>a')
    const xml = bpmn(start + node('callActivity', 'call', '', 'calledElement="q"') + throws() + end
      + flows('s>call', 'call>t', 't>e'), `<bpmn:process id="q">${within}</bpmn:process>`)
    expect((await tryModel(xml, { input: { undone: [] } })).variables['undone']).toEqual([7])
  })
})
