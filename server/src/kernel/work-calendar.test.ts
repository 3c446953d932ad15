/** Need: "còn 2 ngày làm việc" is what a clerk would count, and a dossier is forwarded when somebody is there (R5). */
import { expect, test } from 'vitest'
import {
  type WorkCalendar, addWorkingDays, forwardingTime, isWorkingDay, nextOpening, workingDaysBetween,
} from './work-calendar.ts'

// April 2021: Wed 21 and Fri 30 are off; May: Mon 3 is off, Sat 8 is worked.
const spring2021: WorkCalendar = {
  from: '2021-04-15', until: '2021-05-31', shifts: [[450, 690], [810, 1020]],
  holidays: new Set(['2021-04-21', '2021-04-30', '2021-05-03']), makeUpDays: new Set(['2021-05-08']),
}
const at = (local: string) => new Date(`${local}:00+07:00`)
const missing = (day: string) => ({ ok: false, refusal: { code: 'calendar-missing', day } })
const found = (value: unknown) => ({ ok: true, value })

test.each([
  ['2021-04-20', true], ['2021-04-21', false], ['2021-04-24', false], ['2021-04-25', false], ['2021-05-08', true],
])('%s is worked: %s', (day, worked) => expect(isWorkingDay(day, spring2021)).toEqual(found(worked)))

test('an agency may rest on other days of the week', () => {
  const sundaysOnly = { ...spring2021, weeklyRest: [0] }
  expect(isWorkingDay('2021-04-24', sundaysOnly)).toEqual(found(true))
  expect(isWorkingDay('2021-04-25', sundaysOnly)).toEqual(found(false))
})

test.each([
  ['2021-04-20', 1, '2021-04-22'], ['2021-04-29', 1, '2021-05-04'], ['2021-04-30', 1, '2021-05-04'],
  ['2021-05-07', 2, '2021-05-10'], ['2021-05-08', 0, '2021-05-08'], ['2021-05-02', 0, '2021-05-02'],
  // One working day before the term ends (R10).
  ['2021-05-04', -1, '2021-04-29'], ['2021-05-10', -2, '2021-05-07'], ['2021-05-02', -1, '2021-04-29'],
])('%s and %i working days is %s', (day, n, result) => {
  expect(addWorkingDays(day, n, spring2021)).toEqual(found(result))
})

test.each([
  // Fri 30 April to Mon 3 May nobody works.
  ['2021-04-29', '2021-05-04', 1], ['2021-04-29', '2021-05-03', 0], ['2021-04-30', '2021-05-05', 2],
  ['2021-05-07', '2021-05-10', 2], ['2021-05-10', '2021-05-10', 0],
  // Late: Tue 4 and Wed 5 have passed since Thu 29.
  ['2021-05-05', '2021-04-29', -2],
])('from %s there are until %s %i working days', (from, until, days) =>
  expect(workingDaysBetween(from, until, spring2021)).toEqual(found(days)))

test.each([
  ['2021-05-11T15:01', '2021-05-12T07:30'], ['2021-05-11T07:29', '2021-05-11T07:30'],
  ['2021-05-11T07:30', '2021-05-12T07:30'], ['2021-05-11T12:00', '2021-05-12T07:30'],
  ['2021-04-29T17:00', '2021-05-04T07:30'], ['2021-05-01T10:00', '2021-05-04T07:30'],
  ['2021-05-07T23:59', '2021-05-08T07:30'],
])('after %s the day next begins at %s', (moment, opening) =>
  expect(nextOpening(at(moment), spring2021)).toEqual(found(at(opening))))

test.each([
  ['at once', '2021-05-11T09:00', '2021-05-11T09:00'], ['over lunch too', '2021-05-11T12:00', '2021-05-11T12:00'],
  ['until 15:00', '2021-05-11T15:00', '2021-05-11T15:00'],
  ['after it tomorrow', '2021-05-11T15:01', '2021-05-12T07:30'],
  ['before opening at opening', '2021-05-11T06:00', '2021-05-11T07:30'],
  ['on a day off on the next that is worked', '2021-04-30T09:00', '2021-05-04T07:30'],
  ['a Saturday that is worked is a day like any other', '2021-05-08T09:00', '2021-05-08T09:00'],
])('a dossier is forwarded %s', (_, received, forwarded) =>
  expect(forwardingTime(at(received), spring2021)).toEqual(found(at(forwarded))))

test('a cut-off of another hour holds where one is set', () => {
  expect(forwardingTime(at('2021-05-11T15:30'), spring2021, 960)).toEqual(found(at('2021-05-11T15:30')))
  expect(forwardingTime(at('2021-05-11T16:01'), spring2021, 960)).toEqual(found(at('2021-05-12T07:30')))
})

test('days that nobody has decided about are refused, not guessed', () => {
  expect(isWorkingDay('2021-06-01', spring2021)).toEqual(missing('2021-06-01'))
  expect(isWorkingDay('2021-04-14', spring2021)).toEqual(missing('2021-04-14'))
  expect(addWorkingDays('2021-05-31', 1, spring2021)).toEqual(missing('2021-06-01'))
  expect(addWorkingDays('2021-04-15', -1, spring2021)).toEqual(missing('2021-04-14'))
  expect(addWorkingDays('2022-01-01', 1, spring2021)).toEqual(missing('2022-01-01'))
  expect(workingDaysBetween('2021-05-31', '2021-06-01', spring2021)).toEqual(missing('2021-06-01'))
  expect(workingDaysBetween('2021-04-01', '2021-05-01', spring2021)).toEqual(missing('2021-04-01'))
  expect(nextOpening(at('2021-05-31T15:01'), spring2021)).toEqual(missing('2021-06-01'))
  expect(forwardingTime(at('2021-06-01T09:00'), spring2021)).toEqual(missing('2021-06-01'))
})

test('a day that does not exist is a bug', () => {
  expect(() => isWorkingDay('2021-02-29', spring2021)).toThrow(RangeError)
  expect(() => addWorkingDays('29/04/2021', 1, spring2021)).toThrow(RangeError)
})
