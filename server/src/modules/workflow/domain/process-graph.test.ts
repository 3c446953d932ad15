/**
 * Need: no process is published on which a dossier could get stuck; those of the province all run to their end.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Flow, type GraphNode, type NodeAction, type ProcessGraph, type StepOfCatalogue, compileSteps, firstNode,
  nodeAfter, nodeBefore, problemsOf,
} from './process-graph.ts'

const node = (id: string, action: NodeAction | null): GraphNode => ({
  id, kind: 'task', name: id, role: 'officer', unitRule: 'competent', hours: 1, action,
})
const edge = (kind: 'start' | 'end'): GraphNode => ({
  id: kind, kind, name: '', role: '', unitRule: '', hours: 0, action: null,
})

/**
 * `start a b end` and so on: one line a path; nodes are named for their action, with a letter where there are several.
 */
function graphOf(...paths: string[]): ProcessGraph {
  const flows = new Map<string, Flow>()
  const names = new Set<string>()
  for (const path of paths) {
    const ids = path.split(' ')
    ids.forEach((id) => names.add(id))
    ids.slice(1).forEach((to, nth) => flows.set(`${ids[nth] ?? ''} ${to}`, { from: ids[nth] ?? '', to, when: null }))
  }
  const tasks = [...names].filter((id) => id !== 'start' && id !== 'end')
  const nodes = tasks.map((id) => node(id, id === 'nothing' ? null : id.replace(/\/.$/, '') as NodeAction))
  return { nodes: [edge('start'), ...nodes, edge('end')], flows: [...flows.values()] }
}

const STEP = (seq: number, role: string): StepOfCatalogue => ({ seq, role, name: role, unit: 'competent', hours: 1 })

describe('graphs', () => {
  test.each([
    ['the shortest', ['start accept issue return-result end']],
    [
      'two ways to the result',
      ['start accept check issue return-result end', 'start accept propose approve issue return-result end'],
    ],
    [
      'two places that issue',
      ['start accept check/a issue/a return-result end', 'start accept check/b issue/b return-result end'],
    ],
    ['a way back to work', ['start accept propose check issue return-result end', 'check propose']],
  ])('%s: runs', (_, paths) => {
    expect(problemsOf(graphOf(...paths))).toEqual([])
  })

  test.each([
    ['nothing to do', ['start end'], ['start no-task']],
    [
      'no way out of a ring', ['start accept check/a check/b check/a', 'start accept issue return-result end'],
      ['check/a no-way-out', 'check/b no-way-out'],
    ],
    ['a step nobody comes to', ['start accept issue return-result end', 'check issue'], ['check no-way-in']],
    [
      'a start without an end', ['start accept', 'issue return-result end'],
      ['accept no-way-out', 'issue no-way-in', 'return-result no-way-in'],
    ],
    ['a step without a deed', ['start accept nothing issue return-result end'], ['nothing no-action']],
    ['work before acceptance', ['start check accept issue return-result end'], ['check never-accepted']],
    [
      'never accepted on one of two ways', ['start accept issue return-result end', 'start issue'],
      ['issue never-accepted'],
    ],
    ['accepted twice', ['start accept/a accept/b issue return-result end'], ['accept/b accepted-twice']],
    [
      'a way past the issue', ['start accept issue return-result end', 'accept return-result'],
      ['return-result returned-before-issued'],
    ],
    ['a way past everything', ['start accept issue return-result end', 'accept end'], ['end never-issued']],
    ['issued and kept', ['start accept issue end'], ['end never-returned']],
    [
      'issued, and kept on one of two ways', ['start accept issue return-result end', 'issue end'],
      ['end never-returned'],
    ],
    [
      'work after the issue, which the state forbids', ['start accept issue check return-result end'],
      ['check work-after-issued'],
    ],
    [
      'back to work after the return', ['start accept issue return-result end', 'return-result check issue'],
      ['check work-after-issued'],
    ],
  ])('%s: is told', (_, paths, told) => {
    expect(
      problemsOf(graphOf(...paths))
        .map(({ node: at, why }) => `${at} ${why}`).sort(),
    ).toEqual([...told].sort())
  })

  test('two nodes of one name, and a flow to one that is not there, are told', () => {
    const { nodes, flows } = graphOf('start accept issue return-result end')
    expect(problemsOf({ nodes: [...nodes, node('issue', 'check')], flows })).toEqual([
      { node: 'issue', why: 'named-twice' },
    ])
    expect(problemsOf({ nodes, flows: [...flows, { from: 'issue', to: 'elsewhere', when: null }] })).toEqual([
      { node: 'elsewhere', why: 'node-unknown' },
    ])
  })
})

describe('steps of the catalogue', () => {
  test('compile in their order: accept, work, issue, return', () => {
    const steps = ['reception', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk', 'reception'].map(
      (role, nth) => STEP(nth + 1, role),
    )
    const compiled = compileSteps([...steps].reverse())
    expect(compiled.ok && compiled.value.nodes.map(({ action }) => action))
      .toEqual([null, 'accept', 'assign', 'propose', 'check', 'approve', 'issue', 'return-result', null])
  })

  test.each([
    ['none', []], ['one', ['reception']], ['no return', ['reception', 'officer', 'clerk']],
    ['no reception', ['officer', 'clerk', 'reception']], ['nothing between', ['reception', 'reception']],
  ])('%s: is refused', (_, roles) => {
    expect(compileSteps(roles.map((role, nth) => STEP(nth + 1, role)))).toMatchObject({
      ok: false, refusal: { code: 'process-not-executable' },
    })
  })

  test('whatever stands between two receptions compiles, is walked from end to end, and back', () => {
    const role = fc.constantFrom(
      'reception', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk', 'cashier',
    )
    fc.assert(fc.property(fc.array(role, { minLength: 1, maxLength: 12 }), (between) => {
      const roles = ['reception', ...between, 'reception']
      const compiled = compileSteps(roles.map((one, nth) => STEP(nth + 1, one)))
      if (!compiled.ok) throw new Error('refused')
      const walked = [firstNode(compiled.value)]
      for (let next = nodeAfter(compiled.value, walked[0]?.id ?? ''); next; next = nodeAfter(compiled.value, next.id))
        walked.push(next)
      expect(walked.map((one) => one.role)).toEqual(roles)
      const back = walked.map(({ id }) => nodeBefore(compiled.value, id)?.id)
      expect(back).toEqual([undefined, ...walked.slice(0, -1).map(({ id }) => id)])
      expect(
        walked
          .filter(({ action }) => action === 'accept' || action === 'issue' || action === 'return-result')
          .map(({ action }) => action),
      ).toEqual(['accept', 'issue', 'return-result'])
    }))
  })
})
