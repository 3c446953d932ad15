import { expect, test } from 'vitest'
import { daysOfRole, hindranceOf, labelOfAccount } from './staff-words.ts'

test('each state of an account has a word of its own', () => {
  expect(
    new Set((['open', 'locked', 'idle', 'disabled'] as const).map((state) => labelOfAccount(state).text)).size,
  ).toBe(4)
})

test('the days of a role are said with its last day in them', () => {
  expect(daysOfRole({ validFrom: '2021-06-25', validTo: null })).toBe('từ 25/06/2021')
  expect(daysOfRole({ validFrom: '2021-06-25', validTo: '2021-06-30' })).toBe('từ 25/06/2021 đến hết 30/06/2021')
})

test('whoever cannot manage an account is told why, and whoever looks only is told nothing', () => {
  expect(hindranceOf({ manages: 'yes', state: 'locked' })).toBeUndefined()
  expect(hindranceOf({ manages: 'no', state: 'open' })).toBeUndefined()
  expect(hindranceOf({ manages: 'own', state: 'open' })).toMatch(/của bạn/)
  expect(hindranceOf({ manages: 'beyond-reach', state: 'open' })).toMatch(/ngoài phạm vi/)
  expect(hindranceOf({ manages: 'yes', state: 'disabled' })).toMatch(/không mở lại/)
})
