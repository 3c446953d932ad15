/** Need: an appointment by SMS arrives, because the number can get one. */
import { expect, test } from 'vitest'
import { checkPhone, checkPhoneHere, formatPhone, phoneToE164 } from './phone.ts'

// Numbers of networks are put together here: only those of the demonstration stand in this repository.
const mobile = (start: string) => start.padEnd(10, '1')

test.each(['03', '05', '07', '08', '09'])('%s… is mobile', (start) => {
  expect(checkPhone(mobile(start))).toEqual({ valid: true })
})

test.each(['00', '01', '02', '04', '06'])('%s… is not', (start) => {
  expect(checkPhone(mobile(start))).toEqual({ valid: false, reason: 'not-mobile' })
})

test.each(['', '0', mobile('09').slice(1), `${mobile('09')}1`, mobile('19'), '84500000001', 'abc', '05000000O1',
  '0500  000 001', '+840500000001', '0500000001;'])('“%s” is no phone number', (text) => {
  expect(checkPhone(text, { demo: true })).toEqual({ valid: false, reason: 'not-a-phone' })
  expect(phoneToE164(text)).toBeUndefined()
})

test('invented people are called in a demonstration only', () => {
  expect(checkPhone('0500 000 001')).toEqual({ valid: false, reason: 'demonstration-number' })
  expect(checkPhone('+84500000001')).toEqual({ valid: false, reason: 'demonstration-number' })
  expect(checkPhone('0500 000 001', { demo: true })).toEqual({ valid: true })
})

test.each([
  ['0500 000 001', true, undefined], [mobile('09'), true, 'demonstration-only'], [mobile('02'), true, 'not-mobile'],
  ['0500 000 001', false, 'demonstration-number'], [mobile('09'), false, undefined], ['abc', false, 'not-a-phone'],
])('%s in a demonstration (%s): %s', (text, isDemonstration, reason) => {
  const check = checkPhoneHere(text, isDemonstration)
  expect(check.valid ? undefined : check.reason).toBe(reason)
})

test.each(['0500000001', '0500 000 001', '0500.000.001', '0500-000-001', '+84500000001', '+84 500 000 001',
  ' 0500000001 '])('%s is stored as one number and shown in one way', (text) => {
  expect(phoneToE164(text)).toBe('+84500000001')
  expect(formatPhone(phoneToE164(text) ?? '')).toBe('0500 000 001')
})
