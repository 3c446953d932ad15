/** Need: a date, an amount or a name of a place is not torn apart on a narrow screen. */
import { expect, test } from 'vitest'
import { showDay, showShortMoment } from './dates.ts'
import { showMoney } from './money.ts'
import { tied, unbroken } from './unbroken.ts'

test('no space of a date, a moment or an amount can break', () => {
  for (const shown of [showDay('2026-11-27'), showShortMoment('2026-11-27T09:30:00Z'), showMoney(1_250_000)])
    expect(shown).not.toContain(' ')
  expect(unbroken('thứ Sáu')).toBe('thứ\u00a0Sáu')
})

test.each([
  ['xã Quảng Minh', 'xã Quảng\u00a0Minh'], ['Huế', 'Huế'],
  ['một từ-rất-dài-không-nên-giữ', 'một từ-rất-dài-không-nên-giữ'],
])('the last syllable of %s is not alone', (name, shown) => expect(tied(name)).toBe(shown))
