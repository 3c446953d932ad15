import { expect, test } from 'vitest'
import { afterTries } from './after-tries.ts'

test('it is asked again after a minute, then after twice as long each time, and six hours at most', () => {
  const now = new Date('2021-06-25T08:00+07:00')
  const minutesAfter = (tries: number) => (afterTries({ now }, tries).getTime() - now.getTime()) / 60_000
  // 2^8 = 256; 2^9 = 512 is more than the 360 minutes of six hours.
  expect([0, 1, 2, 5, 8, 9, 30_000].map(minutesAfter)).toEqual([1, 2, 4, 32, 256, 360, 360])
})
