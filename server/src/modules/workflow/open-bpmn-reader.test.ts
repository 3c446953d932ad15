/** Need: a file that was made to hold the program up is answered soon, with what is wrong, and the next one is read. */
import { afterAll, expect, test } from 'vitest'
import { bpmn, flows, node } from '../../../test/model-run.ts'
import { openBpmnReader } from './open-bpmn-reader.ts'

const reader = openBpmnReader()
afterAll(() => reader.close())

const LARGEST = 1_990_000
/** As many of them as a file may hold. */
function full(one: (nth: number) => string): string {
  const parts: string[] = []
  for (let [nth, length] = [0, 0]; length < LARGEST; nth += 1) length += parts[parts.push(one(nth)) - 1]?.length ?? 0
  return parts.join('')
}
const many = (length: number, one: (nth: number) => string) => Array.from({ length }, (_, nth) => one(nth)).join('')
const sound = bpmn(node('startEvent', 's') + node('userTask', 'x') + flows('s>x'))

test.each<[string, () => string, RegExp]>([
  ['100,000 unknown elements', () => bpmn('<bpmn:unknown/>\n'.repeat(100_000)), /^too-slow$/],
  ['ids that are all the same', () => bpmn(full(() => '<bpmn:userTask id="a"/>')), /^too-slow$/],
  ['extensions that nobody knows', () => bpmn(node('userTask', 'a',
    `<bpmn:extensionElements>${full(() => '<bpmn:x/>')}</bpmn:extensionElements>`)), /^too-slow$/],
  ['steps without end', () => bpmn(full((nth) => node('userTask', `t${nth}`))), /^(too-large|too-slow)$/],
  ['processes that call one large one', () => bpmn(
    many(50, (nth) => node('callActivity', `c${nth}`, '', 'calledElement="q"')),
    `<bpmn:process id="q">${node('userTask', 'a')}${many(2_000, (nth) => flows('a>a').replace('a-a', `f${nth}`))}</bpmn:process>`),
  /^(too-large|too-slow)$/],
  ['depth', () => bpmn('<bpmn:subProcess>'.repeat(50_000) + '</bpmn:subProcess>'.repeat(50_000)), /^hostile$/],
  ['entities', () => `<!DOCTYPE d [<!ENTITY a "${'b'.repeat(1_000)}">]>${sound}`, /^hostile$/],
  ['size', () => bpmn(full((nth) => node('userTask', `t${nth}`)).repeat(2)), /^hostile$/],
  ['a name of a thousand words', () => bpmn(
    node('startEvent', 's') + node('userTask', 'x') + flows(`s>x[${'a b '.repeat(500)}]`)), /^expression-invalid$/],
])('%s: said, and the next file is read', async (_name, make, code) => {
  const { executable, problems } = await reader.read(make())
  expect(executable).toBe(false)
  expect(problems.length).toBeLessThanOrEqual(501)
  expect(problems.at(0)?.code).toMatch(code)
  expect((await reader.read(sound)).executable).toBe(true)
})

test('of very many mistakes the first are told, and how many there are', async () => {
  const { problems } = await reader.read(bpmn(many(600, (nth) => node('task', `t${nth}`))))
  expect([problems.length, problems[0]?.element, problems.at(-1)?.code]).toEqual([501, 't0', 'more-problems'])
  expect(problems.at(-1)?.text).toContain(' 100 ')
})

test('a file of others is written again there, and refused there', async () => {
  expect(await reader.write(sound)).toMatchObject({ ok: true, xml: expect.stringContaining('id="x"') as string })
  expect(await reader.write(bpmn('<bpmn:unknown/>\n'.repeat(100_000)))).toMatchObject({
    ok: false, problems: [{ code: 'too-slow' }],
  })
})
