/** Need: a section is told that a letter lies there by its own working days, as a clerk would count them. */
import { expect, test } from 'vitest'
import { isDelayed } from './letter-printing.ts'

const calendar = {
  from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1020]], makeUpDays: new Set<string>(),
  holidays: new Set(['2021-09-02', '2021-09-03']),
} as const
const RULE = { within: { amount: 2, unit: 'working-day' } } as const

// It came on Tuesday 31 August: 1/9 = 1, 2 and 3 are off, then the weekend, Monday 6/9 = 2.
test.each([['2021-08-31T08:00', '2021-09-06', false], ['2021-08-31T23:59', '2021-09-06', false], ['2021-08-31T08:00', '2021-09-07', true]])(
  'what came at %s is delayed on %s: %s', (at, today, is) => {
    expect(isDelayed(today, new Date(`${at}+07:00`), RULE, calendar)).toEqual({ ok: true, value: is })
  })

test('of days of which nobody has decided nothing is said', () => {
  expect(isDelayed('2022-01-10', new Date('2021-12-31T08:00+07:00'), RULE, calendar)).toMatchObject({
    ok: false, refusal: { code: 'calendar-missing' },
  })
})
