/** Need: who has no use for a number does not see it, least of all the four digits that open the tracking. */
import { expect, test } from 'vitest'
import { maskEmail, maskPersonalNumber, maskPhone } from './mask.ts'

test.each([['000196990001', '0001******01'], ['1'.repeat(9), '*******11'], ['12345', '*****'], ['', '']])(
  'personal number %s is shown as %s', (number, shown) => expect(maskPersonalNumber(number)).toBe(shown))

test.each([
  ['0500000012', '********12'], ['+84500000012', '********12'], ['0500 000 012', '********12'], ['113', '***'],
])('phone %s is shown as %s', (number, shown) => expect(maskPhone(number)).toBe(shown))

test.each([['nguyen.mau@mau.vn', 'n***@mau.vn'], ['a@mau.vn', 'a***@mau.vn'], ['@mau.vn', '*******'], ['', '']])(
  'address %s is shown as %s', (address, shown) => expect(maskEmail(address)).toBe(shown))
