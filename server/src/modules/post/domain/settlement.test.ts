/** Need (part C5): each deed and each đồng is settled once; what one month left open comes with the next. */
import { expect, test } from 'vitest'
import { openMonthsOf } from './settlement.ts'

test('a month has what was left open before it, too; prices are owed to the post, collected money by it', () => {
  expect(openMonthsOf([
    { until: '2021-06-30', what: 'receive', price: 15_000, count: 2, amount: 30_000 },
    { until: '2021-06-30', what: 'receive', price: 12_000, count: 1, amount: 12_000 },
    { until: '2021-05-31', what: 'receive', price: 15_000, count: 1, amount: 15_000 },
    { until: '2021-06-30', what: 'guide', price: 0, count: 4, amount: 0 },
    { until: '2021-05-31', what: 'cod', price: null, count: 1, amount: 50_000 },
  ])).toEqual([
    {
      until: '2021-05-31', prices: 15_000, cod: 50_000,
      lines: [{ what: 'receive', price: 15_000, count: 1, amount: 15_000 }, { what: 'cod', price: null, count: 1, amount: 50_000 }],
    },
    {
      until: '2021-06-30', prices: 57_000, cod: 50_000,
      lines: [
        { what: 'receive', price: 15_000, count: 3, amount: 45_000 },
        { what: 'receive', price: 12_000, count: 1, amount: 12_000 }, { what: 'guide', price: 0, count: 4, amount: 0 },
        { what: 'cod', price: null, count: 1, amount: 50_000 },
      ],
    },
  ])
})

test('nothing open is no month', () => {
  expect(openMonthsOf([])).toEqual([])
})
