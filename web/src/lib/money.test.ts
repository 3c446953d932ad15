import { expect, test } from 'vitest'
import { readMoney, showMoney } from './money.ts'

test('money is written with points between thousands', () => {
  expect(showMoney(1_250_000)).toBe('1.250.000\u00a0đ')
  expect(showMoney(0)).toBe('0\u00a0đ')
  expect(showMoney(999)).toBe('999\u00a0đ')
})

test.each([
  ['1.250.000', 1_250_000], ['1 250 000 đ', 1_250_000], ['8000', 8000], ['8,5', undefined], ['-5', undefined],
  ['', undefined],
])('typed %s is %s đồng', (typed, dong) => {
  expect(readMoney(typed)).toBe(dong)
})
