/** Need: whoever has what another agency asks is reminded before its day by working days, as a clerk counts them. */
import { expect, test } from 'vitest'
import { reminderOf } from './inquiry-reminder.ts'

const calendar = {
  from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1020]], makeUpDays: new Set<string>(),
  holidays: new Set(['2021-09-02', '2021-09-03']),
} as const
const RULE = { before: { amount: 2, unit: 'working-day' } } as const

// From Wednesday 1 September: 2 and 3 are off, then the weekend, Monday 6/9 = 1, Tuesday 7/9 = 2.
test.each([
  ['2021-08-31', 'past'], ['2021-09-01', 'soon'], ['2021-09-05', 'soon'], ['2021-09-07', 'soon'], ['2021-09-08', null],
  [null, null],
] as const)('on 1 September what is wanted by %s is %s', (dueOn, is) => {
  expect(reminderOf(dueOn, '2021-09-01', RULE, calendar)).toBe(is)
})

test('where nobody has decided of the days to come the day itself is near, and no other', () => {
  expect(['2021-12-30', '2021-12-31', '2022-01-03'].map((dueOn) => reminderOf(dueOn, '2021-12-31', RULE, calendar)))
    .toEqual(['past', 'soon', null])
})
