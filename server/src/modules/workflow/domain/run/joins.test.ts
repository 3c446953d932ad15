/**
 * Need: a token that can never move is reported as stuck with its node, never silent (issue 5, bad input). BPMN 2.0
 * (OMG formal/2013-12-09), 13.4.1 and 13.4.3, says when a join goes on.
 */
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node, tryModel } from '../../../../../test/model-run.ts'

const stands = async (xml: string) =>
  (await tryModel(xml)).instance.tokens.map(({ node: at, at: waits, fault }) => [at, fault?.code ?? waits])

describe.each(['parallelGateway', 'inclusiveGateway'])('two joins that wait for each other: %s', (kind) => {
  const circle = (more: string, ways: string[]) => bpmn(
    node('startEvent', 's') + node('parallelGateway', 'f') + node(kind, 'j1') + node(kind, 'j2')
    + node('serviceTask', 'a') + node('serviceTask', 'b') + node('parallelGateway', 'o1') + node('parallelGateway', 'o2')
    + node('endEvent', 'e') + more
    + flows('s>f', 'f>j1', 'f>j2', 'j1>o1', 'o1>a', 'o1>e', 'a>j2', 'j2>o2', 'o2>b', 'o2>e', 'b>j1', ...ways))

  test('both have a fault, which names them', async () => {
    expect(await stands(circle('', []))).toEqual([['j1', 'never-joined'], ['j2', 'never-joined']])
  })

  test('as long as somebody may still come they wait, and have it when he has come', async () => {
    const xml = circle(node('receiveTask', 'r') + node('serviceTask', 'u'), ['f>r', 'r>u', 'u>j1'])
    expect(await stands(xml)).toEqual(expect.arrayContaining([['j1', 'join'], ['j2', 'join'], ['r', 'message']]))
    const done = await tryModel(xml, { answers: [['r', {}]] })
    expect(done.state).toBe('running')
    expect(done.instance.tokens.map(({ fault }) => fault?.code)).toEqual(done.instance.tokens.map(() => 'never-joined'))
  })
})

test('who waits for a join that has a fault waits on: whoever mends that one may let it go', async () => {
  const xml = bpmn(
    node('startEvent', 's') + node('parallelGateway', 'f') + node('exclusiveGateway', 'x', '', 'default="x-e2"')
    + node('parallelGateway', 'j1') + node('parallelGateway', 'j2') + node('endEvent', 'e') + node('endEvent', 'e2')
    + flows('s>f', 'f>j1', 'f>x', 'f>j2', 'x>j1[false]', 'x>e2', 'j1>j2', 'j2>e'))
  expect(await stands(xml)).toEqual([['j1', 'never-joined'], ['j2', 'join']])
})
