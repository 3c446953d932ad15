/** Need: a report that contradicts itself is not sent, and what changes after it is told number by number. */
import { expect, test } from 'vitest'
import { type ReportLine, brokenChecks, correctionsOf, lateIn, sumByCause, sumLines } from './report-cells.ts'

// 10 = 4 + 5 + 1 = 7 + 3; 7 = 2 + 4 + 1; 3 = 1 + 2.
const GOOD = [10, 4, 5, 1, 7, 2, 4, 1, 3, 1, 2]
const named = (key: string) => ({ key, name: key.toUpperCase() })
const line = (sector: string, counts: readonly number[], cause: string | null = null): ReportLine =>
  ({ unit: named('u'), level: named('xa'), sector: named(sector), counts, cause, note: '' })

test('the four checks of the form', () => {
  expect(brokenChecks(GOOD)).toEqual([])
  expect(brokenChecks(GOOD.with(1, 5))).toEqual(['3=4+5+6'])
  expect(brokenChecks(GOOD.with(5, 3))).toEqual(['7=8+9+10'])
  expect(brokenChecks(GOOD.with(10, 3))).toEqual(['11=12+13'])
  expect(brokenChecks(GOOD.with(8, 4).with(9, 2))).toEqual(['3=7+11'])
  expect(brokenChecks(sumLines([]))).toEqual([])
})

test('lines are summed column by column, and late ones by their cause', () => {
  const lines = [line('a', GOOD, 'thieu-nguoi'), line('b', GOOD, 'qua-tai'), line('c', GOOD, 'qua-tai'), line('d', GOOD)]
  expect(sumLines(lines)).toEqual([40, 16, 20, 4, 28, 8, 16, 4, 12, 4, 8])
  expect(lateIn(GOOD)).toBe(3)
  expect(sumByCause([...lines, line('e', GOOD.with(7, 0).with(10, 0), 'qua-tai')])).toEqual([
    { cause: 'qua-tai', count: 6 }, { cause: null, count: 3 }, { cause: 'thieu-nguoi', count: 3 },
  ])
})

test('a correction names line, column and both numbers; what came and what went too', () => {
  const [was, is] = [[line('a', GOOD), line('gone', GOOD)], [line('a', GOOD.with(7, 2).with(6, 3)), line('new', GOOD)]]
  const found = correctionsOf(was, is)
  expect(found.filter(({ sector }) => sector.key === 'a').map(({ column, then, now }) => [column, then, now]))
    .toEqual([[9, 4, 3], [10, 1, 2]])
  expect(found.filter(({ sector }) => sector.key === 'gone')).toHaveLength(11)
  expect(found.filter(({ sector }) => sector.key === 'new').map(({ column, then, now }) => [column, then, now])[0])
    .toEqual([3, 0, 10])
  expect(correctionsOf(was, was)).toEqual([])
})
