/**
 * Need: nobody comes without money because a blank looked like "free": a blank or a 0 on a portal does not
 * mean so; and nobody stays away because of a fee that is not asked. Fees are those of the
 * decrees that the cases name.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeeItem, FeeState } from './procedure.ts'
import { showFee } from './show-fee.ts'

const item = (given: Partial<FeeItem> = {}): FeeItem =>
  ({ name: 'Lệ phí', kind: 'le-phi', amount: 20_000, onlineAmount: null, per: 'lần', condition: null, ...given })

describe('a fee', () => {
  test('that law waives is said to be free', () => {
    expect(showFee({ state: 'free', items: [], text: null })).toEqual({
      summary: 'Không thu phí, lệ phí', lines: [], isPublished: true,
    })
  })

  test('lower online says both: registration of residence, 20.000 and 10.000', () => {
    const fee = {
      state: 'amount' as const, text: null, items: [item({ name: 'Lệ phí đăng ký cư trú', onlineAmount: 10_000 })],
    }
    expect(showFee(fee)).toEqual({
      summary: 'Lệ phí đăng ký cư trú: 20.000 đ/lần',
      lines: ['Lệ phí đăng ký cư trú: 20.000 đ/lần; nộp trực tuyến: 10.000 đ/lần'], isPublished: true,
    })
  })

  test('waived online only says so: registration of an enterprise', () => {
    const fee = {
      state: 'amount' as const, text: null,
      items: [item({ amount: 50_000, onlineAmount: 0 }), item({ name: 'Công bố', amount: 100_000 })],
    }
    expect(showFee(fee).lines[0]).toBe('Lệ phí: 50.000 đ/lần; nộp trực tuyến: miễn')
  })

  test('in tiers keeps the tiers: certified copies, 2.000 a page, 1.000 from page 3, at most 200.000', () => {
    const condition = 'Trang 1-2; từ trang 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản'
    const fee = {
      state: 'amount' as const, text: null,
      items: [item({ name: 'Phí chứng thực bản sao', amount: 2_000, per: 'trang', condition })],
    }
    expect(showFee(fee).lines).toEqual([`Phí chứng thực bản sao: 2.000 đ/trang (${condition})`])
  })

  test('that the council sets is neither free nor an amount', () => {
    const shown = showFee({ state: 'council', items: [item({ amount: null })], text: null })
    expect(shown.summary).toContain('Hội đồng nhân dân tỉnh quy định')
    expect(shown).toMatchObject({ isPublished: false, lines: ['Lệ phí: chưa công bố mức'] })
  })

  test('that the tax office computes later says who and when', () => {
    const text = 'Nghĩa vụ tài chính do cơ quan thuế thông báo trong quá trình giải quyết'
    expect(showFee({ state: 'variable', items: [], text }).summary).toBe(text)
  })

  test('free in time and not afterwards says both, and is not fully published', () => {
    const text = 'Đúng hạn: miễn; quá hạn: mức do HĐND tỉnh quy định'
    const shown = showFee({ state: 'mixed', items: [item({ amount: 0, condition: 'Đúng hạn' })], text })
    expect(shown).toEqual({ summary: text, lines: ['Lệ phí: miễn (Đúng hạn)'], isPublished: false })
  })

  test('nobody published says so', () => {
    expect(showFee({ state: 'unpublished', items: [], text: null })).toEqual({
      summary: 'Chưa công bố mức phí, lệ phí', lines: [], isPublished: false,
    })
    expect(showFee({ state: 'amount', items: [], text: null }).isPublished).toBe(false)
  })
})

test('whatever the data, an unknown fee is never shown as free, and no fee as "0 đồng"', () => {
  const states: FeeState[] = ['amount', 'mixed', 'council', 'variable', 'unpublished']
  const amounts = fc.option(fc.integer({ min: 1, max: 9_999_999 }), { nil: null })
  const items = fc.array(fc.record({ amount: amounts, onlineAmount: amounts }).map(item), { maxLength: 4 })
  fc.assert(fc.property(fc.constantFrom(...states), items, (state, list) => {
    const { summary, lines } = showFee({ state, items: list, text: null })
    const said = [summary, ...lines].join(' ')
    expect(said).not.toMatch(/(?<![\d.])0 (đ|đồng)|[Mm]iễn phí|Không thu/)
  }))
})
