/** Need: one odd row of a ministry's list keeps no other dossier back, and is not lost either. */
import { expect, test } from 'vitest'
import { momentIn, statesIn, wordIn, wordsIn } from './call-sector.ts'

const numberIn = (row: Readonly<Record<string, unknown>>) => wordIn(row, 'so', 60)
const stateIn = (row: Readonly<Record<string, unknown>>) => ({
  number: numberIn(row), code: wordIn(row, 'ma', 10), at: momentIn(row, 'luc'), words: wordsIn(row, 'ghi'),
})

test('a row that cannot be read is listed without a code, one of nobody knows which dossier not at all', () => {
  const listed = statesIn([
    { so: 'A-1', ma: '1', luc: '20210625080000' }, { so: 'A-2', ma: '1', luc: 'hôm qua' },
    { so: 'A\n3', ma: '1', luc: '20210625080000' }, { so: 'A-4', ma: 2, luc: '20210625090000' },
  ], numberIn, stateIn)
  expect(listed.map(({ number, code }) => [number, code])).toEqual([['A-1', '1'], ['A-2', ''], ['A-4', '2']])
})

test('what somebody wrote is one line, however many it was, and no longer than is kept', () => {
  const words = (ghi: unknown) => wordsIn({ ghi }, 'ghi')
  expect(words('Thiếu giấy tờ\r\n hẹn lại\u200b ')).toBe('Thiếu giấy tờ  hẹn lại')
  expect([words(undefined), words(7), words('')]).toEqual(['', '', ''])
  expect([words('a'.repeat(2_000)).length, words(`${'a'.repeat(999)}😀`)]).toEqual([1_000, 'a'.repeat(999)])
})
