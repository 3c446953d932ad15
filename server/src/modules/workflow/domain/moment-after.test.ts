/**
 * Need: what a model names by its date comes then in Viet Nam, wherever the program runs (ISO 8601); and of a term that
 * working time does not count nothing is left out silently.
 */
import { expect, test } from 'vitest'
import { isSlowCycle, isWorkingSpan, momentAfter, momentOfDate } from './moment-after.ts'

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

test('working time counts days, hours and minutes, and says so of anything else', () => {
  const calendar = {
    from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1020]] as const,
    holidays: new Set<string>(), makeUpDays: new Set<string>(),
  }
  expect(['P1D', 'PT4H', 'P1DT2H30M', 'PT0S', 'PT5.0M'].map(isWorkingSpan)).toEqual([true, true, true, true, false])
  for (const span of ['PT90S', 'PT30S', 'PT1M30S', 'PT0.5S', 'P1W', 'P1M', 'P1Y']) {
    expect(isWorkingSpan(span)).toBe(false)
    expect(momentAfter(span, new Date('2021-06-28T09:00+07:00'), calendar)).toEqual({
      ok: false, text: `${span}: giờ làm việc chỉ đếm ngày, giờ và phút`,
    })
  }
})
