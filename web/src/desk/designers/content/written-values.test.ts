/** Need: amounts and times are typed as people write them; what is not known is never read as nothing (B2). */
import { expect, test } from 'vitest'
import { dongOf, dongText, numberOf, numberText, timeOf, timeText } from './written-values.ts'

test.each([
  ['', null], ['0', 0], ['50000', 50_000], ['50.000', 50_000], ['1.250.000 đ', 1_250_000], ['8 000 đồng', 8_000],
  ['50,5', undefined], ['5.00', undefined], ['-1', undefined], ['9999999999', undefined], ['miễn', undefined],
])('%o is %o đồng', (typed, amount) => expect(dongOf(typed)).toBe(amount))

test.each([
  ['', null], ['15:00', 900], ['15h', 900], ['7h30', 450], ['0:05', 5], ['24:00', undefined], ['15:60', undefined],
  ['ba giờ', undefined],
])('%o is %o minutes after midnight', (typed, minutes) => expect(timeOf(typed)).toBe(minutes))

test('numbers, whole and broken', () => {
  expect([numberOf('0,5', 10, false), numberOf('0.5', 10, true), numberOf('11', 10, true), numberOf('', 10, true)])
    .toEqual([0.5, undefined, undefined, undefined])
})

test('what is shown is read back as it was', () => {
  for (const amount of [null, 0, 5, 999, 1_000, 50_000, 1_250_000, 1_000_000_000]) {
    expect(dongOf(dongText(amount))).toBe(amount)
  }
  for (const minutes of [null, 0, 1, 450, 900, 1_439]) expect(timeOf(timeText(minutes))).toBe(minutes)
  for (const number of [0, 0.5, 15, 1.25]) expect(numberOf(numberText(number), 10_000, false)).toBe(number)
})
