/** Need (issue F7): an officer answers for their own time only; while others are waited for it is not theirs. */
import { expect, test } from 'vitest'
import { HOUR } from '../../../kernel/civil-day.ts'
import { ownHours, withoutWaits } from './own-time.ts'

const at = (hour: number) => new Date(Date.parse('2021-06-01T00:00Z') + hour * HOUR)
const span = (from: number, until: number) => ({ from: at(from), until: at(until) })
const everyHour = (from: Date, until: Date) => (until.getTime() - from.getTime()) / HOUR

test('what is left of a step is what lies between the waits, however they overlap', () => {
  // From 10 to 30, waited 12-15 and 14-20 and from 28 on: 2 + 8.
  expect(ownHours(span(10, 30), [span(28, 50), span(14, 20), span(12, 15)], everyHour)).toBe(10)
  expect(withoutWaits(span(10, 30), [span(0, 12), span(30, 40)])).toEqual([span(12, 30)])
  expect([ownHours(span(10, 30), [span(5, 40)], everyHour), ownHours(span(10, 10), [], everyHour)]).toEqual([0, 0])
  expect(ownHours(span(10, 30), [], () => undefined)).toBeNull()
})

test('hour by hour it is the same, for any waits', () => {
  let seed = 7
  const draw = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let round = 0; round < 300; round += 1) {
    const [from, long] = [draw(40), draw(40)]
    const waits = Array.from({ length: draw(6) }, () => {
      const begin = draw(80)
      return span(begin, begin + draw(20))
    })
    const hours = Array.from({ length: long }, (_, nth) => at(from + nth))
      .filter((hour) => !waits.some((wait) => wait.from <= hour && hour < wait.until))
    expect(ownHours(span(from, from + long), waits, everyHour), String(round)).toBe(hours.length)
  }
})
