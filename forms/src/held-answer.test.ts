/**
 * Need (KH 1107 II.3.3): what is held is taken over as the form would have it, or not at all: no choice that is not in
 * its list, no unit that is not of the day.
 */
import { describe, expect, test } from 'vitest'
import { type HeldCodes, type HeldPlace, answerOf, isSameAnswer, splitSince } from './held-answer.ts'
import type { Address, FieldShape } from './model.ts'

const OF_44 = { province: { code: '44', name: 'Tỉnh Mẫu' } }
const [HUYEN, XA] = [{ code: '450', name: 'Huyện Mẫu' }, { code: '18856', name: 'Xã Mẫu' }]
const PHUONG = { code: '18857', name: 'Phường Mẫu' }
/** Until 30/06/2025 a commune of a district, since then a part of a ward; of code 18999 one that is in two of them. */
const placeOn = (asOf: string) => ({ province, district, commune }: HeldCodes): HeldPlace => {
  if (province !== '44' || !['18856', '18999'].includes(commune)) return { kind: 'unknown' }
  const then = { ...OF_44, ...district === '450' && { district: HUYEN }, commune: XA }
  if (commune === '18999') return { kind: 'split', before: 'Xã Chia', then }
  if (asOf < SINCE) return { kind: 'here', units: then, before: null, then }
  return { kind: 'here', units: { ...OF_44, commune: PHUONG }, before: 'Xã Mẫu', then }
}
const readerOn = (asOf: string) => ({
  codes: { sex: { choices: [{ value: 'nam', label: 'Nam' }, { value: 'nu', label: 'Nữ' }] } }, asOf,
  placeOf: placeOn(asOf),
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
    expect(['nam', 'Nam', 'khac', '', 1].map((value) => answerOf(SEX, value, readerOn(BEFORE))?.value))
      .toEqual(['nam', undefined, undefined, undefined, undefined])
    expect(answerOf(shape({ type: 'choice', codes: 'none' }), 'nam', readerOn(BEFORE))).toBeUndefined()
  })

  test('of a text is that text, and no object', () => {
    const text = shape({ type: 'text' })
    expect([answerOf(text, 'Nam', readerOn(BEFORE)), answerOf(text, OLD, readerOn(BEFORE))]).toEqual([{ value: 'Nam' }, undefined])
  })

  test('of an address has the units of the day and their names, and says which commune it was', () => {
    expect(answerOf(NOW, OLD, readerOn(BEFORE))).toEqual({ value: { ...OLD, ...OF_44, district: HUYEN, commune: XA } })
    expect(answerOf(NOW, OLD, readerOn(SINCE))).toEqual({
      value: { country: 'VN', epoch: '2-cap', ...OF_44, commune: PHUONG, detail: 'Thôn 1' }, before: 'Xã Mẫu',
    })
  })

  test('of an address that may lie in several communes stays empty, and is said', () => {
    const split = { ...OLD, commune: { code: '18999' } }
    expect([answerOf(NOW, split, readerOn(SINCE)), splitSince(NOW, split, readerOn(SINCE))]).toEqual([undefined, 'Xã Chia'])
    expect([splitSince(NOW, OLD, readerOn(SINCE)), splitSince(shape({ type: 'text' }), split, readerOn(SINCE))])
      .toEqual([undefined, undefined])
  })

  test('of an address of a time before keeps the units of then, split since or not', () => {
    const then = { ...OLD, ...OF_44, district: HUYEN, commune: XA }
    const split = { ...OLD, commune: { code: '18999' } }
    expect([OLD, split].map((value) => answerOf(THEN, value, readerOn(SINCE))))
      .toEqual([{ value: then }, { value: then }])
    expect(splitSince(THEN, split, readerOn(SINCE))).toBeUndefined()
    // Of two that had one code nobody knows which is meant.
    const reader = { ...readerOn(SINCE), placeOf: () => ({ kind: 'split', before: 'Xã Chia', then: null }) as const }
    expect(answerOf(THEN, OLD, reader)).toBeUndefined()
  })

  test.each([
    ['of three levels on the last day of them', NOW, OLD, BEFORE, true], ['of three levels after it', NOW, OLD, SINCE, true],
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
  const held = answerOf(NOW, OLD, readerOn(BEFORE))?.value as Address
  const given = [
    held, { ...held, detail: 'Thôn 2' }, { ...held, commune: { code: '18853', name: 'Xã Khác' } }, { ...held, epoch: '2-cap' },
    { ...held, detail: 'Thôn 1'.normalize('NFD') }, 'Thôn 1', undefined,
  ]
  expect(given.map((one) => isSameAnswer(one, held))).toEqual([true, false, false, false, true, false, false])
})
