/** Need: whoever presses twice, or leans on a key, sends nobody away who was called a moment ago. */
import { expect, test } from 'vitest'
import { DoublePresses } from './double-presses.ts'

test('the same press within a second is the second half of the first', () => {
  const presses = new DoublePresses()
  expect(presses.isSecond('next', 0)).toBe(false)
  expect(presses.isSecond('next', 999)).toBe(true)
  expect(presses.isSecond('next', 1_999)).toBe(false) // a second after the press before
})

test('a key that is held down is one press, however long it is held', () => {
  const presses = new DoublePresses()
  const told = Array.from({ length: 100 }, (_, nth) => presses.isSecond('next', nth * 500))
  expect(told.filter((isSecond) => !isSecond)).toHaveLength(1)
})

test('another deed is another press, however soon', () => {
  const presses = new DoublePresses()
  expect(presses.isSecond('turns/1/hold', 0)).toBe(false)
  expect(presses.isSecond('next', 10)).toBe(false)
})
