/** Need: what is kept while it is typed comes back as it was, whatever was typed (users.md 2.6). */
import { expect, test } from 'vitest'
import { type ActionValues, NO_VALUES } from './action-inputs.ts'
import { fieldsOf, valuesOf, wordsOf } from './opinion-fields.ts'

const base: ActionValues = { ...NO_VALUES, how: 'post' }
const typed: ActionValues = {
  ...base, note: 'Đủ.', outcome: 'unsettled', wrongs: { 'giay-chung-sinh': 'mờ', cccd: '' }, limitCase: 2,
  amount: '1.000', how: 'counter',
}

test('an untouched form keeps nothing', () => expect(fieldsOf(base, base)).toEqual({}))

test('what was typed comes back whole', () => expect(valuesOf(fieldsOf(typed, base), base)).toEqual(typed))

test('a name or a choice that there is not is passed over', () => {
  expect(valuesOf({ outcome: 'king', how: 'bird', limitCase: '-1', __proto__x: 'a' }, base)).toEqual(base)
})

test('a paper that was unmarked in between stays unmarked', () => {
  expect(valuesOf({ 'wrongs/cccd': 'mờ' }, typed).wrongs).toEqual({ cccd: 'mờ' })
})

test('its words are those that are read, not the choices', () => {
  expect(wordsOf(fieldsOf(typed, base))).toBe('Đủ.\nmờ')
})
