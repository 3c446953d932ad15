import { type Word, isOneSlipApart } from './search-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One of the ways a procedure is called; `words` are all of them together. */
export interface Phrase {
  readonly kind: 'name' | 'synonym' | 'result' | 'words'
  readonly words: readonly Word[]
}

export interface Score { readonly score: number; readonly kind: Phrase['kind']; readonly hasTypingError: boolean }

/** How well a word of the question meets one of a phrase: 1 is the same. */
const QUALITY = { otherMarks: 0.55, slip: 0.8, slipOfShort: 0.6, slipAndMarks: 0.4, begun: 0.8 } as const
/** One letter of so few may make any word of any other. */
const SHORT = 4
/** What is met in the name of the result is a little less sure; in words from all over, much less. */
const TRUST: Readonly<Record<Phrase['kind'], number>> = { name: 1, synonym: 1, result: 0.85, words: 0.6 }
/** Part of the question, by weight, that a phrase must meet. */
const LEAST_MET = 0.62
const BONUS_FOR_THE_WHOLE = 0.3

/** The best phrase of a procedure for a question, if any meets enough of it. */
export function scoreOf(asked: readonly Word[], phrases: readonly Phrase[], vocabulary: Vocabulary): Score | undefined {
  const near = asked.map((word) => word.isSpelledOut ? new Set<string>() : vocabulary.near(word.folded))
  const total = asked.reduce((sum, word) => sum + vocabulary.weightOf(word), 0)
  let best: Score | undefined
  for (const phrase of phrases) {
    const met = meet(asked, near, phrase.words)
    const weight = met.reduce((sum, { quality }, index) => sum + quality * weightAt(asked, index, vocabulary), 0)
    const part = weight / total
    if (part < LEAST_MET) continue
    const places = new Set(met.flatMap(({ place }) => place ?? []))
    const weights = phrase.words.map((word) => vocabulary.weightOf(word))
    const whole = weights.reduce((sum, one) => sum + one, 0)
    const covered = weights.reduce((sum, one, place) => sum + (places.has(place) ? one : 0), 0) / whole
    const isWhole = phrase.kind !== 'words' && places.size === phrase.words.length && places.size === asked.length
    const shape = 0.5 + 0.38 * covered + 0.12 * neighbours(met)
    const score = TRUST[phrase.kind] * (part ** 2 * shape + (isWhole ? BONUS_FOR_THE_WHOLE * part : 0))
    if (!best || score > best.score)
      best = { score, kind: phrase.kind, hasTypingError: met.some(({ isSlip }) => isSlip) }
  }
  return best
}

interface Met { readonly place: number | undefined; readonly quality: number; readonly isSlip: boolean }

/** Each word of the question with the best place for it that is not yet taken. */
function meet(asked: readonly Word[], near: readonly ReadonlySet<string>[], words: readonly Word[]): Met[] {
  const taken = new Set<number>()
  return asked.map((word, index) => {
    let found: Met = { place: undefined, quality: 0, isSlip: false }
    for (const [place, other] of words.entries()) {
      if (taken.has(place)) continue
      const isLast = index === asked.length - 1
      const isSlip = near[index]?.has(other.folded) ?? false
      const quality = qualityOf(word, other, isSlip, isLast)
      if (quality > found.quality) found = { place, quality, isSlip: isSlip && word.folded !== other.folded }
    }
    if (found.place !== undefined) taken.add(found.place)
    return found
  })
}

function qualityOf(word: Word, other: Word, isSlip: boolean, isLast: boolean): number {
  if (word.folded === other.folded) {
    const bothHaveMarks = word.written !== word.folded && other.written !== other.folded
    return bothHaveMarks && word.written !== other.written ? QUALITY.otherMarks : 1
  }
  if (isSlip) return qualityOfSlip(word, other)
  // Still typing: the last word may be a beginning, with its marks if it has any.
  const isMarked = word.written !== word.folded
  const begins = isMarked ? other.written.startsWith(word.written) : other.folded.startsWith(word.folded)
  return isLast && word.folded.length >= 2 && begins ? QUALITY.begun : 0
}

/** A slip of the pen beside other marks is one doubt more: "bóng" is hardly meant for "công". */
function qualityOfSlip(word: Word, other: Word): number {
  const isMarked = word.written !== word.folded
  if (isMarked && !isOneSlipApart(word.written, other.written)) return QUALITY.slipAndMarks
  return word.folded.length <= SHORT ? QUALITY.slipOfShort : QUALITY.slip
}

/** Part of the neighbouring words of the question that are neighbours in the phrase too. */
function neighbours(met: readonly Met[]): number {
  if (met.length < 2) return met[0]?.place === 0 ? 1 : 0.5
  const pairs = met.slice(1).filter(({ place }, index) => place !== undefined && met[index]?.place === place - 1)
  return pairs.length / (met.length - 1)
}

function weightAt(asked: readonly Word[], index: number, vocabulary: Vocabulary): number {
  const word = asked[index]
  return word ? vocabulary.weightOf(word) : 0
}
