/** Need: one batch through the scanner becomes the papers that lay in it; none is lost, and none swallows another. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Separator, readSeparator, separatorText } from './separator.ts'
import { type BatchPage, splitBatch } from './split-batch.ts'

const POWER: Separator = { kind: 'type', documentType: 'giay-uy-quyen' }
const PART: Separator = { kind: 'component', dossier: 'H99.12-210625-0004', component: 'to-khai' }

/**
 * A batch in letters: S, C sheets of two kinds, X a sheet nobody can read, D one that says two things, p a page, b a
 * blank one.
 */
function batch(letters: string): BatchPage[] {
  const texts: Readonly<Record<string, string[]>> = {
    S: [separatorText(POWER)], C: [separatorText(PART)], D: [separatorText(POWER), separatorText(PART)],
    p: ['https://example.vn/tra-cuu/1'],
  }
  return Array.from(letters, (letter, n) => (
    { page: n + 1, texts: texts[letter] ?? [], hasBars: 'SCXD'.includes(letter), isBlank: letter === 'b' }))
}
const papersOf = (letters: string) => splitBatch(batch(letters)).papers.map(({ separator, pages }) => (
  [separator === null ? null : separator.kind === 'type' ? separator.documentType : separator.component, ...pages]))

describe('the text of a sheet', () => {
  test.each([POWER, PART])('says what it should: %o', (separator) => {
    expect(readSeparator(separatorText(separator))).toEqual(separator)
  })

  test('any letter that is wrong, and any two that are swapped, are found', () => {
    const text = separatorText(PART)
    for (let n = 6; n < text.length; n += 1) {
      expect(readSeparator(`${text.slice(0, n)}${text[n] === 'x' ? 'y' : 'x'}${text.slice(n + 1)}`)).toBe('broken')
      if (text[n] !== text[n - 1] && n > 6) {
        expect(readSeparator(text.slice(0, n - 1) + (text[n] ?? '') + (text[n - 1] ?? '') + text.slice(n + 1))).toBe('broken')
      }
    }
  })

  test('a code of somebody else is none of ours; what a code cannot hold is not made', () => {
    expect(readSeparator('https://example.vn/MCNC1/T/x')).toBeUndefined()
    expect(() => separatorText({ kind: 'type', documentType: 'tờ/khai' })).toThrow(RangeError)
  })
})

describe('a batch', () => {
  test.each([
    ['without a sheet is one paper without a name', 'pp', [[null, 1, 2]]],
    ['has its papers in their order', 'SppCp', [['giay-uy-quyen', 2, 3], ['to-khai', 5]]],
    ['begins before its first sheet', 'pSp', [[null, 1], ['giay-uy-quyen', 3]]],
    ['keeps two papers of one kind apart', 'SpSp', [['giay-uy-quyen', 2], ['giay-uy-quyen', 4]]],
    ['has sheets printed on one side, scanned on both', 'SbpbCbp', [['giay-uy-quyen', 3, 4], ['to-khai', 7]]],
    ['has nothing', '', []],
  ])('%s', (_, letters, papers) => {
    expect(papersOf(letters)).toEqual(papers)
  })

  test('a sheet that cannot be read is said, and what is behind it belongs to no other paper', () => {
    expect(splitBatch(batch('SpXpSp'))).toEqual({
      papers: [{ separator: POWER, pages: [2] }, { separator: null, pages: [4] }, { separator: POWER, pages: [6] }],
      leftOut: [1, 3, 5], faults: [{ code: 'separator-unreadable', page: 3 }],
    })
  })

  test('a sheet that says two things, and one with nothing behind it, are said', () => {
    expect(splitBatch(batch('DpSC')).faults).toEqual([
      { code: 'separator-ambiguous', page: 1 }, { code: 'separator-empty', page: 3 }, { code: 'separator-empty', page: 4 },
    ])
  })

  test('whatever comes, each page is in one paper or left out, and no paper reaches over a sheet', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('S', 'C', 'X', 'D', 'p', 'b'), { maxLength: 30 }), (letters) => {
      const pages = batch(letters.join(''))
      const { papers, leftOut } = splitBatch(pages)
      const all = [...papers.flatMap((paper) => paper.pages), ...leftOut].sort((a, b) => a - b)
      expect(all).toEqual(pages.map(({ page }) => page))
      for (const paper of papers) {
        for (let page = paper.pages[0] ?? 0; page <= (paper.pages.at(-1) ?? 0); page += 1) {
          expect('SCXD'.includes(letters[page - 1] ?? '')).toBe(false)
        }
      }
    }))
  })
})
