/** Need: what is published of a day shows nobody, neither by what came nor by what was settled (NĐ 47/2020). */
import { expect, test } from 'vitest'
import { hideDay } from './hide-day.ts'

const NONE = { receivedOnline: 0, receivedDirect: 0, settledInTime: 0, settledLate: 0 }

test('a day of a province: who came is shown, three that were late are not, and cannot be had from what was in time', () => {
  const rows = hideDay([
    { sector: 'ho-tich', receivedOnline: 40, receivedDirect: 10, settledInTime: 30, settledLate: 3 },
    { sector: 'dat-dai', receivedOnline: 20, receivedDirect: 30, settledInTime: 25, settledLate: 8 },
    { sector: 'xay-dung', receivedOnline: 9, receivedDirect: 6, settledInTime: 70, settledLate: 60 },
  ])
  // 3 is hidden with 30 beside it, 8 below it and 25: sums of 33, 33, 125 and 71 leave 0 to 11 for it.
  expect(rows).toEqual([
    { sector: 'ho-tich', received: 50, receivedOnline: 40, receivedDirect: 10, settled: 33, settledInTime: null, settledLate: null },
    { sector: 'dat-dai', received: 50, receivedOnline: 20, receivedDirect: 30, settled: 33, settledInTime: null, settledLate: null },
    { sector: 'xay-dung', received: 15, receivedOnline: 9, receivedDirect: 6, settled: 130, settledInTime: 70, settledLate: 60 },
    { sector: 'all', received: 115, receivedOnline: 69, receivedDirect: 46, settled: 196, settledInTime: 125, settledLate: 71 },
  ])
})

test('a sector without anybody has no row, like one with a few; the province always has one', () => {
  const rows = hideDay([
    { ...NONE, sector: 'a', receivedOnline: 1 }, { ...NONE, sector: 'b' },
    { ...NONE, sector: 'c', receivedOnline: 20, receivedDirect: 20 }, { ...NONE, sector: 'd', receivedOnline: 50, receivedDirect: 70 },
  ])
  expect(rows.map(({ sector }) => sector)).toEqual(['d', 'all'])
  expect(rows.at(-1)).toMatchObject({ received: 161, receivedOnline: 71, receivedDirect: 90, settled: null })
  expect(hideDay([{ ...NONE, sector: 'a' }])).toEqual([{
    sector: 'all', received: null, receivedOnline: null, receivedDirect: null, settled: null, settledInTime: null, settledLate: null,
  }])
})
