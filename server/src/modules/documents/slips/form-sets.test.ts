/** Need: the form of the law in force on the day (TT 01/2018/TT-VPCP from 23/11/2018; TT 03/2025 from 15/09/2025). */
import { expect, test } from 'vitest'
import { FORM_NAMES, FORM_NUMBERS, formSetOn } from './form-sets.ts'

test.each([
  ['2018-11-23', 'tt-01-2018'], ['2021-06-25', 'tt-01-2018'], ['2025-09-14', 'tt-01-2018'],
  ['2025-09-15', 'tt-03-2025'], ['2026-11-24', 'tt-03-2025'],
])('on %s the forms of %s are used', (day, set) => {
  expect(formSetOn(day)).toBe(set)
})

test('before the first circular there is no form, and it is said', () => {
  expect(() => formSetOn('2018-11-22')).toThrow(RangeError)
})

test('other rows move the change to another day', () => {
  const rows = [
    { set: 'tt-01-2018', validFrom: '2020-01-01', lastDay: '2024-12-31' },
    { set: 'tt-03-2025', validFrom: '2025-01-01', lastDay: null },
  ] as const
  expect(formSetOn('2024-12-31', rows)).toBe('tt-01-2018')
  expect(formSetOn('2025-01-01', rows)).toBe('tt-03-2025')
  expect(() => formSetOn('2019-12-31', rows)).toThrow(RangeError)
})

test('a purpose keeps its name while its number changes', () => {
  expect(FORM_NAMES['tt-01-2018'][FORM_NUMBERS['tt-01-2018']['control-slip']])
    .toBe(FORM_NAMES['tt-03-2025'][FORM_NUMBERS['tt-03-2025']['control-slip']])
  expect(FORM_NUMBERS['tt-03-2025']['stop-notice']).toBe('05')
  expect(FORM_NUMBERS['tt-01-2018']).not.toHaveProperty('stop-notice')
})
