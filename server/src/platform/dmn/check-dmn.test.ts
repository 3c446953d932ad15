/** Need: a table that somebody else wrote is looked through without holding up whoever else is served (ADR 0030). */
import { afterAll, expect, test } from 'vitest'
import { openFeel } from '../feel/open-feel.ts'
import { problemsOfDmn } from './check-dmn.ts'
import { readDmn } from './read-dmn.ts'

const feel = openFeel()
afterAll(() => feel.close())

async function tableWith(...tests: readonly string[]) {
  const rules = tests.map((text) =>
    `<rule><inputEntry><text>${text}</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>`)
  const read = await readDmn(`<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">
    <decision id="x" name="x"><decisionTable hitPolicy="FIRST"><input><inputExpression><text>n</text></inputExpression></input>
      <output name="o"/>${rules.join('')}</decisionTable></decision></definitions>`)
  if (!read.ok) throw new Error(read.text)
  return read.model
}

const count = (most: number) => Array.from({ length: most }, (_one, nth) => String(nth)).join(',')
const words = (most: number) => Array.from({ length: most }, () => 'a').join(' ')
const said = async (text: string) => problemsOfDmn(await tableWith(text)).map((one) => one.text)

test.each([
  ['a list of 11,000 letters', count(2_500), 'dài hơn 10000 ký tự'],
  ['a name of 80 words', words(80), 'có tên dài hơn 60 từ'],
  ['a hundred brackets', `${'('.repeat(100)}1${')'.repeat(100)}`, 'lồng hơn 60 tầng'],
])('a condition is held to the limits of any other expression: %s', async (_name, text, fault) => {
  expect(await said(text)).toEqual([`luật 1, điều kiện 1: ${fault}`])
})

test.each(['-', '', '"A", "B"', '[5..20]', 'not(1, 2)', '&gt; 15', 'hồ sơ.số bản', 'date("2021-06-25")'])(
  'a condition as people write it is none of these: %s', async (text) => { expect(await said(text)).toEqual([]) })

test('a table that takes too long to look through is given up, and what comes after it is answered', async () => {
  const [heavy, light] = await Promise.all([
    feel.check(await tableWith(...Array.from({ length: 180 }, () => count(2_200)))),
    feel.check(await tableWith('1 +')),
  ])
  expect(heavy).toEqual([{ decision: 'x', text: expect.stringContaining('mất hơn') as string }])
  expect(light).toEqual([{ decision: 'x', text: expect.stringContaining('luật 1, điều kiện 1') as string }])
})
