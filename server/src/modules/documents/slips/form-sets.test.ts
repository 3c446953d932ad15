/**
 * Need: each purpose finds the form that the circular in force gives it (TT 01/2018/TT-VPCP; TT 03/2025/TT-VPCP, annex
 * I).
 */
import { expect, test } from 'vitest'
import { FORM_NAMES, FORM_NUMBERS } from './form-sets.ts'

test('a purpose keeps its name while its number changes', () => {
  expect(FORM_NAMES['tt-01-2018'][FORM_NUMBERS['tt-01-2018']['control-slip']])
    .toBe(FORM_NAMES['tt-03-2025'][FORM_NUMBERS['tt-03-2025']['control-slip']])
  expect(FORM_NUMBERS['tt-03-2025']['stop-notice']).toBe('05')
  expect(FORM_NUMBERS['tt-01-2018']).not.toHaveProperty('stop-notice')
})

test('each circular numbers its forms through, and a form has one purpose', () => {
  expect(Object.values(FORM_NUMBERS['tt-01-2018']).sort()).toEqual(['01', '02', '03', '04', '05', '06'])
  expect(Object.values(FORM_NUMBERS['tt-03-2025']).sort()).toEqual(['01', '02', '03', '04', '05', '06', '07'])
})
