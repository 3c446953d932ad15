/** Need: no page is lost or doubled by turning, moving and splitting, but what the clerk leaves out (users.md 2.5). */
import { expect, test } from 'vitest'
import { filesOf, moved, planOf, turned } from './page-plan.ts'
import { turnsIn } from './turns-of-faults.ts'

const shown = (plan: ReturnType<typeof filesOf>) => plan.map((file) => file.map(({ key, turn }) => `${key}/${turn}`))

test('as they were sent all pages are one file, in their order', () => {
  expect(shown(filesOf(planOf([2, 1])))).toEqual([['0-1/0', '0-2/0', '1-1/0']])
})

test('a page is turned on and on, moved by a place, and stays where it cannot go', () => {
  const [first, second] = planOf([2])
  if (!first || !second) throw new Error('two pages were planned')
  expect(turned(turned(turned(turned(first)))).turn).toBe(0)
  expect(moved([first, second], 0, 1).map(({ key }) => key)).toEqual(['0-2', '0-1'])
  expect(moved([first, second], 0, -1)).toEqual([first, second])
})

test('a split begins another file, also where the page at it is left out; a file of nothing is none', () => {
  const plan = planOf([4]).map((page, nth) => ({ ...page, startsFile: nth % 2 === 1, isOut: nth % 2 === 1 }))
  expect(shown(filesOf(plan))).toEqual([['0-1/0'], ['0-3/0']])
  expect(filesOf(plan.map((page) => ({ ...page, isOut: true })))).toEqual([])
})

test('pages that lie upside down or on their side are shown turned already', () => {
  const faults = [
    { file: 1, code: 'page-turned', page: 2, found: 180, limit: 0 },
    { file: 0, code: 'page-turned', page: 1, found: 90, limit: 0 },
    { file: 0, code: 'page-skewed', page: 2, found: 90, limit: 3 },
  ] as const
  const plan = planOf([2, 2], turnsIn(faults.map((one) => ({ ...one }))))
  expect(plan.map(({ file, page, turn }) => [file, page, turn]))
    .toEqual([[0, 1, 90], [0, 2, 0], [1, 1, 0], [1, 2, 180]])
})
