/** Need: an office tries its processes together, whichever file stands first, and learns of a circle among them. */
import { afterAll, expect, test } from 'vitest'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { openBpmnReader } from '../modules/workflow/public.ts'
import { readTogether } from './read-together.ts'

const reader = openBpmnReader()
afterAll(() => reader.close())

const named = (key: string, inside: string) => ({
  file: `${key}.bpmn`, xml: bpmn(node('startEvent', 's') + inside + flows('s>x')).replace('id="p"', `id="${key}"`),
})
const calls = (key: string, other: string) => named(key, node('callActivity', 'x', '', `calledElement="${other}"`))
const together = async (...files: readonly ReturnType<typeof named>[]) =>
  (await readTogether(reader, files, undefined)).map(({ executable, problems, model }) =>
    executable ? Object.keys(model?.nodes ?? {}).sort().join(' ') : problems.map(({ code }) => code).join(' '))

test('one calls another that calls a third, in whatever order', async () => {
  expect(await together(calls('a', 'b'), named('c', node('userTask', 'x')), calls('b', 'c')))
    .toEqual(['s x x/s x/x x/x/s x/x/x', 's x', 's x x/s x/x'])
})

test('nobody and a circle are named', async () => {
  expect(await together(calls('a', 'nobody'))).toEqual(['called-unknown'])
  expect((await together(calls('a', 'b'), calls('b', 'a')))[0]).not.toMatch(/^s /)
})
