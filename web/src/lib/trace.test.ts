import { expect, test } from 'vitest'
import { reasonsOf, weeksOf } from './trace.ts'

const line = (day: string, why: string) => ({
  day, why, used: why === 'counted' ? 1 : 0, left: 0, article: `Điều về ${why}`,
})

test('a trace from Friday to Monday stands in two weeks, each day under its weekday', () => {
  // 25/06/2021 is a Friday, so it is the fifth of its week; 28/06 is the first of the next.
  const trace = [
    line('2021-06-25', 'day-of-receipt'), line('2021-06-26', 'weekend'), line('2021-06-27', 'weekend'),
    line('2021-06-28', 'counted'),
  ]
  const days = weeksOf(trace).map((week) => week.map((cell) => cell?.day.slice(8)))
  expect(days).toEqual([
    [undefined, undefined, undefined, undefined, '25', '26', '27'],
    ['28', undefined, undefined, undefined, undefined, undefined, undefined],
  ])
})

test('each reason is explained once', () => {
  const trace = [line('2021-06-26', 'weekend'), line('2021-06-27', 'weekend'), line('2021-06-28', 'counted')]
  expect(reasonsOf(trace).map(({ why }) => why)).toEqual(['weekend', 'counted'])
})
