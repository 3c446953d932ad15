import { charactersOf, fontFiles } from './fonts.ts'

/** What stands for a character no face has a glyph for: PDF/A allows no missing glyphs, so the paper would not come. */
const UNKNOWN = '\u25a1'
/** Marks that reorder or hide text: a name may not be printed other than it is stored. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029\u034f\u115f\u1160\u3164\ufe00-\ufe0f]/gu
/** What nearly every text consists of, and needs no second look. */
const COMMON = /^[\x20-\x7e\u00c0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013]*$/u
const STACKED = /(\p{M}{3})\p{M}+/gu

let printed: ReadonlySet<number> | undefined

/**
 * A text as it can stand on paper: composed (NFC), every line break and tab a space, no control or direction marks, at
 * most three marks on a letter, and a box for what the fonts cannot draw.
 */
export function printable(text: string): string {
  const composed = text.normalize('NFC')
  return COMMON.test(composed) ? composed : drawable(composed)
}

function drawable(text: string): string {
  const known = printed ??= charactersOfEveryFace()
  const seen = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').replace(INVISIBLE, '').replace(STACKED, '$1')
  return Array.from(seen, (letter) => known.has(letter.codePointAt(0) ?? 0) ? letter : UNKNOWN).join('')
}

function charactersOfEveryFace(): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = fontFiles().map(charactersOf)
  return new Set([...first].filter((code) => others.every((face) => face.has(code))))
}
