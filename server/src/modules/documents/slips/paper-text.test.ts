/** Need: days as an office writes them (NĐ 30/2020/NĐ-CP, annex I), in the time of Viet Nam. */
import { expect, test } from 'vitest'
import { showBriefly, showDay, showMoment, two } from './paper-text.ts'

test('days below 10 and the months 1 and 2 take a nought, others none', () => {
  expect(showDay('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026')
  expect(showDay('2026-03-10')).toBe('ngày 10 tháng 3 năm 2026')
  expect(showDay('2026-12-31')).toBe('ngày 31 tháng 12 năm 2026')
  expect(() => showDay('2026-02-30')).toThrow(RangeError)
})

test('a moment is told in Viet Nam, where 17:59 UTC is already tomorrow', () => {
  expect(showMoment(new Date('2026-12-31T17:59:59Z'))).toBe('00 giờ 59 phút, ngày 01 tháng 01 năm 2027')
  expect(showBriefly(new Date('2026-12-31T16:59:00Z'))).toBe('23:59 31/12/2026')
})

test('nothing can be written before a number', () => {
  expect([two(0), two(9), two(12), two(100)]).toEqual(['00', '09', '12', '100'])
})
