/** Need: whoever must supplement a dossier is told some working days before, as a clerk would count them. */
import { expect, test } from 'vitest'
import { reminderOn, supplementDueOn } from './supplement-reminder.ts'

const calendar = {
  from: '2021-01-01', until: '2021-12-31', shifts: [[450, 690], [810, 1020]], makeUpDays: new Set<string>(),
  holidays: new Set(['2021-09-02', '2021-09-03']),
} as const
const RULE = { within: { amount: 20, unit: 'working-day' }, before: [5, 1] } as const
// Asked on Monday 16 August: 17-20 = 4, 23-27 = 9, 30, 31 = 11, 1/9 = 12, 2 and 3 are off, 6-10 = 17, 13-15 = 20.
const DUE = '2021-09-15'

test.each(['2021-08-16T08:00', '2021-08-16T23:59'])('asked at %s it is wanted by the twentieth working day', (at) => {
  expect(supplementDueOn(new Date(`${at}+07:00`), RULE, calendar)).toEqual({ ok: true, value: DUE })
})

// 8, 9, 10, 13, 14 and 15 are left on the 7th; on Saturday the 11th three are.
test.each<[string, number | undefined]>([
  ['2021-09-07', undefined], ['2021-09-08', 5], ['2021-09-11', 5], ['2021-09-13', 5], ['2021-09-14', 1], [DUE, 1],
  ['2021-09-16', undefined],
])('on %s the reminder that holds is %s', (today, days) => {
  expect(reminderOn(today, DUE, RULE, calendar)).toEqual({ ok: true, value: days })
})

test('the day of rest after the last one is over, though no working day lies between', () => {
  expect(reminderOn('2021-09-11', '2021-09-10', RULE, calendar)).toEqual({ ok: true, value: undefined })
})

test('nobody is reminded at the moment of asking by a number that is as long as the term', () => {
  expect(reminderOn('2021-08-16', DUE, { ...RULE, before: [20, 30] }, calendar)).toEqual({ ok: true, value: undefined })
})

test('of days of which nobody has decided nothing is said', () => {
  expect(supplementDueOn(new Date('2021-12-20T08:00+07:00'), RULE, calendar)).toMatchObject({
    ok: false, refusal: { code: 'calendar-missing' },
  })
})
