/**
 * Need: no process is published on which a dossier could get stuck, whatever its conditions say and whatever comes;
 * those of the province all run to their end.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bpmn, flows, node } from '../../../../test/model-run.ts'
import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import { readBpmn } from '../read-bpmn.ts'
import { type StepOfCatalogue, compileSteps } from './compile-steps.ts'
import type { ModelNode, ProcessModel } from './process-model.ts'
import { problemsOf } from './prove-process.ts'
import { stepsAfter, stepsBefore, stepsIn } from './steps-of-process.ts'

const PLAIN = { name: '', parent: null } as const

/**
 * `start a b end` and so on: one line a way; steps are named for their action, with a letter where there are several;
 * `x/…` is an exclusive gateway, `+/…` a parallel one, `o/…` an inclusive one.
 */
function processOf(...ways: string[]): ProcessModel {
  const pairs = [...new Set(ways.flatMap((way) => {
    const ids = way.split(' ')
    return ids.slice(1).map((to, nth) => `${ids[nth] ?? ''} ${to}`)
  }))]
  const names = new Set(ways.flatMap((way) => way.split(' ')))
  const splits = (id: string) => pairs.filter((pair) => pair.startsWith(`${id} `)).length > 1
  const flowsOf = pairs.map((pair) => {
    const [from = '', to = ''] = pair.split(' ')
    return { id: pair, from, to, when: /^[xo]\//.test(from) && splits(from) ? `goes to ${to}` : null }
  })
  // The last way out of a gateway is the one that is taken when no condition holds.
  const defaultOf = (id: string) => flowsOf.findLast(({ from, when }) => from === id && when !== null)?.id ?? null
  const nodes = [...names].map((id): ModelNode => {
    const [word = ''] = id.split('/')
    if (word === 'start') return { ...PLAIN, id, kind: 'start', event: null, interrupts: false }
    if (word === 'end') return { ...PLAIN, id, kind: 'end', event: null }
    const gateway = ({ 'x': 'exclusive', '+': 'parallel', 'o': 'inclusive' } as const)[word]
    if (gateway) return { ...PLAIN, id, kind: 'gateway', gateway, defaultFlow: defaultOf(id) }
    return {
      ...PLAIN, id, kind: 'task', task: word === 'program' ? 'service' : 'user', loop: null, defaultFlow: null,
      isForCompensation: false, does: word === 'program' ? 'count' : null, answer: null, correlation: null,
      work: { role: word === 'nobody' ? '' : 'officer', unitRule: 'competent', minutes: 60, action: word },
    }
  })
  return { key: 'p', name: '', nodes: Object.fromEntries(nodes.map((one) => [one.id, one])), flows: flowsOf }
}

const told = async (model: ProcessModel, deeds = ['count']) => (await problemsOf(model, deeds)).map(({ node: at, why }) => `${at} ${why}`).sort()

describe('processes', () => {
  test.each([
    ['the shortest', ['start accept issue return-result end']],
    [
      'two ways to the result',
      ['start accept x/1 check x/2 issue return-result end', 'x/1 propose approve x/2'],
    ],
    [
      'two places that issue',
      ['start accept x/1 check/a issue/a return-result end', 'x/1 check/b issue/b return-result'],
    ],
    ['a way back to work', ['start accept propose check x/1 propose', 'x/1 issue return-result end']],
    [
      'two that work side by side',
      ['start accept +/1 propose/a +/2 approve issue return-result end', '+/1 propose/b check/b +/2'],
    ],
    ['one or two that work', ['start accept o/1 propose/a o/2 issue return-result end', 'o/1 propose/b o/2']],
    ['the program between', ['start accept program/a propose program/b issue return-result program/c end']],
  ])('%s: runs', async (_, ways) => {
    expect(await told(processOf(...ways))).toEqual([])
  })

  test.each([
    ['nothing to do', ['start end'], ['p no-task']],
    [
      'no way out of a ring', ['start accept x/1 check/a check/b check/a', 'x/1 issue return-result end'],
      ['check/a no-way-out', 'check/b no-way-out'],
    ],
    ['a step nobody comes to', ['start accept issue return-result end', 'check issue'], ['check no-way-in']],
    [
      'a start without an end', ['start accept', 'issue return-result end'],
      ['issue no-way-in', 'return-result no-way-in'],
    ],
    ['a step without a deed', ['start accept nothing issue return-result end'], ['nothing no-action']],
    ['work before acceptance', ['start check accept issue return-result end'], ['check never-accepted']],
    ['the program before acceptance', ['start program accept issue return-result end'], ['program never-accepted']],
    [
      'never accepted on one of two ways', ['start x/1 accept issue return-result end', 'x/1 issue'],
      ['issue never-accepted'],
    ],
    ['accepted twice', ['start accept/a accept/b issue return-result end'], ['accept/b accepted-twice']],
    [
      'a way past the issue', ['start accept x/1 issue return-result end', 'x/1 return-result'],
      ['return-result returned-before-issued'],
    ],
    ['a way past everything', ['start accept x/1 issue return-result end', 'x/1 end'], ['end never-issued']],
    ['issued and kept', ['start accept issue end'], ['end never-returned']],
    [
      'issued, and kept on one of two ways', ['start accept issue x/1 return-result end', 'x/1 end'],
      ['end never-returned'],
    ],
    [
      'work after the issue, which the state forbids', ['start accept issue check return-result end'],
      ['check work-after-issued'],
    ],
    [
      'back to work after the return', ['start accept issue return-result x/1 end', 'x/1 check issue'],
      ['check work-after-issued'],
    ],
    [
      'issued beside work that goes on',
      ['start accept +/1 issue +/2 return-result end', '+/1 check +/2'], ['check work-after-issued'],
    ],
    [
      'issued by two side by side',
      ['start accept +/1 issue/a +/2 return-result end', '+/1 issue/b +/2'],
      ['issue/a work-after-issued', 'issue/b work-after-issued'],
    ],
    [
      'joined that was never split', ['start accept x/1 check/a +/2 issue return-result end', 'x/1 check/b +/2'],
      ['+/2 never-joined'],
    ],
    [
      'two that nobody waits for', ['start accept +/1 check/a issue return-result end', '+/1 check/b issue'],
      ['check/a work-after-issued', 'check/b work-after-issued', 'issue work-after-issued'],
    ],
  ])('%s: is told', async (_, ways, expected) => {
    expect(await told(processOf(...ways))).toEqual([...expected].sort())
  })

  test('a gateway whose conditions may all be false, and what nobody is to do, are told', async () => {
    const model = processOf('start accept x/1 check issue return-result end', 'x/1 issue')
    const nodes = Object.values(model.nodes).map((one) => [one.id, { ...one, defaultFlow: null }])
    const withoutDefault = { ...model, nodes: Object.fromEntries(nodes) as ProcessModel['nodes'] }
    expect(await told(withoutDefault)).toEqual(['x/1 no-default'])
    expect(await told(processOf('start accept nobody issue return-result end'))).toEqual(['nobody no-action'])
    expect(await told(processOf('start accept program/a check issue return-result end'), []))
      .toEqual(['program/a nobody-serves'])
  })
})

const task = (id: string, action: string) =>
  node('userTask', id, '', `mc:role="officer" mc:unitRule="competent" mc:action="${action}"`)
const hour = '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>'
const error = '<bpmn:errorEventDefinition/>'
const MAIN = node('startEvent', 's') + task('a', 'accept') + task('w', 'propose') + task('i', 'issue')
  + task('r', 'return-result') + node('endEvent', 'e')
const THROUGH = ['s>a', 'a>w', 'w>i', 'i>r', 'r>e']

test.each([
  ['a moment that ends a step and goes on with another', node('boundaryEvent', 'b', hour, 'attachedToRef="w"')
    + task('x', 'check') + flows(...THROUGH, 'b>x', 'x>i'), []],
  ['a moment after which nothing is issued', node('boundaryEvent', 'b', hour, 'attachedToRef="w"')
    + node('endEvent', 'f') + flows(...THROUGH, 'b>f'), ['f never-issued']],
  ['a reminder beside the step', node('boundaryEvent', 'b', hour, 'attachedToRef="w" cancelActivity="false"')
    + node('scriptTask', 'x', '<bpmn:script>1</bpmn:script>') + node('endEvent', 'f')
    + flows(...THROUGH, 'b>x', 'x>f'), []],
  ['work beside a step that may outlast it', node('boundaryEvent', 'b', hour, 'attachedToRef="w" cancelActivity="false"')
    + task('x', 'check') + node('endEvent', 'f') + flows(...THROUGH, 'b>x', 'x>f'), ['x work-after-issued']],
  ['an error that ends the case', node('exclusiveGateway', 'g', '', 'default="g-i"') + node('endEvent', 'f', error)
    + flows('s>a', 'a>w', 'w>g', 'g>i', 'g>f[n > 1]', 'i>r', 'r>e'), ['f ends-in-error']],
  ['work within a sub-process', node('subProcess', 'u', node('startEvent', 'us') + task('x', 'check')
    + node('endEvent', 'ue') + flows('us>x', 'x>ue')) + flows('s>a', 'a>w', 'w>u', 'u>i', 'i>r', 'r>e'), []],
])('%s', async (_, beside, expected) => {
  const { model, problems } = await readBpmn(bpmn(MAIN + beside), { checkFeel: faultOfFeel })
  if (!model) throw new Error(JSON.stringify(problems))
  expect(await told(model)).toEqual(expected)
})

const STEP = (seq: number, role: string): StepOfCatalogue => ({ seq, role, name: role, unit: 'competent', hours: 1 })
const compiled = (roles: readonly string[]) => compileSteps('p', '', roles.map((role, nth) => STEP(nth + 1, role)))

describe('steps of the catalogue', () => {
  test('compile in their order: accept, work, issue, return', async () => {
    const roles = ['reception', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk', 'reception']
    const steps = roles.map((role, nth) => STEP(nth + 1, role)).reverse()
    expect(stepsIn(compileSteps('p', '', steps)).map(({ action }) => action))
      .toEqual(['accept', 'assign', 'propose', 'check', 'approve', 'issue', 'return-result'])
    expect(await problemsOf(compileSteps('p', '', steps))).toEqual([])
  })

  test('keep tenths of hours', () => {
    const [step] = stepsIn(compileSteps('p', '', [{ ...STEP(1, 'reception'), hours: 2.4 }]))
    expect(step?.hours).toBe(2.4)
  })

  test.each([
    ['none', []], ['one', ['reception']], ['no return', ['reception', 'officer', 'clerk']],
    ['no reception', ['officer', 'clerk', 'reception']], ['nothing between', ['reception', 'reception']],
  ])('%s: is refused', async (_, roles) => {
    expect(await problemsOf(compiled(roles))).not.toEqual([])
  })

  test('whatever stands between two receptions runs, is walked from end to end, and back', async () => {
    const role = fc.constantFrom(
      'reception', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk', 'cashier',
    )
    await fc.assert(fc.asyncProperty(fc.array(role, { minLength: 1, maxLength: 12 }), async (between) => {
      const roles = ['reception', ...between, 'reception']
      const model = compiled(roles)
      expect(await problemsOf(model)).toEqual([])
      const steps = stepsIn(model)
      expect(steps.map((one) => one.role)).toEqual(roles)
      expect(steps.map(({ id }) => stepsAfter(model, id).map((one) => one.id)))
        .toEqual([...steps.slice(1).map(({ id }) => [id]), []])
      expect(steps.map(({ id }) => stepsBefore(model, id).map((one) => one.id)))
        .toEqual([[], ...steps.slice(0, -1).map(({ id }) => [id])])
    }), { numRuns: 50 })
  })
})

test('of a gateway with very many conditions it is said that there are too many ways, and others get their turn', async () => {
  const ways = Array.from({ length: 24 }, (_, nth) => `start accept o/1 check/${String(nth)} o/2 issue return-result end`)
  let turns = 0
  const found = await problemsOf(processOf(...ways), [], async () => Promise.resolve(turns += 1))
  expect(found).toEqual([{ node: 'p', why: 'too-many-ways' }])
  expect(turns).toBeGreaterThan(50)
})
