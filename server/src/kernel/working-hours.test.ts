/** Need: a clerk sees what is left of the 8 working hours (NĐ 45/2020 Đ.11), as a clerk would count it. */
import { expect, test } from 'vitest'
import type { WorkCalendar } from './work-calendar.ts'
import { workingHoursBetween } from './working-hours.ts'

const calendar = (shifts: WorkCalendar['shifts']): WorkCalendar => ({
  from: '2021-06-01', until: '2021-07-31', shifts, holidays: new Set(['2021-06-29']), makeUpDays: new Set(),
})
/** 07:30-11:30 and 13:00-17:00: eight hours. */
const office = calendar([[450, 690], [780, 1020]])
/** 07:30-11:30 and 13:30-16:30: seven hours, that count 8. */
const shortDay = calendar([[450, 690], [810, 990]])
const hours = (from: string, until: string, of = office) =>
  workingHoursBetween(new Date(`2021-${from}+07:00`), new Date(`2021-${until}+07:00`), of)

test.each([
  ['06-25T10:00', '06-25T11:30', 1.5],
  ['06-25T10:00', '06-25T12:15', 1.5], // nobody works at noon
  ['06-25T10:00', '06-25T14:00', 2.5],
  ['06-25T16:00', '06-28T08:30', 2], // Friday to Monday: 1 + 1
  ['06-28T07:30', '06-30T07:30', 8], // the 29th is a holiday
  ['06-26T10:00', '06-27T10:00', 0], // a weekend
  ['06-28T08:30', '06-25T16:00', -2], // overdue by as much
])('from %s to %s: %d hours', (from, until, expected) => {
  expect(hours(from, until)).toEqual({ ok: true, value: expected })
})

test('a day of seven hours counts eight, so that 8 hours are a working day everywhere', () => {
  expect(hours('06-24T07:30', '06-24T16:30', shortDay)).toEqual({ ok: true, value: 8 })
  // half of seven is three and a half: 07:30-11:00
  expect(hours('06-24T07:30', '06-24T11:00', shortDay)).toEqual({ ok: true, value: 4 })
})

test('what the calendar does not speak of is not guessed', () => {
  expect(hours('06-24T07:30', '08-02T07:30')).toEqual({
    ok: false, refusal: { code: 'calendar-missing', day: '2021-08-02' },
  })
})
