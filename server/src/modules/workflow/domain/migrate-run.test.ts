/** Need: a process changes while cases are on their way, and none is moved to where it could not go on. */
import { expect, test } from 'vitest'
import { bpmn, flows, node, tryModel } from '../../../../test/model-run.ts'
import { askFeel } from '../../../platform/feel/ask-feel.ts'
import { faultOfFeel } from '../../../platform/feel/check-feel.ts'
import { readBpmn } from '../read-bpmn.ts'
import { momentAfter } from './moment-after.ts'
import { migrateRun, migrationFaults, proposeMapping } from './migrate-run.ts'
import type { ProcessModel } from './process-model.ts'
import { answer, begin } from './run/drive.ts'
import type { RunPorts } from './run/instance.ts'

const start = node('startEvent', 's')
const user = (id: string, name = '') => node('userTask', id, '', `name="${name}"`)
const timer = (id: string, on: string) => node('boundaryEvent', id,
  '<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>', `attachedToRef="${on}"`)
const now = new Date('2021-06-25T08:00:00+07:00')
const ports: RunPorts = {
  now, evaluate: async (expression, variables) => Promise.resolve(askFeel(expression, variables, now)),
  decide: async () => Promise.resolve({ ok: false, text: '' }), serve: async () => Promise.resolve(undefined),
  dueAfter: (duration, from) => momentAfter(duration, from, null),
}
async function modelOf(xml: string): Promise<ProcessModel> {
  const { model, problems } = await readBpmn(xml, { checkFeel: faultOfFeel })
  if (!model) throw new Error(JSON.stringify(problems))
  return model
}
const firstOf = async (model: ProcessModel) => (await begin(model, {}, ports)).instance

test('a step is found again by its id, or by its name if that is the only one, and of the same kind', async () => {
  const from = await modelOf(bpmn(start + user('a', 'Thẩm định') + user('b', 'Ký') + flows('s>a', 'a>b')))
  const to = await modelOf(bpmn(start + user('a', 'Kiểm tra') + user('b2', 'Ký') + node('manualTask', 'b') + flows('s>a', 'a>b2', 'b2>b')))
  expect(proposeMapping(from, to)).toEqual({ s: 's', a: 'a', b: 'b2' })
})

test('a run goes on in the new version from where it stood', async () => {
  const from = await modelOf(bpmn(start + user('a') + flows('s>a')))
  const to = await modelOf(bpmn(start + user('a') + user('sign') + flows('s>a', 'a>sign')))
  const instance = await firstOf(from)
  const mapping = proposeMapping(from, to)
  expect(migrationFaults(from, to, mapping, instance)).toEqual([])
  const moved = await migrateRun(from, to, mapping, instance, ports)
  const after = await answer(to, moved, moved.tokens[0]?.id ?? 0, {}, ports)
  expect(after.instance.tokens.map(({ node: at }) => at)).toEqual(['sign'])
})

test('one that stands where the new version has nothing is refused, one that has passed it is not', async () => {
  const from = await modelOf(bpmn(start + user('a') + user('b') + flows('s>a', 'a>b')))
  const to = await modelOf(bpmn(start + user('b') + flows('s>b')))
  const mapping = proposeMapping(from, to)
  const instance = await firstOf(from)
  expect(migrationFaults(from, to, mapping, instance)).toMatchObject([{ node: 'a', why: 'node-gone' }])
  const later = (await answer(from, instance, instance.tokens[0]?.id ?? 0, {}, ports)).instance
  expect(migrationFaults(from, to, mapping, later)).toEqual([])
})

test('a step that became another kind, moved into a sub-process, or loops now, is refused', async () => {
  const from = await modelOf(bpmn(start + user('a') + flows('s>a')))
  const instance = await firstOf(from)
  const faults = async (xml: string, mapping?: Record<string, string>) => {
    const to = await modelOf(xml)
    return migrationFaults(from, to, mapping ?? proposeMapping(from, to), instance).map(({ why }) => why)
  }
  expect(await faults(bpmn(start + node('receiveTask', 'a') + flows('s>a')), { s: 's', a: 'a' })).toEqual(['kind-changed'])
  const inside = node('startEvent', 's2') + user('a') + flows('s2>a')
  expect(await faults(bpmn(start + node('subProcess', 'sub', inside) + flows('s>sub')))).toEqual(['scope-moved'])
  const loop = '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>'
  expect(await faults(bpmn(start + node('userTask', 'a', loop) + flows('s>a')))).toEqual(['loop-changed'])
})

test('what waits on the edge of a step is what the new version says, and a moment that both have keeps its time', async () => {
  const xml = (edges: string) => bpmn(start + user('a') + edges + flows('s>a'))
  const [none, one] = [await modelOf(xml('')), await modelOf(xml(timer('t', 'a')))]
  const two = await modelOf(xml(timer('t', 'a') + timer('t2', 'a')))
  const added = await migrateRun(none, one, proposeMapping(none, one), await firstOf(none), ports)
  expect(added.tokens.map(({ node: at, at: waits }) => [at, waits])).toEqual([['a', 'user'], ['t', 'timer']])
  const later = { ...ports, now: new Date('2021-06-26T08:00:00+07:00') }
  const kept = await migrateRun(one, two, proposeMapping(one, two), added, later)
  expect(kept.tokens.map(({ node: at, dueAt }) => [at, dueAt?.toISOString()])).toEqual([
    ['a', undefined], ['t', '2021-06-27T01:00:00.000Z'], ['t2', '2021-06-28T01:00:00.000Z'],
  ])
  const gone = await migrateRun(two, none, proposeMapping(two, none), kept, later)
  expect(gone.tokens.map(({ node: at }) => at)).toEqual(['a'])
})

test('a token at a join keeps the way by which it came, or is refused if that is gone', async () => {
  const inside = (more: string) => start + node('parallelGateway', 'f') + user('a') + user('b') + node('parallelGateway', 'j') + more
  const from = await modelOf(bpmn(inside(flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j'))))
  const begun = (await begin(from, {}, ports)).instance
  const waiting = (await answer(from, begun, begun.tokens[0]?.id ?? 0, {}, ports)).instance
  const renamed = await modelOf(bpmn(inside(flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j').replaceAll('a-j', 'other'))))
  const mapping = proposeMapping(from, renamed)
  expect(migrationFaults(from, renamed, mapping, waiting)).toEqual([])
  const moved = await migrateRun(from, renamed, mapping, waiting, ports)
  const done = await answer(renamed, moved, moved.tokens.find(({ at }) => at === 'user')?.id ?? 0, {}, ports)
  expect(done.instance.state).toBe('completed')
  const cut = await modelOf(bpmn(inside(user('c') + flows('s>f', 'f>a', 'f>b', 'a>c', 'c>j', 'b>j'))))
  expect(migrationFaults(from, cut, proposeMapping(from, cut), waiting)).toMatchObject([{ node: 'j', why: 'way-gone' }])
  expect((await tryModel(bpmn(inside(flows('s>f', 'f>a', 'f>b', 'a>j', 'b>j'))))).state).toBe('completed')
})
