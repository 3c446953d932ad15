/**
 * Need (R4, NQ 66.7/2025/NQ-CP): where the register is away the applicant is asked within 8 working hours of what came
 * online, and within one working day of what came on paper; the register is asked again only so long that this is kept.
 */
import { expect, test } from 'vitest'
import { type QuestionRule, questionTimes } from './question-rule.ts'

/** 07:30-11:30 and 13:30-17:00: 7.5 open hours, of which 8 accounting hours are one working day. */
const calendar = {
  from: '2025-11-01', until: '2025-12-31', shifts: [[450, 690], [810, 1020]] as const, holidays: new Set<string>(),
  makeUpDays: new Set<string>(),
}
const RULE: QuestionRule = {
  online: { amount: 8, unit: 'working-hour' }, paper: { amount: 1, unit: 'working-day' }, askHours: 4,
}
const at = (text: string) => new Date(`${text}+07:00`)
/** Friday. */
const start = at('2025-11-28T09:00')

test('online 8 working hours: the same time of Monday; asked again for half a working day, 150 minutes and 75 after noon', () => {
  expect(questionTimes(RULE, { start, isOnline: true, calendar }))
    .toEqual({ ok: true, value: { dueAt: at('2025-12-01T09:00'), askUntil: at('2025-11-28T14:45') } })
})

test('on paper one working day: Friday is the day of receipt; Monday = 1, at its closing', () => {
  expect(questionTimes(RULE, { start, isOnline: false, calendar }))
    .toEqual({ ok: true, value: { dueAt: at('2025-12-01T17:00'), askUntil: at('2025-11-28T14:45') } })
})

test('the register is never asked longer than until the applicant is to be asked', () => {
  expect(questionTimes({ ...RULE, askHours: 20 }, { start, isOnline: true, calendar }))
    .toMatchObject({ value: { askUntil: at('2025-12-01T09:00') } })
})

test('beyond the calendar nothing is promised', () => {
  expect(questionTimes(RULE, { start: at('2025-12-31T16:00'), isOnline: false, calendar })).toMatchObject({ ok: false })
})
