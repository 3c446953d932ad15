/** Need: what somebody declined stays declined until the other side says something else, and hides nothing new. */
import { expect, test } from 'vitest'
import { type DifferenceLine, isSaidAlready, isSameThere, isSameWhole } from './procedure-difference.ts'

const line = (more: Partial<DifferenceLine>): DifferenceLine => ({
  field: 'component', about: '', ours: null, theirs: null, way: 'by-hand', value: null, ...more,
})
const differs = (...lines: readonly DifferenceLine[]) => ({ kind: 'differs', lines }) as const
const [A, B] = [line({ ours: 'Giấy A' }), line({ ours: 'Giấy B' })]

test('a paper that the other side has no more is not another one that it has no more', () => {
  expect(isSaidAlready(differs(A, B), differs(A))).toBe(false)
  expect(isSaidAlready(differs(A), differs(A, B))).toBe(true)
  expect([isSameThere(differs(A), differs(A)), isSameThere(differs(B), differs(A))]).toEqual([true, false])
})

test('ours said in other words is said already, where the other side says the same', () => {
  const fee = line({ field: 'fee', about: 'Lệ phí', ours: '5.000 đ', theirs: '8.000 đ' })
  expect(isSaidAlready(differs({ ...fee, ours: '6.000 đ' }), differs(fee))).toBe(true)
  expect(isSaidAlready(differs({ ...fee, theirs: '9.000 đ' }), differs(fee))).toBe(false)
})

test('a code that got its meaning since is another difference, though it reads the same', () => {
  const limit = line({
    field: 'limit', ours: '3 ngày làm việc', theirs: '5 ngày làm việc', way: 'code-unmapped',
  })
  const meant: DifferenceLine = { ...limit, way: 'taken', value: '5' }
  expect(isSameWhole(differs(limit), differs(limit))).toBe(true)
  expect(isSameWhole(differs(meant), differs(limit))).toBe(false)
  expect(isSaidAlready(differs(meant), differs(limit))).toBe(true)
})
