/** Need: somebody knows of each payment into the budget whether the treasury says the same (part E7). */
import { expect, test } from 'vitest'
import { type PaymentSides, differenceOfPayment } from './payment-difference.ts'

const AGREED: PaymentSides = { state: 'done', said: 'same', isElsewhere: true }

test.each<[string, Partial<PaymentSides>, ReturnType<typeof differenceOfPayment>]>([
  ['both say the same', {}, undefined],
  ['it is held here, and the same there', { state: 'held' }, 'held-here'],
  ['somebody refused it here', { state: 'refused' }, undefined],
  ['it was cancelled there', { said: 'none', isElsewhere: false }, 'said-otherwise'],
  ['it was cancelled there, and held here', { state: 'held', said: 'none', isElsewhere: false }, 'said-otherwise'],
  ['it was changed there, and that never came', { said: 'other', isElsewhere: false }, 'said-otherwise'],
  ['it was put right there, and that is here', { state: 'held', said: 'other' }, undefined],
  ['it was refused here, and is gone there', { state: 'refused', said: 'none', isElsewhere: false }, undefined],
])('%s', (_, change, kind) => {
  expect(differenceOfPayment({ ...AGREED, ...change })).toBe(kind)
})
