/**
 * Need: a catalogue in which one thing stands once (KH 1107 II.2.7): doubles are found, and who takes their place is
 * known by day.
 */
import { expect, test } from 'vitest'
import { type TypeAlias, likelyDoubles, nameToCompare, sameTypesOn, typeMeantOn } from './document-types.ts'

const type = (idOfData: string, name: string, code = idOfData.toUpperCase()) => ({ idOfData, name, code })
const alias = (of: string, kind: TypeAlias['kind'], text: string, validFrom = '2021-01-01', validTo: string | null = null) => ({
  publicId: `${of}-${text}`, type: of, kind, text, validFrom, validTo, source: 'desk' as const, reason: null,
})
const DAY = '2021-06-25'

test.each([
  ['Giấy khai sinh', 'khai sinh'], ['GIẤY KHAI SINH (bản sao)', 'khai sinh'], ['Bản sao giấy khai sinh', 'khai sinh'],
  ['Giấy tờ', 'giay to'],
])('%s is compared as “%s”', (name, plain) => expect(nameToCompare(name)).toBe(plain))

test('called the same but for marks, brackets and common words', () => {
  expect(likelyDoubles([type('a', 'Giấy khai sinh'), type('b', 'Bản sao GIẤY KHAI SINH (trích lục)'), type('c', 'Giấy kết hôn')], [], DAY))
    .toEqual([{ why: 'name', types: ['a', 'b'] }])
})

test('another name of one is the name of the other', () => {
  expect(likelyDoubles([type('a', 'Thẻ căn cước'), type('b', 'CMND')], [alias('a', 'name', 'cmnd')], DAY))
    .toEqual([{ why: 'alias', types: ['a', 'b'] }])
})

test('one code is an old code of the other', () => {
  expect(likelyDoubles([type('a', 'Một', 'X1'), type('b', 'Hai', 'X2')], [alias('b', 'old-code', 'x1')], DAY))
    .toEqual([{ why: 'code', types: ['a', 'b'] }])
})

test('what is known to be a double is not told again, and is again when that ended', () => {
  const types = [type('a', 'Giấy khai sinh'), type('b', 'Khai sinh')]
  const merged = [alias('b', 'same-as', 'a', '2021-01-01', '2021-06-30')]
  expect(likelyDoubles(types, merged, DAY)).toEqual([])
  expect(likelyDoubles(types, merged, '2021-07-01')).toHaveLength(1)
})

test('a double is led to what goes on, over several, from its day on; a ring ends', () => {
  const aliases = [alias('c', 'same-as', 'b'), alias('b', 'same-as', 'a', '2021-06-01')]
  expect(['2020-12-31', '2021-05-31', '2021-06-01'].map((day) => typeMeantOn(aliases, day, 'c'))).toEqual(['c', 'b', 'a'])
  expect(['a', 'b']).toContain(typeMeantOn([alias('a', 'same-as', 'b'), alias('b', 'same-as', 'a')], DAY, 'a'))
})

test('all that mean the same are told, from the day on which they do', () => {
  const types = ['a', 'b', 'c', 'd'].map((id) => type(id, id.repeat(5)))
  const aliases = [alias('c', 'same-as', 'b'), alias('b', 'same-as', 'a', '2021-06-01')]
  expect(sameTypesOn(types, aliases, '2021-05-31', 'b')).toEqual(['b', 'c'])
  expect(sameTypesOn(types, aliases, '2021-06-01', 'c')).toEqual(['a', 'b', 'c'])
  expect(sameTypesOn(types, aliases, '2021-06-01', 'd')).toEqual(['d'])
  expect(sameTypesOn(types, aliases, DAY, 'nobody')).toEqual(['nobody'])
})
