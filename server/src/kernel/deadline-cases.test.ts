/**
 * Need: dates over the real calendars of 2021-2027 that a clerk can count by hand, and the faults of other systems,
 * which must not come back here. The calendar is data/calendar.yaml, open 07:30-11:30 and 13:30-17:00.
 */
import { expect, test } from 'vitest'
import { openCountRules } from '../cli/count-rules.ts'
import { readCalendars, workCalendarOf } from '../cli/read-calendar.ts'
import { defaultDataSet } from '../cli/data-set.ts'
import { type Count, type Unit, deadlineOf, dueOf } from './deadline.ts'
import { workingDaysBetween } from './work-calendar.ts'

const calendars = readCalendars(defaultDataSet())
const rules = openCountRules(defaultDataSet())('2021-06-28')
const calendar = calendarOf('hanh-chinh')

function calendarOf(id: string) {
  const found = calendars.get(id)
  if (!found) throw new Error(`no timetable ${id}`)
  return workCalendarOf(found)
}

const at = (local: string) => new Date(`${local}+07:00`)
const cutoffOf = (unit: Unit) => unit === 'same-day' ? { cutoff: rules.sameDayCutoff } : {}
const count = (start: string, amount: number, unit: Unit, more: Partial<Count> = {}): Count =>
  ({
    start: at(start), limit: { unit, amount, policy: 'end-of-day', ...cutoffOf(unit) }, pauses: [], calendar, ...more,
  })
const sameHour = (start: string, amount: number): Count =>
  count(start, amount, 'working-day', { limit: { unit: 'working-day', amount, policy: 'same-hour' } })

function expectDue(input: Count, due: string): void {
  expect(dueOf(input)).toEqual({ ok: true, value: at(due) })
  expect(deadlineOf(input, rules.articles)).toMatchObject({ ok: true, value: { dueAt: at(due) } })
}

test.each([
  [2021, 250], [2022, 249], [2023, 249], [2024, 251], [2025, 250], [2026, 249], [2027, 249],
])('%i has %i working days, as the notice of that year says', (year, days) => {
  const [eve, last] = [`${year}-01-01`, `${year}-12-31`] // New Year's Day is off each year, so nothing is lost
  expect(workingDaysBetween(eve, last, calendar)).toEqual({ ok: true, value: days })
})

test.each([
  // Tết 2021, off Wed 10 to Tue 16 February. Mon 8 = receipt; Tue 9 = 1; Wed 17 = 2; Thu 18 = 3.
  ['over Tết 2021', count('2021-02-08T09:00', 3, 'working-day'), '2021-02-18T17:00'],
  // Tết 2022, off Mon 31 January to Fri 4 February. Thu 27 = receipt; Fri 28 = 1; Mon 7 = 2; Tue 8 = 3.
  ['over Tết 2022', count('2022-01-27T09:00', 3, 'working-day'), '2022-02-08T17:00'],
  // Sent on the first day of Tết: Mon 7 = receipt; Tue 8 = 1.
  ['sent during Tết 2022', count('2022-02-01T00:05', 1, 'working-day'), '2022-02-08T17:00'],
  // Mon 29 April 2024 is off, Sat 4 May is worked for it. Fri 26 = receipt; Thu 2 = 1; Fri 3 = 2; Sat 4 = 3; Mon 6 = 4.
  ['a Saturday exchanged in 2024', count('2024-04-26T10:00', 3, 'working-day'), '2024-05-04T17:00'],
  ['and the day after it', count('2024-04-26T10:00', 4, 'working-day'), '2024-05-06T17:00'],
  // Sat 26 April 2025 is worked for Fri 2 May. Thu 24 = receipt; Fri 25 = 1; Sat 26 = 2; Mon 28 = 3; Tue 29 = 4;
  // Wed 30 April and Thu 1 May are off; Mon 5 = 5.
  ['a Saturday exchanged in 2025', count('2025-04-24T16:00', 2, 'working-day'), '2025-04-26T17:00'],
  ['and the Friday given for it', count('2025-04-24T16:00', 5, 'working-day'), '2025-05-05T17:00'],
  // Fri 2 January 2026 is off, Sat 10 worked. Wed 31 = receipt; Mon 5 = 1 … Fri 9 = 5; Sat 10 = 6.
  ['an exchange in January 2026', count('2025-12-31T08:00', 6, 'working-day'), '2026-01-10T17:00'],
  // Sat 22 August 2026 is worked for Mon 31; 1 and 2 September are off. Fri 28 = receipt; Thu 3 = 1.
  ['an exchange in August 2026', count('2026-08-20T08:00', 2, 'working-day'), '2026-08-22T17:00'],
  ['National Day 2026 from Saturday to Wednesday', count('2026-08-28T08:00', 1, 'working-day'), '2026-09-03T17:00'],
  // Received on a Saturday that is worked: that day is the receipt; Mon 6 = 1.
  ['received on an exchanged Saturday', count('2024-05-04T09:00', 1, 'working-day'), '2024-05-06T17:00'],
  // Same-day on an exchanged Saturday, after 15:00: Monday.
  ['within the day on an exchanged Saturday', count('2024-05-04T15:30', 0, 'same-day'), '2024-05-06T17:00'],
  // There is no 31 February: Tue 28.
  ['31 January and a month', count('2023-01-31T09:00', 1, 'month'), '2023-02-28T17:00'],
  // There is no 29 February in 2021: Sun 28; Đ.148 moves it to Mon 1 March.
  ['29 January and a month, on a Sunday', count('2021-01-29T09:00', 1, 'month'), '2021-03-01T17:00'],
  ['31 January 2024 and a month: the leap day', count('2024-01-31T09:00', 1, 'month'), '2024-02-29T17:00'],
  // Thu 29 February and 12 months: 28 February 2025, a Friday.
  ['the leap day and a year', count('2024-02-29T09:00', 12, 'month'), '2025-02-28T17:00'],
  // 10 days from Tue 2 February 2021: Fri 12, in the middle of Tết; Đ.148 moves it to Wed 17.
  ['plain days that end in Tết', count('2021-02-02T09:00', 10, 'day'), '2021-02-17T17:00'],
  // Monday 10:00 and eight accounting hours: Tuesday 10:00, although only 7.5 hours are open.
  ['8 hours over 7.5', count('2021-06-28T10:00', 8, 'working-hour'), '2021-06-29T10:00'],
  // Five of them in a row do not drift: Monday 10:00 to Monday 10:00.
  ['40 hours over 7.5', count('2021-06-28T10:00', 40, 'working-hour'), '2021-07-05T10:00'],
  // Where eight hours are open they are clock hours: 10:00-11:30 and 13:30-17:00 are 5, three more are 07:00-10:00.
  ['8 hours over 8', count('2021-06-28T10:00', 8, 'working-hour', { calendar: calendarOf('hanh-chinh-8h') }),
    '2021-06-29T10:00'],
  // Acknowledged within 8 working hours (R3): Thu 29 April from 16:00 are 60 of 450 minutes; nobody works until Mon 3;
  // the other 390 are Tue 4 May 07:30-11:30 and 13:30-16:00.
  ['8 hours over a long weekend', count('2021-04-29T16:00', 8, 'working-hour'), '2021-05-04T16:00'],
])('%s', (_, input, due) => expectDue(input, due))

// JMIX #790: P1D with a business calendar became 24 business hours, about three days. One day here is one day, or eight
// accounting hours; 24 of those are three days, and 24 hours by the clock are another unit with another name.
test('JMIX #790: a working day is one, not 24 working hours', () => {
  expectDue(count('2021-06-28T10:00', 1, 'working-day'), '2021-06-29T17:00')
  expectDue(sameHour('2021-06-28T10:00', 1), '2021-06-29T10:00')
  expectDue(count('2021-06-28T10:00', 24, 'working-hour'), '2021-07-01T10:00')
  expectDue(count('2021-06-28T10:00', 24, 'hour'), '2021-06-29T10:00')
})

// jBPM #1830 (JBPM-9546): the due date of a timer that was set before business hours came out wrong. Here what comes
// before opening counts as handed in at the opening, and on a holiday at that of the next working day.
test('jBPM #1830: before opening, on a working day and on a holiday', () => {
  // Two hours are 112.5 minutes from 07:30 on.
  expectDue(count('2021-06-28T05:00', 2, 'working-hour'), '2021-06-28T09:22:30')
  expectDue(count('2021-06-28T05:00', 8, 'working-hour'), '2021-06-28T17:00')
  expectDue(count('2021-06-28T05:00', 1, 'working-day'), '2021-06-29T17:00')
  expectDue(sameHour('2021-06-28T05:00', 1), '2021-06-29T07:30')
  // Fri 30 April 2021, 05:00, off until Mon 3 May: Tue 4 is the receipt.
  expectDue(count('2021-04-30T05:00', 4, 'working-hour'), '2021-05-04T11:15')
  expectDue(count('2021-04-30T05:00', 1, 'working-day'), '2021-05-05T17:00')
  expectDue(sameHour('2021-04-30T05:00', 1), '2021-05-05T07:30')
})

// jBPM #1342: the due date of a timer that was set after business hours came out wrong. Here it starts at the opening
// of the next working day, to the minute: nothing of 17:47 is left.
test('jBPM #1342: after closing, it starts at the opening to the minute', () => {
  expectDue(count('2021-06-28T17:47', 4, 'working-hour'), '2021-06-29T11:15')
  expectDue(count('2021-06-25T23:59', 4, 'working-hour'), '2021-06-28T11:15')
  expectDue(sameHour('2021-06-28T17:47', 1), '2021-06-30T07:30')
})

// OpenCPS casts the hours of a step to a whole number, and whole days are those hours divided by eight: half an hour is
// none, and what is left over is dropped. Here halves count, and hours and days agree.
test('OpenCPS: nothing is cut off', () => {
  expectDue(count('2021-06-28T07:30', 0.5, 'hour'), '2021-06-28T08:00')
  // 2.5 accounting hours are 2.5 times 56 min 15 s = 140 min 37.5 s.
  expectDue(count('2021-06-28T07:30', 2.5, 'working-hour'), '2021-06-28T09:50:37.500')
  // 12 hours are a day and a half, not one day: half of 450 minutes after Tuesday 07:30, 225 minutes, is 11:15.
  expectDue(count('2021-06-28T07:30', 12, 'working-hour'), '2021-06-29T11:15')
  expectDue(count('2021-06-28T07:30', 3, 'half-day'), '2021-06-29T11:15')
})

// OpenCPS looks for holidays only in the days it would have needed without any: those it moves on to are not seen.
test('OpenCPS: a holiday that the count moves on to is seen', () => {
  // Thu 22 April 2021 = receipt; Fri 23, Mon 26, Tue 27, Wed 28, Thu 29 = 5; then off to Mon 3; Tue 4 = 6, Wed 5 = 7.
  expectDue(count('2021-04-22T09:00', 7, 'working-day'), '2021-05-05T17:00')
})

// Summing clock hours drifts: five appointments of "8 hours = 1 day" over 7.5 open hours come out 2.5 hours late.
test('hour-based systems: days at the same hour stay at that hour', () => {
  for (const [days, due] of [[1, '29'], [2, '30']] as const) {
    expectDue(sameHour('2021-06-28T08:15', days), `2021-06-${due}T08:15`)
    expectDue(count('2021-06-28T08:15', days * 8, 'working-hour'), `2021-06-${due}T08:15`)
  }
  expectDue(sameHour('2021-06-28T08:15', 30), '2021-08-09T08:15') // six weeks without a holiday
})
