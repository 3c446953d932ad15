/**
 * Need: a term of which only the end is known, as of a moment in a process, comes to the same end after a pause as one
 * that is counted from its beginning (BLDS 2015 Đ.145–148; R9).
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueOf, laterByPause } from './deadline.ts'
import type { WorkCalendar } from './work-calendar.ts'

const calendar: WorkCalendar = {
  from: '2021-01-01', until: '2021-12-31', holidays: new Set(['2021-09-02']), makeUpDays: new Set(['2021-09-04']),
  shifts: [[450, 690], [810, 1020]],
}
const at = (iso: string) => new Date(`2021-${iso}+07:00`)
const later = (due: string, from: string, until: string) => {
  const found = laterByPause(at(due), { from: at(from), until: at(until) }, calendar)
  return found.ok ? found.value : found.refusal
}

test('two working days, due on Friday, that stood from Wednesday to Thursday, end on Monday and not on Saturday', () => {
  expect(later('06-25T09:00', '06-23T10:00', '06-24T10:00')).toEqual(at('06-28T09:00'))
  expect(later('06-25T09:00', '06-25T17:30', '06-28T07:00')).toEqual(at('06-25T09:00')) // it was over before
  expect(later('06-28T09:00', '06-25T18:00', '06-27T10:00')).toEqual(at('06-28T09:00')) // nobody worked meanwhile
})

test('a calendar that does not reach so far is missing', () => {
  expect(later('12-31T10:00', '12-29T09:00', '12-31T09:00')).toMatchObject({ code: 'calendar-missing' })
})

test('comes to the same as the count from the beginning', () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 20 }).map((n) => new Date(at('08-25T00:00').getTime() + n * 60_000))
  fc.assert(fc.property(minute, fc.integer({ min: 1, max: 60 }), minute, minute, (start, halves, one, other) => {
    const [from, until] = one < other ? [one, other] : [other, one]
    fc.pre(from >= start)
    const count = { start, limit: { unit: 'working-hour', amount: halves / 2, policy: 'same-hour' }, calendar } as const
    const plain = dueOf({ ...count, pauses: [] })
    if (!plain.ok) throw new Error('the calendar is long enough')
    expect(laterByPause(plain.value, { from, until }, calendar)).toEqual(dueOf({ ...count, pauses: [{ from, until }] }))
  }), { numRuns: 2_000 })
})
