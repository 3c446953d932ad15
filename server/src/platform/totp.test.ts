/** Need: what any application on a phone shows is taken, and what it showed long ago is not (RFC 6238). */
import { expect, test } from 'vitest'
import { newTotpSecret, totpStepOf, totpUri } from './totp.ts'

/** Base32 of the secret of RFC 6238, appendix B: `12345678901234567890`. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1_000)

test.each([
  // Appendix B, SHA-1: the last six of its eight digits.
  [59, '287082'], [1_111_111_109, '081804'], [1_234_567_890, '005924'], [2_000_000_000, '279037'],
])('at %d seconds the phone shows %s', async (seconds, code) => {
  expect(await totpStepOf(SECRET, code, at(seconds))).toBe(BigInt(Math.floor(seconds / 30)))
})

test('one step before and one after count, two do not', async () => {
  // 287082 is of the step from 30 to 59.
  expect(await totpStepOf(SECRET, '287082', at(0))).toBe(1n)
  expect(await totpStepOf(SECRET, '287082', at(89))).toBe(1n)
  expect(await totpStepOf(SECRET, '287082', at(90))).toBeUndefined()
  expect(await totpStepOf(SECRET, '005924', at(1_234_567_890 - 60))).toBeUndefined()
  expect(await totpStepOf(SECRET, '005924', at(1_234_567_890 + 60))).toBeUndefined()
})

test.each(['', '28708', '2870820', '28708a', '２８７０８２', ' 287082', '287082\u0000'])('%j is no code', async (code) => {
  expect(await totpStepOf(SECRET, code, at(59))).toBeUndefined()
})

test('a secret has 160 bits, and its address says whose it is', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(newTotpSecret()).not.toBe(newTotpSecret())
  const url = new URL(totpUri(SECRET, 'Một cửa', 'can.bo'))
  expect([url.protocol, url.searchParams.get('secret'), url.searchParams.get('issuer')])
    .toEqual(['otpauth:', SECRET, 'Một cửa'])
})
