/** Need: work goes where the rule says, by numbers that a head could check (TT 21/2023 CN14). */
import { expect, test } from 'vitest'
import { type Candidate, chooseOfficer } from './choose-officer.ts'

const one = (accountId: bigint, open: number, more: Partial<Candidate> = {}): Candidate =>
  ({ accountId, open, share: 100, isLast: false, ...more })
const byLoad = { prefersLast: true, goesBy: 'load', lastId: null } as const

test('nobody to choose from is nobody, and one is the only one', () => {
  expect(chooseOfficer([], byLoad)).toBeUndefined()
  expect(chooseOfficer([one(7n, 90)], byLoad)).toEqual({ accountId: 7n, why: 'only', open: 90 })
})

test('the least work for the share: 3 of a half load are 6 of a full one, more than 5', () => {
  expect(chooseOfficer([one(1n, 3, { share: 50 }), one(2n, 5)], byLoad)).toMatchObject({ accountId: 2n, why: 'load' })
  expect(chooseOfficer([one(1n, 2, { share: 50 }), one(2n, 5)], byLoad)).toMatchObject({ accountId: 1n, why: 'load' })
})

test('of equals the next after the last, and round again', () => {
  const all = [one(1n, 4), one(2n, 4), one(3n, 4)]
  const next = (lastId: bigint | null) => chooseOfficer(all, { ...byLoad, lastId })?.accountId
  expect([null, 1n, 2n, 3n, 9n].map(next)).toEqual([1n, 2n, 3n, 1n, 1n])
})

test('whoever did the step before goes on with it, however much they have, if the rule says so', () => {
  const all = [one(1n, 0), one(2n, 50, { isLast: true })]
  expect(chooseOfficer(all, byLoad)).toMatchObject({ accountId: 2n, why: 'last' })
  expect(chooseOfficer(all, { ...byLoad, prefersLast: false })).toMatchObject({ accountId: 1n, why: 'load' })
})

test('by turns nobody counts the work', () => {
  const all = [one(1n, 0), one(2n, 50)]
  expect(chooseOfficer(all, { prefersLast: false, goesBy: 'turn', lastId: 1n })).toMatchObject({
    accountId: 2n, why: 'turn',
  })
})
