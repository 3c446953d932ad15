/** Need: a mistyped tax code is caught before a licence is made out to another firm. */
import { expect, test } from 'vitest'
import { checkTaxCode } from './tax-code.ts'

test.each([
  // 0·31 + 1·29 + 0 + 0 + 1·17 + 0 + 9·7 + 1·5 + 0 = 114 = 10·11 + 4; 10 - 4 = 6.
  ['0100109106', true], ['0100109106-001', true], ['0100109106-999', true],
  ['0100109106-000', 'unknown-branch'], ['0100109105', 'check-digit'], ['0100109105-001', 'check-digit'],
  // 3·9 = 27 = 2·11 + 5; 10 - 5 = 5.
  ['0000000095', true],
  // Nothing = 0·11 + 0; 10 - 0 = 10 is no digit.
  ['0000000000', 'check-digit'],
  // 5·4 + 3·4 = 32 = 2·11 + 10; 10 - 10 = 0.
  ['0000000440', true],
  ['010010910', 'not-a-tax-code'], ['0100109106-01', 'not-a-tax-code'], ['0100109106001', 'not-a-tax-code'],
  ['0100109106-', 'not-a-tax-code'], ['010010910A', 'not-a-tax-code'], [' 0100109106', 'not-a-tax-code'],
  ['', 'not-a-tax-code'],
  ['000196990001', 'demonstration-number'], ['000196000001', 'unknown-place'],
])('%s: %s', (code, expected) => {
  expect(checkTaxCode(code)).toEqual(expected === true ? { valid: true } : { valid: false, reason: expected })
})

test('one digit wrong, or two neighbours exchanged, is noticed', () => {
  const code = '0100109106'
  for (let place = 0; place < 10; place += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const other = code.slice(0, place) + String(digit) + code.slice(place + 1)
      expect(checkTaxCode(other).valid).toBe(other === code)
    }
    const [first = '', second = ''] = code.slice(place, place + 2)
    const exchanged = code.slice(0, place) + second + first + code.slice(place + 2)
    expect(checkTaxCode(exchanged).valid).toBe(exchanged === code)
  }
})

test('a personal number is a tax code since July 2025', () => {
  expect(checkTaxCode('000196990001', { demo: true })).toEqual({ valid: true })
  expect(checkTaxCode('000196990001', { demo: true, on: '2025-07-01' })).toEqual({ valid: true })
  expect(checkTaxCode('000196990001', { demo: true, on: '2025-06-30' }))
    .toEqual({ valid: false, reason: 'not-yet-a-tax-code' })
})
