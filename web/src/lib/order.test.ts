/** Need: a name stands in a list where a Vietnamese reader looks for it. */
import { expect, test } from 'vitest'
import { inOrder } from './order.ts'

const order = (...names: string[]) => inOrder(names, (name) => name)

// The alphabet of 29 letters, QĐ 1989/QĐ-BGDĐT: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y.
test('letters with a hook or a bar are letters of their own', () => {
  expect(order('đa', 'da', 'ê', 'e', 'ơ', 'ô', 'o', 'ư', 'u', 'â', 'ă', 'a', 'dz')).toEqual(
    ['a', 'ă', 'â', 'da', 'dz', 'đa', 'e', 'ê', 'o', 'ô', 'ơ', 'u', 'ư'])
})

test('tones come after the letters: no tone, grave, hook, tilde, acute, dot', () => {
  expect(order('mạ', 'má', 'mã', 'mả', 'mà', 'ma')).toEqual(['ma', 'mà', 'mả', 'mã', 'má', 'mạ'])
  expect(order('Hòa B', 'Hoa C')).toEqual(['Hòa B', 'Hoa C']) // a tone decides only between names alike in letters
})

test('places with numbers stand by their numbers', () => {
  expect(order('Tổ 10', 'Tổ 9', 'Tổ 1')).toEqual(['Tổ 1', 'Tổ 9', 'Tổ 10'])
})

test('what was given is left as it was', () => {
  const given = ['b', 'a']
  inOrder(given, (name) => name)
  expect(given).toEqual(['b', 'a'])
})
