/** Need: a caller who went away is told from a fault of the program that happened at the same time (part K). */
import { expect, test } from 'vitest'
import { isGoneAway } from './gone-away.ts'

const cut = { readableAborted: true }
const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })

test('a request that was cut, and an error that says just this', () => {
  expect(isGoneAway(cut, reset)).toBe(true)
  expect(isGoneAway(cut, new Error('Unexpected end of form'))).toBe(true)
})

test('a fault of the program is one, whether the caller is there or not; so is a cut line to somebody else', () => {
  expect(isGoneAway(cut, new TypeError('x is not a function'))).toBe(false)
  expect(isGoneAway({ readableAborted: false }, reset)).toBe(false)
})
