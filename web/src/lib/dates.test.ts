import { expect, test } from 'vitest'
import {
  dayFromParts, dayOf, daysBetween, fromLocalInput, showDay, showMoment, timeFromText, toLocalInput,
} from './dates.ts'

test('a moment late in the evening of Greenwich is already the next day in Viet Nam', () => {
  // 25/06/2021 18:30 UTC + 7 h = 26/06/2021 01:30, a Saturday.
  expect(showMoment('2021-06-25T18:30:00Z')).toBe('01:30 thứ\u00a0Bảy\u00a026/06/2021')
  expect(dayOf('2021-06-25T18:30:00Z')).toBe('2021-06-26')
})

test('a civil day is shown as it is written, whatever the zone', () => {
  expect(showDay('2026-11-27')).toBe('thứ\u00a0Sáu\u00a027/11/2026')
})

test('days are counted by the calendar, not by 24 hours', () => {
  // 23:50 on the 25th to 00:10 on the 26th are twenty minutes and one day.
  expect(daysBetween('2021-06-25T23:50:00+07:00', '2021-06-26T00:10:00+07:00')).toBe(1)
  expect(daysBetween('2021-06-26T00:10:00+07:00', '2021-06-25T23:50:00+07:00')).toBe(-1)
})

test('what is typed as a local time comes back as the same local time', () => {
  const moment = fromLocalInput('2021-06-25T08:05')
  expect(moment).toBe('2021-06-25T01:05:00.000Z')
  expect(toLocalInput(moment ?? '')).toBe('2021-06-25T08:05')
  expect(fromLocalInput('hôm nay')).toBeUndefined()
})

test.each([
  ['9', '2', '2021', '2021-02-09'],
  ['', '2', '1950', '1950-02'],
  ['', '', '1950', '1950'],
  ['29', '2', '2020', '2020-02-29'], // 2020 is divisible by 4
  ['29', '2', '2021', undefined], // 2021 is not
  ['31', '4', '2021', undefined],
  ['9', '', '2021', undefined], // a day of no month
  ['9', '13', '2021', undefined],
  ['9', '2', '21', undefined],
])('day %s month %s year %s is %s', (day, month, year, expected) => {
  expect(dayFromParts(day, month, year)).toBe(expected)
})

test.each([
  ['8:05', '08:05'], ['8h05', '08:05'], ['16.30', '16:30'], ['0805', '08:05'], ['8', '08:00'], ['24:00', undefined],
  ['8:5', undefined], ['', undefined], ['8:60', undefined],
])('the hour %s is %s', (typed, time) => expect(timeFromText(typed)).toBe(time))
