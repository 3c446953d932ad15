/** Need: a fee is asked to the đồng, and read as people write it. */
import { expect, test } from 'vitest'
import { formatDong, isDong } from './money.ts'

test.each([
  [0, '0 đ'], [500, '500 đ'], [1_000, '1.000 đ'], [75_000, '75.000 đ'], [1_250_000, '1.250.000 đ'],
  [-8_000, '-8.000 đ'],
])('%i is written %s', (amount, text) => expect(formatDong(amount)).toBe(text))

test('what is no whole amount is no money', () => {
  for (const wrong of [0.5, NaN, Infinity, 2 ** 53]) expect(() => formatDong(wrong)).toThrow(RangeError)
  expect([0, 1].map(isDong)).toEqual([true, true])
  expect([-1, 0.5, NaN, '1', null, undefined].map(isDong)).toEqual([false, false, false, false, false, false])
})
