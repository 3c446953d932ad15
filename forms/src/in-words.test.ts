/** Need: sums and dates that cannot be altered on paper are written as they are read aloud. */
import { expect, test } from 'vitest'
import { dayInWords, moneyInWords, numberInWords } from './in-words.ts'

test.each([
  [0, 'không'], [5, 'năm'], [10, 'mười'], [11, 'mười một'], [15, 'mười lăm'], [20, 'hai mươi'], [21, 'hai mươi mốt'],
  [24, 'hai mươi bốn'], [55, 'năm mươi lăm'], [100, 'một trăm'], [105, 'một trăm linh năm'], [110, 'một trăm mười'],
  [1_005, 'một nghìn không trăm linh năm'], [1_996, 'một nghìn chín trăm chín mươi sáu'], [2_000, 'hai nghìn'],
  [1_500_000, 'một triệu năm trăm nghìn'], [1_000_001, 'một triệu không trăm linh một'],
  [250_000_000, 'hai trăm năm mươi triệu'], [3_000_000_000, 'ba tỷ'],
])('%d', (number, words) => {
  expect(numberInWords(number)).toBe(words)
})

test('a day, a sum', () => {
  expect(dayInWords('2026-02-20')).toBe('Ngày hai mươi tháng hai năm hai nghìn không trăm hai mươi sáu')
  expect(dayInWords('1996-04-15')).toBe('Ngày mười lăm tháng tư năm một nghìn chín trăm chín mươi sáu')
  expect(moneyInWords(100_000_000)).toBe('Một trăm triệu đồng')
})

test.each([-1, 1.5, NaN, 1e15])('%d cannot be read aloud', (number) => {
  expect(() => numberInWords(number)).toThrow(RangeError)
})
