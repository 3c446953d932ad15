/** Need: a heading that does not come out even is found when it is written, not by whoever prints it. */
import { expect, test } from 'vitest'
import { type HeaderCell, headerGrid } from './sheet.ts'

const columns = [{ width: 10, at: 'left' }, { width: 10, at: 'left' }, { width: 10, at: 'left' }] as const
const grid = (...header: HeaderCell[][]) =>
  headerGrid({ header, columns }).map((row) => row.map((cell) => cell?.text ?? null))

test('a cell that reaches over others leaves them no place', () => {
  expect(grid([{ text: 'a', rows: 2 }, { text: 'b', columns: 2 }], [{ text: 'c' }, { text: 'd' }]))
    .toEqual([['a', 'b', null], [null, 'c', 'd']])
})

test.each([
  ['a row with too few cells', [[{ text: 'a' }, { text: 'b' }]]],
  ['one with too many', [[{ text: 'a' }, { text: 'b' }, { text: 'c' }, { text: 'd' }]]],
  ['a cell that goes beyond the last row', [[{ text: 'a', rows: 2 }, { text: 'b' }, { text: 'c' }]]],
  ['a cell that goes beyond the last column', [[{ text: 'a' }, { text: 'b' }, { text: 'c', columns: 2 }]]],
  ['a cell over one that comes from above', [
    [{ text: 'a' }, { text: 'b', rows: 2 }, { text: 'c' }], [{ text: 'd', columns: 2 }, { text: 'e' }],
  ]],
])('%s is refused', (_, header) => {
  expect(() => grid(...header)).toThrow(RangeError)
})
