/** Need: beside a dossier that a ministry's system has nobody reads of the axis (part E7). */
import { expect, test } from 'vitest'
import { isOfPackage, wordsOfSide } from './difference-sides.ts'

const OF_DOSSIER = { message: null, kind: 'said-otherwise', ours: 'sent' } as const
const OF_AXIS = { message: '3f0c8a4e-0f0e-4a6e-8f1e-2b8b6f0f7a11', kind: 'missing-there', ours: 'sent' } as const
const OF_TREASURY = { message: null, kind: 'held-here', ours: 'held' } as const
const CAME = { message: null, kind: 'not-taken', ours: null } as const

test('a line is of a package, of a payment, or of a dossier', () => {
  expect([OF_AXIS, OF_TREASURY, CAME, OF_DOSSIER, { ...OF_DOSSIER, ours: '3' }].map(isOfPackage))
    .toEqual([true, true, true, false, false])
})

test.each([
  ['of a dossier that was taken', OF_DOSSIER, 'acknowledged', 'bên kia đã nhận'],
  ['of a dossier of which nothing was heard', OF_DOSSIER, 'sent', 'chưa có tin từ bên kia'],
  ['of a package that was taken', OF_AXIS, 'acknowledged', 'trục đã nhận'],
  ['of a package that is to be there', OF_AXIS, 'sent', 'phải có'],
  ['of a payment that is held', OF_TREASURY, 'held', 'đang giữ lại'],
  ['of an answer about one that cannot be read', OF_DOSSIER, 'answer-unreadable', 'trả lời không đọc được'],
  ['of an answer about another', OF_DOSSIER, 'answer-of-another', 'trả lời về hồ sơ khác'],
  ['of an error of one', OF_DOSSIER, 'error-302', 'báo mã lỗi 302'],
  ['of a code', OF_DOSSIER, '3', '3'],
  ['of nothing', OF_DOSSIER, null, 'chưa có'],
])('%s', (_, line, side, words) => {
  expect(wordsOfSide(line, side)).toBe(words)
})
