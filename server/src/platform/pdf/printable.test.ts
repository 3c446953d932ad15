/** Need: a paper comes out whatever was typed, and shows the name that is stored and no other. */
import { expect, test } from 'vitest'
import { charactersOf, fontFiles } from './fonts.ts'
import { printable } from './printable.ts'

// The alphabet of QCVN/TCVN 6909: 12 vowels with six tones each, and đ.
const VOWELS = Array.from('aăâeêioôơuưy').flatMap((vowel) => ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
  .map((tone) => (vowel + tone).normalize('NFC')))
const LETTERS = [...VOWELS, 'đ'].flatMap((letter) => [letter, letter.toUpperCase()])

test('every Vietnamese letter is one character and has a glyph in each face', () => {
  expect(LETTERS).toHaveLength(146)
  for (const face of fontFiles()) {
    const known = charactersOf(face)
    expect(LETTERS.filter((letter) => letter.length > 1 || !known.has(letter.charCodeAt(0)))).toEqual([])
    for (const mark of ['₫', '–', '…', '“', '”', '□', '·']) expect(known.has(mark.charCodeAt(0))).toBe(true)
    expect(known.has(0x6f22)).toBe(false) // 漢
  }
})

test.each([
  ['composes what a Mac sends', 'Nguyễn Thị Thủy'.normalize('NFD'), 'Nguyễn Thị Thủy'],
  ['keeps markup of any language', '#set $x$ *a* _b_ @c <d> [e] \\f "g"', '#set $x$ *a* _b_ @c <d> [e] \\f "g"'],
  ['does not turn a name round', 'Lan\u202egnov\u202c \u200fAn\u2067', 'Langnov An'],
  ['drops what cannot be seen', 'A\u0000n\u0007\u200b\u00ad\ufeff', 'An'],
  ['makes one line of several', 'Thôn 1\r\nxã A\tB\u2028C', 'Thôn 1 xã A B C'],
  ['puts a box for what it cannot draw', 'An 漢 😀 \ud800 \ue000', 'An □ □ □ □'],
])('%s', (_, typed, printed) => {
  expect(printable(typed)).toBe(printed)
})

test('lets no tower of marks stand on a letter', () => {
  // â and ậ compose; of the marks that remain, three are left.
  expect(printable(`a${'\u0302\u0323'.repeat(50)}`).replace(/\P{M}/gu, '')).toHaveLength(3)
})

test('what is taken for common is drawable by every face', () => {
  const common = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code))
    .filter((letter) => letter.normalize('NFC') === letter && printable(letter) === letter)
  for (const face of fontFiles()) {
    const known = charactersOf(face)
    expect(common.filter((letter) => !known.has(letter.charCodeAt(0)))).toEqual([])
  }
  expect(common.length).toBeGreaterThan(600)
})
