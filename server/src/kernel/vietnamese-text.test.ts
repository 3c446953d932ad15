/** Need: “dang ky khai sinh” finds “Đăng ký khai sinh”; equal names are equal, whichever keyboard typed them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLines, cleanText, fold, toNfc } from './vietnamese-text.ts'
import vectors from './vietnamese-text.vectors.json' with { type: 'json' }

test.each(vectors)('“$text” is searched as “$folded”', ({ text, folded }) => {
  expect(fold(text)).toBe(folded)
  expect(fold(text.normalize('NFD'))).toBe(folded)
  expect(fold(text.normalize('NFC'))).toBe(folded)
})

test('each letter of the alphabet folds to its base', () => {
  const bases = {
    a: 'aàáảãạăằắẳẵặâầấẩẫậ', d: 'dđ', e: 'eèéẻẽẹêềếểễệ', i: 'iìíỉĩị', o: 'oòóỏõọôồốổỗộơờớởỡợ', u: 'uùúủũụưừứửữự',
    y: 'yỳýỷỹỵ',
  }
  const letters = Object.entries(bases)
    .flatMap(([base, all]) => Array.from(all.normalize('NFC'), (letter) => [letter, base] as const))
  expect(letters).toHaveLength(74)
  for (const [letter, base] of letters) expect([fold(letter), fold(letter.toUpperCase())]).toEqual([base, base])
})

test('folding twice changes nothing, and spelling does not matter', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    expect(fold(fold(text))).toBe(fold(text))
    expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
  }))
})

test.each([
  ['NFD to NFC', 'Nguye\u0302\u0303n', 'Nguyễn'],
  ['spaces', '  Trần\u00a0 Văn\t\nAn ', 'Trần Văn An'],
  ['what nobody sees', 'Lê\u200b Thị\u202e\ufeff Bé\u0000\u0007', 'Lê Thị Bé'],
  ['half a character', 'An\ud800', 'An'],
  ['a whole character beyond the basic plane stays', 'An 🌾', 'An 🌾'],
  ['markup is text like any other', '<b>An</b> & Bình', '<b>An</b> & Bình'],
])('a line is cleaned of %s', (_, text, cleaned) => {
  expect(cleanText(text)).toBe(cleaned)
  expect(cleanText(cleaned)).toBe(cleaned)
})

test('what is cleaned is clean, whatever was sent', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const cleaned = cleanText(text)
    expect(cleaned).toBe(toNfc(cleaned))
    expect(cleaned).not.toMatch(/^\s|\s$|[^\S ]|\s\s|\p{Cc}/u)
    expect(cleanText(cleaned)).toBe(cleaned)
  }))
})

test('lines stay lines, empty ones at most one', () => {
  expect(cleanLines(' Kính gửi \r\n\n\n\n  Tôi  là…\u2028Ký tên\n')).toBe('Kính gửi\n\nTôi là…\nKý tên')
})
