/**
 * Need (KH 1107 II.3.3): what is held is taken over as the form would have it, or not at all: no choice that is not in
 * its list, no unit that is not of the day.
 */
import { describe, expect, test } from 'vitest'
import { answerOf, isSameAnswer } from './held-answer.ts'
import type { Address, FieldShape } from './model.ts'

const NAMES: Readonly<Record<string, string>> = {
  'province 44': 'Tỉnh Mẫu', 'district 450': 'Huyện Mẫu', 'commune 18856': 'Xã Mẫu',
}
const readerOn = (asOf: string) => ({
  codes: { sex: { choices: [{ value: 'nam', label: 'Nam' }, { value: 'nu', label: 'Nữ' }] } }, asOf,
  unitName: (level: string, code: string) => NAMES[`${level} ${code}`],
})
const shape = (more: Partial<FieldShape>) => ({ key: 'k', label: 'K', required: 'never', ...more }) as FieldShape
const SEX = shape({ type: 'choice', codes: 'sex' })
const NOW = shape({ type: 'address', time: 'now' })
const THEN = shape({ type: 'address', time: 'then' })
const OLD = {
  country: 'VN', epoch: '3-cap', province: { code: '44' }, district: { code: '450' }, commune: { code: '18856' }, detail: 'Thôn 1',
}
const NEW = { country: 'VN', epoch: '2-cap', province: { code: '44' }, commune: { code: '18856' } }
// The two levels are in force from this day on (Luật 72/2025/QH15).
const [BEFORE, SINCE] = ['2025-06-30', '2025-07-01']

describe('a held value', () => {
  test('of a list is one of its values, and never its words', () => {
    expect(['nam', 'Nam', 'khac', '', 1].map((value) => answerOf(SEX, value, readerOn(BEFORE))))
      .toEqual(['nam', undefined, undefined, undefined, undefined])
    expect(answerOf(shape({ type: 'choice', codes: 'none' }), 'nam', readerOn(BEFORE))).toBeUndefined()
  })

  test('of a text is that text, and no object', () => {
    const text = shape({ type: 'text' })
    expect([answerOf(text, 'Nam', readerOn(BEFORE)), answerOf(text, OLD, readerOn(BEFORE))]).toEqual(['Nam', undefined])
  })

  test('of an address has the names of its units', () => {
    expect(answerOf(NOW, OLD, readerOn(BEFORE))).toEqual({
      ...OLD, province: { code: '44', name: 'Tỉnh Mẫu' }, district: { code: '450', name: 'Huyện Mẫu' },
      commune: { code: '18856', name: 'Xã Mẫu' },
    })
  })

  test.each([
    ['of three levels on the last day of them', NOW, OLD, BEFORE, true], ['of three levels after it', NOW, OLD, SINCE, false],
    ['of two levels from their first day', NOW, NEW, SINCE, true], ['of two levels before it', NOW, NEW, BEFORE, false],
    ['of three levels, of a time before', THEN, OLD, SINCE, true],
    ['of three levels without a district', NOW, { ...OLD, district: undefined }, BEFORE, false],
    ['of two levels with one', NOW, { ...NEW, district: { code: '450' } }, SINCE, false],
    ['of a commune that nobody knows', NOW, { ...OLD, commune: { code: '99999' } }, BEFORE, false],
    ['of a code that is no text', NOW, { ...OLD, commune: { code: 18856 } }, BEFORE, false],
    ['abroad', NOW, { country: 'LA', epoch: 'nuoc-ngoai', text: 'Viêng Chăn' }, BEFORE, false],
    ['in words', NOW, 'Thôn 1, xã Mẫu', BEFORE, false],
  ])('of an address %s', (_, field, value, day, isTaken) => {
    expect(answerOf(field, value, readerOn(day)) !== undefined).toBe(isTaken)
  })
})

test('an address is the one that is held by its commune and its line', () => {
  const held = answerOf(NOW, OLD, readerOn(BEFORE)) as Address
  const given = [
    held, { ...held, detail: 'Thôn 2' }, { ...held, commune: { code: '18853', name: 'Xã Khác' } }, { ...held, epoch: '2-cap' },
    { ...held, detail: 'Thôn 1'.normalize('NFD') }, 'Thôn 1', undefined,
  ]
  expect(given.map((one) => isSameAnswer(one, held))).toEqual([true, false, false, false, true, false, false])
})
