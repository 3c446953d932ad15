/** Need: no number of the bar is told as exact where counting ended before it (contract: up to 100 together). */
import { expect, test } from 'vitest'
import { remindedInWords } from './reminded-in-words.ts'

test.each([
  [0, 0, '0', '0'], [60, 39, '60', '39'], [60, 40, '60', '40+'], [99, 1, '99', '1+'], [0, 99, '0', '99'],
  [0, 100, '0', '99+'], [100, 0, '99+', '0+'],
])('%i past their day and %i near it', (past, soon, pastShown, soonShown) => {
  expect(remindedInWords({ past, soon })).toEqual({ past: pastShown, soon: soonShown })
})
