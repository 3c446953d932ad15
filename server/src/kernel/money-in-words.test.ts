/** Need (part C4): a receipt says its amount in words, as a cashier would read it out. */
import { expect, test } from 'vitest'
import { dongInWords } from './money-in-words.ts'

test.each([
  [0, 'Không đồng'],
  [1, 'Một đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [11, 'Mười một đồng'],
  [15, 'Mười lăm đồng'],
  [20, 'Hai mươi đồng'],
  [21, 'Hai mươi mốt đồng'],
  [25, 'Hai mươi lăm đồng'],
  [91, 'Chín mươi mốt đồng'],
  [100, 'Một trăm đồng'],
  [101, 'Một trăm lẻ một đồng'],
  [105, 'Một trăm lẻ năm đồng'],
  [110, 'Một trăm mười đồng'],
  [115, 'Một trăm mười lăm đồng'],
  [555, 'Năm trăm năm mươi lăm đồng'],
  [1_000, 'Một nghìn đồng'],
  [1_001, 'Một nghìn không trăm lẻ một đồng'],
  [1_010, 'Một nghìn không trăm mười đồng'],
  [8_000, 'Tám nghìn đồng'],
  [15_000, 'Mười lăm nghìn đồng'],
  [21_500, 'Hai mươi mốt nghìn năm trăm đồng'],
  [105_000, 'Một trăm lẻ năm nghìn đồng'],
  [1_000_000, 'Một triệu đồng'],
  [1_000_005, 'Một triệu không trăm lẻ năm đồng'],
  [1_005_000, 'Một triệu không trăm lẻ năm nghìn đồng'],
  [1_250_000, 'Một triệu hai trăm năm mươi nghìn đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [2_000_050_000, 'Hai tỷ không trăm năm mươi nghìn đồng'],
  [1_000_000_000_000, 'Một nghìn tỷ đồng'],
  [1_001_000_000_000, 'Một nghìn không trăm lẻ một tỷ đồng'],
  [1_021_000_000_035, 'Một nghìn không trăm hai mươi mốt tỷ không trăm ba mươi lăm đồng'],
])('%i đồng is written %s', (amount, words) => {
  expect(dongInWords(amount)).toBe(words)
})

test('what is no amount has no words', () => {
  for (const amount of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => dongInWords(amount)).toThrow(RangeError)
})

test('read back word by word gives the amount again', () => {
  const amounts = Array.from({ length: 2_000 }, (_, index) => index)
  for (let power = 3; power <= 15; power += 1) {
    for (const some of [1, 5, 11, 15, 21, 55, 101, 105, 505]) {
      for (const tail of [0, 1, 15, 105, 1_005, 21_000]) amounts.push(some * 10 ** (power - 2) + tail)
    }
  }
  amounts.push(Number.MAX_SAFE_INTEGER)
  for (const amount of amounts) expect([amount, readBack(dongInWords(amount))]).toEqual([amount, amount])
})

/** An independent way: adds up what each word counts, by its place before `nghìn`, `triệu` and `tỷ`. */
function readBack(text: string): number {
  const units: Record<string, number> = {
    không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9,
  }
  let [total, below, group, digit] = [0, 0, 0, 0]
  for (const word of text.toLowerCase().split(' ')) {
    if (word in units) digit = units[word] ?? Number.NaN
    else if (word === 'mười') [group, digit] = [group + 10, 0]
    else if (word === 'mươi') [group, digit] = [group + digit * 10, 0]
    else if (word === 'trăm') [group, digit] = [group + digit * 100, 0]
    else if (word === 'nghìn') [below, group, digit] = [below + (group + digit) * 1_000, 0, 0]
    else if (word === 'triệu') [below, group, digit] = [below + (group + digit) * 1_000_000, 0, 0]
    else if (word === 'tỷ') [total, below, group, digit] = [total + (below + group + digit) * 1_000_000_000, 0, 0, 0]
    else if (word !== 'lẻ' && word !== 'đồng') return Number.NaN
  }
  return total + below + group + digit
}
