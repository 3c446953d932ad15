/** Need: the words of a question that no agency has yet may be put right, and nothing else of it (ADR 0092). */
import { expect, test } from 'vitest'
import { wordsPutRight } from './put-right.ts'

const message = {
  kind: 'document', from: { id: 'A' }, to: [{ id: 'B' }], documentId: 'A,2026/11/30,1/LYK',
  subject: 'Lấy ý kiến về hồ sơ H01-1: Đăng ký biến động', content: 'Có nợ không?', business: { kind: 'new' },
}
const before = { type: 'edoc', consultation: 'c', files: [{ sha256: 'f' }], message }
const said = (more: object, around: object = {}) =>
  wordsPutRight(before, { ...before, ...around, message: { ...message, ...more } })

test('subject and content, each by itself and both', () => {
  expect(said({})).toEqual([])
  expect(said({ content: 'Còn nợ\nbảo hiểm không?' })).toEqual(['content'])
  expect(said({ subject: 'Lấy ý kiến về hồ sơ H01-1: Đăng ký đất', content: 'x' })).toEqual(['subject', 'content'])
})

test.each([
  ['its receiver', { to: [{ id: 'C' }] }, {}], ['its number', { documentId: 'A,2026/11/30,2/LYK' }, {}],
  ['what it does', { business: { kind: 'recall' } }, {}], ['a field more', { dueOn: '2026-12-01' }, {}],
  ['its files', {}, { files: [] }], ['the question', {}, { consultation: 'd' }], ['its kind', {}, { type: 'status' }],
])('not %s', (_, more, around) => {
  expect(said({ content: 'x', ...more }, around)).toBe('letter-only-words')
})

test('not the dossier of which it tells', () => {
  expect(said({ subject: 'Lấy ý kiến về hồ sơ H01-2: Đăng ký biến động' })).toBe('message-of-other-dossier')
})

test.each([[undefined], [''], [' \n '], [7], [{}], ['a\u0001b'], ['a\u0000b'], ['x'.repeat(20_001)]])('not by what is no text: %j', (content) => {
  expect(said({ content })).toBe('message-unreadable')
})

test('of a recall or a status nothing', () => {
  const recall = { ...before, message: { ...message, business: { kind: 'recall' } } }
  const other = { ...recall, message: { ...recall.message, subject: 'Lấy ý kiến về hồ sơ H01-1: a' } }
  expect(wordsPutRight(recall, other)).toBe('letter-only-words')
})
