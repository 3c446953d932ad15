import { createHash } from 'node:crypto'
import { fold } from '../../kernel/vietnamese-text.ts'

/** What remains of a text to know it again: nobody can read it back. */
export interface TextPrint {
  /** 256 bits in 32 bytes: similar texts differ in few of them (simhash). */
  readonly print: Buffer
  /** How many words it had. */
  readonly words: number
}

/** With fewer words two papers are alike by chance. */
const LEAST_WORDS = 30
/** Numbers and days tell papers of one form apart: each counts as so many words. */
const OF_NUMBERS = 2
/**
 * From how alike on two readings are of one text. So many bits may differ: measured on the page set, two readings
 * differ in 18 at most (0.4 % of letters wrong; 28 of a short paper), two pages in 46 and more, two certificates of one
 * form in 60. Of the longer text's words the shorter must have that share, or a page is missing.
 */
export const SAME_TEXT = { bits: 34, words: 0.8 }
const BITS = 256

/**
 * The print of what was read of a paper; undefined where too little was. Words are folded, since a reading errs in
 * diacritics first, and count with their neighbour too, so that their order does.
 */
export function textPrintOf(text: string): TextPrint | undefined {
  const words = fold(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1)
  if (words.length < LEAST_WORDS) return undefined
  const sums = new Int32Array(BITS)
  const add = (feature: string, weight: number) => {
    const bits = createHash('sha256').update(feature).digest()
    for (let bit = 0; bit < BITS; bit += 1) {
      const isSet = ((bits[bit >> 3] ?? 0) >> (bit & 7) & 1) === 1
      sums[bit] = (sums[bit] ?? 0) + (isSet ? weight : -weight)
    }
  }
  for (const [n, word] of words.entries()) {
    add(word, /\d/.test(word) ? OF_NUMBERS : 1)
    add(`${words[n - 1] ?? ''} ${word}`, 1)
  }
  const print = Buffer.alloc(BITS / 8)
  for (const [bit, sum] of sums.entries()) if (sum > 0) print[bit >> 3] = (print[bit >> 3] ?? 0) | 1 << (bit & 7)
  return { print, words: words.length }
}

/** Whether two readings are of the same text: perhaps of one paper that was scanned twice. A hint, and no proof. */
export function isSameText(one: TextPrint, other: TextPrint): boolean {
  const [fewer, more] = [Math.min(one.words, other.words), Math.max(one.words, other.words)]
  return fewer >= more * SAME_TEXT.words && bitsApart(one.print, other.print) <= SAME_TEXT.bits
}

function bitsApart(one: Buffer, other: Buffer): number {
  let apart = 0
  for (const [n, byte] of one.entries()) {
    for (let rest = byte ^ (other[n] ?? 0); rest > 0; rest &= rest - 1) apart += 1
  }
  return apart
}
