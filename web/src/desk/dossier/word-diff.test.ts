/** Need: whoever writes an opinion again sees at once what is other than the last time (users.md 2.6). */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './word-diff.ts'

test('what both have stays, the rest is gone or new', () => {
  expect(diffWords('Hồ sơ thiếu chữ ký.', 'Hồ sơ đủ chữ ký.')).toEqual([
    { kind: 'same', text: 'Hồ sơ ' }, { kind: 'gone', text: 'thiếu' }, { kind: 'new', text: 'đủ' },
    { kind: 'same', text: ' chữ ký.' },
  ])
})

test('a text that was not there is all new, and one that is not any more all gone', () => {
  expect(diffWords('', 'Đồng ý.')).toEqual([{ kind: 'new', text: 'Đồng ý.' }])
  expect(diffWords('Đồng ý.', '')).toEqual([{ kind: 'gone', text: 'Đồng ý.' }])
})

test('without what is new it is the text before, without what is gone the text after', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'ý kiến'), { maxLength: 40 })
    .map((all) => all.join(''))
  fc.assert(fc.property(words, words, (before, after) => {
    const pieces = diffWords(before, after)
    const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join('')
    expect([without('new'), without('gone')]).toEqual([before, after])
  }))
})

test('a very long text is compared line by line, and still whole', () => {
  const before = Array.from({ length: 900 }, (_, n) => `dòng ${String(n)}\n`).join('')
  const after = before.replace('dòng 7\n', 'dòng bảy\n')
  expect(diffWords(before, after).filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'gone', text: 'dòng 7\n' }, { kind: 'new', text: 'dòng bảy\n' },
  ])
})
