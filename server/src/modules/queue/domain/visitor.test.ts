/** Need (part C1): whoever scans the card or types a phone is found at the counter; any other code is told plainly. */
import { describe, expect, test } from 'vitest'
import { visitorIn } from './visitor.ts'

const demo = { demo: true }

describe('what is given at a kiosk', () => {
  test('is nothing, of one’s own will', () => {
    expect(visitorIn('  ', demo)).toEqual({ ok: true, value: undefined })
  })

  // As the card has it (căn cước 2021), and as that of 2024 with fields behind.
  test.each([
    '000184990131|123456789|Lê Thị Xa|01021984|Nữ|Thôn 1, Xã Hai|25042021',
    ' 000184990131||Lê  Thị Xa|01021984|Nữ|Thôn 1|25042021||Lê Văn Cha|Trần Thị Mẹ| ',
  ])('is a card: %s', (text) => {
    expect(visitorIn(text, demo)).toEqual({
      ok: true, value: { kind: 'card', number: '000184990131', fullName: 'Lê Thị Xa' },
    })
  })

  test.each(['0500 000 001', '0500000001', '+84500000001'])('is a phone: %s', (text) => {
    expect(visitorIn(text, demo)).toEqual({ ok: true, value: { kind: 'phone', number: '+84500000001' } })
  })

  test.each([
    ['000184990131', 'phone-wrong'], ['0232 3822 011', 'phone-wrong'], ['0500', 'phone-wrong'],
    ['00018499013|x|Lê Thị Xa|01021984', 'card-unread'], ['000184990131|x||01021984', 'card-unread'],
    ['|||', 'card-unread'], ['https://vidu.vn/qr/1', 'code-unknown'], ['HEN-ABCD-EFGH', 'code-unknown'],
    ['00020101021238570010A000000727012700069704', 'code-unknown'], ['000201010212385700108000007270127', 'code-unknown'],
    ['x'.repeat(500), 'code-unknown'],
  ])('is refused: %s as %s', (text, code) => {
    expect(visitorIn(text, demo)).toEqual({ ok: false, refusal: { code } })
  })

  test('is of nobody invented where people are real', () => {
    expect(visitorIn('000184990131|x|Lê Thị Xa|01021984')).toMatchObject({ refusal: { code: 'card-unread' } })
    expect(visitorIn('0500000001')).toMatchObject({ refusal: { code: 'phone-wrong' } })
  })
})
