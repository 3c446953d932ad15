/** Need: hours of steps are typed as people write them, and kept as whole minutes (B2). */
import { expect, test } from 'vitest'
import { hoursText, minutesOf } from './hours.ts'

test.each([['', 0], ['0,5', 30], ['0.25', 15], ['6', 360], [' 1,75 ', 105], ['40', 2_400]])(
  '%o hours are %i minutes', (typed, minutes) => expect(minutesOf(typed)).toBe(minutes))

test.each(['nửa', '-1', '1,5,5', '1e3', '99999'])('%o is no number of hours', (typed) =>
  expect(minutesOf(typed)).toBeUndefined())

test('what is shown is read back as it was', () => {
  for (const minutes of [0, 1, 15, 20, 30, 59, 60, 90, 480, 2_405]) {
    expect(minutesOf(hoursText(minutes))).toBe(minutes)
  }
})
