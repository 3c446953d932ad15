/**
 * Need: a day, a size or an amount is not torn at the edge of a phone, and a name is found where a dictionary has it.
 */
import { expect, test } from 'vitest'
import { byName, pagesOf, showChecksum, showDay, showMoment, showSize, tieAmounts } from './in-words.ts'

test('a day stays on one line, and may begin a new one after the hour', () => {
  expect(showDay('2021-06-25')).toBe('thứ\u00a0Sáu\u00a025/06/2021')
  expect(showMoment(new Date('2021-06-25T09:30:00Z'), 'en')).toBe('16:30 Friday\u00a025/06/2021')
})

test.each([[1, '1\u00a0kB'], [1_048_063, '1023\u00a0kB'], [1_310_719, '1,2\u00a0MB']])('%i bytes', (bytes, said) => {
  expect(showSize(bytes)).toBe(said)
})

test('amounts keep their unit; other words and numbers stay apart', () => {
  expect(tieAmounts('Lệ phí: 15.000 đồng/bản; nộp 50 %, 2 đồng chí')).toBe(
    'Lệ phí: 15.000\u00a0đồng/bản; nộp 50\u00a0%, 2\u00a0đồng chí')
  expect(tieAmounts('3 ngày, Điều 5 kBA')).toBe('3 ngày, Điều 5 kBA')
})

test('a picture is one page; a document that nobody counted has none', () => {
  expect([
    pagesOf({ kind: 'image/jpeg', pages: null }), pagesOf({ kind: 'application/pdf', pages: 3 }),
    pagesOf({ kind: 'application/pdf', pages: null }),
  ]).toEqual([1, 3, null])
})

test('of a checksum the first sixteen digits, in fours', () => {
  expect(showChecksum('0123456789abcdef'.repeat(4))).toBe('0123\u00a04567\u00a089ab\u00a0cdef')
})

test('names stand in the order of the alphabet: a ă â, d đ; numbers by their size', () => {
  const names = ['Đức Ninh', 'Quận 10', 'Dương Thủy', 'Ân', 'Ăn', 'An', 'Quận 2', 'Em']
  expect(names.map((name) => ({ name })).sort(byName).map(({ name }) => name)).toEqual([
    'An', 'Ăn', 'Ân', 'Dương Thủy', 'Đức Ninh', 'Em', 'Quận 2', 'Quận 10',
  ])
})
