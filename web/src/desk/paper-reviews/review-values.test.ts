import { expect, test } from 'vitest'
import { dayMeant, dayTyped, orderOf } from './review-values.ts'

const field = (name: 'name' | 'number' | 'place', isDoubtful: boolean) =>
  ({ field: name, value: '', confidence: null, isDoubtful, page: null, box: null })

test('what was not read surely is looked at first, and nothing is left out', () => {
  expect(orderOf({ fields: [field('name', false), field('number', true), field('place', false)] }))
    .toEqual(['number', 'name', 'place'])
})

test.each([
  ['25/06/2021', '2021-06-25'], ['5.6.2021', '2021-06-05'], ['', ''], ['31/02/2021', undefined], ['6/2021', undefined],
  ['ngày 5', undefined],
])('%s is the day %s', (typed, day) => { expect(dayMeant(typed)).toBe(day) })

test('a day is shown as people write it, and what is none as it was read', () => {
  expect([dayTyped('2021-06-25'), dayTyped('ngày O7')]).toEqual(['25/06/2021', 'ngày O7'])
})
