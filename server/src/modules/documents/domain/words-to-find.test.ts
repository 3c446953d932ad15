/** Need: a paper is found however its name or number is typed. */
import { expect, test } from 'vitest'
import { wordsToFind } from './words-to-find.ts'

test('marks, signs and repetition make no difference', () => {
  expect(wordsToFind('  Giấy KHAI-SINH số 12/2019, 12 ')).toEqual(['giay', 'khai', 'sinh', 'so', '12', '2019'])
  expect(wordsToFind(" '|&!:* \\ ")).toEqual([])
})

test('no more is looked for than a few words', () => {
  expect(wordsToFind(Array.from({ length: 30 }, (_, nth) => `w${String(nth)}`).join(' '))).toHaveLength(12)
})
