/** Need: what a model names by its date comes then in Viet Nam, wherever the program runs (ISO 8601). */
import { expect, test } from 'vitest'
import { isSlowCycle, momentOfDate } from './moment-after.ts'

test.each([
  ['2021-07-01T08:00:00+07:00', '2021-07-01T01:00:00.000Z'], ['2021-07-01T08:00:00Z', '2021-07-01T08:00:00.000Z'],
  ['2021-07-01T08:00:00', '2021-07-01T01:00:00.000Z'], ['2021-07-01T08:00', '2021-07-01T01:00:00.000Z'],
  ['2021-07-01T08:00:30', '2021-07-01T01:00:30.000Z'], ['2021-07-01', '2021-06-30T17:00:00.000Z'],
])('%s is %s', (text, moment) => { expect(momentOfDate(text)?.toISOString()).toBe(moment) })

test.each(['2021-13-45T25:99:00', '2021-02-30', '2021-07-01T24:00', '2021-07-01T08:60', '2021-07-01T08:00+25:00', 'P1D', ''])(
  '“%s” is no moment', (text) => { expect(momentOfDate(text)).toBeUndefined() })

test('what comes round more often than once a minute never rests', () => {
  expect(['PT0S', 'P0D', 'PT0.5S', 'PT59S'].map(isSlowCycle)).toEqual([false, false, false, false])
  expect(['PT1M', 'PT90S', 'P1D', 'P1M'].map(isSlowCycle)).toEqual([true, true, true, true])
})
