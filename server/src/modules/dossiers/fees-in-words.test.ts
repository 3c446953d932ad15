/** Need (part C4): the slip says what is to be paid, and never that nothing is where it is not known. */
import { expect, test } from 'vitest'
import type { ComputedFee } from '../payments/public.ts'
import { feesInWords } from './fees-in-words.ts'

const fee = (name: string, amount: number | null, state: ComputedFee['state'] = 'owed'): ComputedFee =>
  ({ name, kind: 'phi', amount, state, why: '' })
const said = (...fees: readonly ComputedFee[]) => feesInWords([{ moment: 'reception', fees }])

test('each fee with its amount, and their sum where several are owed', () => {
  expect(said(fee('Phí', 14_000))).toBe('Phí: 14.000 đ')
  expect(said(fee('Phí', 14_000), fee('Lệ phí', 1_000_000))).toBe('Phí: 14.000 đ; Lệ phí: 1.000.000 đ. Cộng: 1.014.000 đ')
})

test('what is not known is not nothing, and what is waived is', () => {
  expect(said(fee('Lệ phí', null, 'unpublished'))).toBe('Lệ phí: chưa tính, sẽ báo sau')
  expect(said(fee('Thuế', null, 'by-another-agency'))).toBe('Thuế: do cơ quan khác thông báo')
  expect(said(fee('Lệ phí', 0, 'exempt'), fee('Phí', 8_000))).toBe('Lệ phí: không phải nộp; Phí: 8.000 đ')
})

test('a sum that is not all says so', () => {
  expect(said(fee('Phí', 14_000), fee('Lệ phí', 6_000), fee('Thuế', null, 'unpublished'))).toBe(
    'Phí: 14.000 đ; Lệ phí: 6.000 đ; Thuế: chưa tính, sẽ báo sau. Cộng: 20.000 đ, chưa gồm khoản chưa tính',
  )
})

test('where nothing is asked the slip says nothing of it', () => {
  expect(feesInWords([])).toBeNull()
})
