import { type Word, isOneSlipApart, isSmall } from './search-words.ts'

/** The words of all procedures, and how much each tells. */
export interface Vocabulary {
  has(folded: string): boolean
  /**
   * More for what few procedures are called; small for what joins. A word of no procedure weighs as much as the rarest.
   */
  weightOf(word: Word): number
  /** Words that may have been meant by one that is not here. */
  near(folded: string): ReadonlySet<string>
}

const WEIGHT_OF_SMALL = 0.15
const SHORTEST_MENDED = 3

/** Of the words of each procedure. */
export function vocabularyOf(wordsOfEach: readonly (readonly Word[])[]): Vocabulary {
  const counts = countsOf(wordsOfEach.map((words) => words.map(({ folded }) => folded)))
  const countsAsWritten = countsOf(wordsOfEach.map((words) => words.map(({ written }) => written)))
  return {
    has: (folded) => counts.has(folded),
    weightOf(word) {
      if (isSmall(word)) return WEIGHT_OF_SMALL
      // With its marks "họ" is rarer, and tells more, than all that folds to "ho".
      const isMarked = word.written !== word.folded
      const count = (isMarked ? countsAsWritten.get(word.written) : undefined) ?? counts.get(word.folded) ?? 1
      return Math.log(1 + wordsOfEach.length / count)
    },
    near(folded) {
      if (folded.length < SHORTEST_MENDED || counts.has(folded) || /^\d+$/.test(folded)) return new Set()
      const words = [...counts.keys()].filter((known) => known.length >= SHORTEST_MENDED)
      return new Set(words.filter((known) => isOneSlipApart(folded, known)))
    },
  }
}

/** In how many lists each stands. */
function countsOf(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const list of lists) for (const one of new Set(list)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}
