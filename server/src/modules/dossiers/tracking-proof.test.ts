/** Need: only whoever knows the token, or the last four digits of the number, is shown more than the number shows. */
import { expect, test } from 'vitest'
import { areLastDigits, isSame } from './tracking-proof.ts'

test.each([
  ['0001', '000185990001', true], ['0001', '000185990002', false], ['0185', '000185990001', false],
  // The suffix of a branch belongs to a tax code; its dash is no digit.
  ['1001', '0000000001-001', true], ['-001', '0000000001-001', false], ['0001', '0000000001-001', false],
  ['0001', '0000000001', true],
  ['001', '000185990001', false], ['90001', '000185990001', false], ['', '000185990001', false],
  ['', '', false], ['0001', '1', false], ['0001', null, false], ['0001', undefined, false],
])('%j are the last four digits of %j: %j', (given, number, expected) => {
  expect(areLastDigits(given, number)).toBe(expected)
})

test.each([
  ['q-_9', 'q-_9', true], ['q-_8', 'q-_9', false], ['Q-_9', 'q-_9', false], ['q-_', 'q-_9', false], ['', 'q-_9', false],
  ['ế', 'e', false],
])('%j is the token %j: %j', (given, right, expected) => expect(isSame(given, right)).toBe(expected))
