/** Need: whoever was promised a day counts it themselves, on a calendar like the one on the wall. */
import { expect, test } from 'vitest'
import { monthsOf } from './clock-calendar.ts'

const counted = (day: string) => ({ day, why: 'counted' as const })

test('a term over the end of a month is two months, each with the weeks that it touches', () => {
  // 29/06/2021 is a Tuesday; July begins on Thursday of the same week.
  const months = monthsOf([
    { day: '2021-06-29', why: 'day-of-receipt' }, counted('2021-06-30'), counted('2021-07-01'), counted('2021-07-02'),
    { day: '2021-07-03', why: 'weekend' }, { day: '2021-07-04', why: 'weekend' }, counted('2021-07-05'),
  ], '2021-07-05')
  expect(months.map(({ month, year, weeks }) => [month, year, weeks.length])).toEqual([[6, 2021, 1], [7, 2021, 2]])
  expect(months[0]?.weeks[0]?.map((one) => one?.day.slice(8))).toEqual(
    ['28', '29', '30', undefined, undefined, undefined, undefined],
  )
  expect(months[1]?.weeks[0]?.map((one) => one?.why)).toEqual(
    [undefined, undefined, undefined, 'counted', 'counted', 'weekend', 'weekend'],
  )
  expect(months[1]?.weeks[1]?.[0]).toEqual({ day: '2021-07-05', why: 'counted' })
})

test('a year ends like any month', () => {
  const months = monthsOf([counted('2021-12-31'), counted('2022-01-04')], '2022-01-04')
  expect(months.map(({ month, year }) => [month, year])).toEqual([[12, 2021], [1, 2022]])
})

test('a day that was looked at twice is what was said of it last, and one without a word is the day alone', () => {
  const [month] = monthsOf([{ day: '2021-06-25', why: 'paused' }, counted('2021-06-25')], '2021-06-25')
  const friday = month?.weeks[0]?.find((one) => one?.day === '2021-06-25')
  expect(friday?.why).toBe('counted')
  expect(month?.weeks[0]?.find((one) => one?.day === '2021-06-24')).toEqual({ day: '2021-06-24', why: undefined })
})
