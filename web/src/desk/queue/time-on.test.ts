/** Need (part C2): whoever looks at another day while somebody calls books no time of the day before. */
import { expect, test } from 'vitest'
import { timeOn } from './time-on.ts'

test('a time that was chosen counts on its own day in Việt Nam, and on no other', () => {
  const seven = '2021-06-28T00:00:00.000Z' // 07:00
  expect(timeOn('2021-06-28', seven)).toBe(seven)
  expect(timeOn('2021-06-29', seven)).toBe('')
  expect(timeOn('2021-06-28', '2021-06-27T17:30:00.000Z')).toBe('2021-06-27T17:30:00.000Z') // 00:30
  expect(timeOn('2021-06-27', '2021-06-27T17:30:00.000Z')).toBe('')
  expect(timeOn('2021-06-28', '')).toBe('')
})
