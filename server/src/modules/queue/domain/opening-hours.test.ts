/** Need (part C1, C8): numbers are given out while a section has hours, and not at night or on days without hours. */
import { expect, test } from 'vitest'
import type { WorkCalendar } from '../../../kernel/work-calendar.ts'
import { numbersFrom } from './opening-hours.ts'

// 07:00-11:30 and 13:30-17:00; Thursday 24/06/2021 is a holiday, Saturday 03/07/2021 is worked instead.
const CALENDAR: WorkCalendar = {
  from: '2021-06-01', until: '2021-07-10', shifts: [[420, 690], [810, 1020]], holidays: new Set(['2021-06-24']),
  makeUpDays: new Set(['2021-07-03']),
}
const at = (moment: string) => new Date(`${moment}+07:00`)

test.each([
  ['2021-06-25T06:44', '2021-06-25T06:45', 'Friday, before the quarter of an hour'],
  ['2021-06-25T06:45', 'now', 'from a quarter of an hour before the opening'],
  ['2021-06-25T11:29', 'now', 'until lunch'],
  ['2021-06-25T11:30', '2021-06-25T13:15', 'over lunch'],
  ['2021-06-25T13:15', 'now', 'before the afternoon'],
  ['2021-06-25T16:59', 'now', 'until the evening'],
  ['2021-06-25T17:00', '2021-06-28T06:45', 'Friday evening: Monday is next'],
  ['2021-06-26T09:00', '2021-06-28T06:45', 'Saturday'],
  ['2021-06-24T09:00', '2021-06-25T06:45', 'a holiday'],
  ['2021-07-03T09:00', 'now', 'a Saturday that is worked'],
  ['2021-06-25T00:00', '2021-06-25T06:45', 'midnight'],
])('at %s numbers are given %s (%s)', (now, expected) => {
  expect(numbersFrom(at(now), CALENDAR, 15)).toEqual(expected === 'now' ? 'now' : at(expected))
})

test('on a day of which no calendar speaks nobody can say when', () => {
  expect(numbersFrom(at('2022-01-03T09:00'), CALENDAR, 15)).toBeUndefined()
})

test('where nothing is said of minutes before, the opening counts', () => {
  expect(numbersFrom(at('2021-06-25T06:59'), CALENDAR, 0)).toEqual(at('2021-06-25T07:00'))
  expect(numbersFrom(at('2021-06-25T07:00'), CALENDAR, 0)).toBe('now')
})
