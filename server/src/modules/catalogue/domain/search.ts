import type { ProcedureVersionRow, SynonymRow } from './procedure.ts'
import { type Phrase, scoreOf } from './search-score.ts'
import { type Word, isSmall, spelledOut, withoutChatter, wordsOf } from './search-words.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** What can be found: a procedure by its names. */
export interface Findable {
  readonly procedure: string
  readonly code: string | null
  readonly name: string
  /** What one gets in the end; people ask for that as often as for the procedure. */
  readonly result: string
  readonly synonyms: readonly string[]
  /** Several procedures in one: its names hold those of its members, and whoever means one of them means that. */
  readonly isBundle?: boolean | undefined
}

/** What can be found of a version of the catalogue. */
export function findableOf(
  { procedure, code, content }: Pick<ProcedureVersionRow, 'procedure' | 'code' | 'content'>,
  synonyms: readonly SynonymRow[],
): Findable {
  return {
    procedure, code, name: content.name, result: content.result.name, isBundle: content.bundle !== undefined,
    synonyms: synonyms.filter((one) => one.procedure === procedure).map(({ words }) => words),
  }
}

/** Why something was found, to be shown beside it and to be tested. */
export type Reason = 'code' | 'name' | 'synonym' | 'result' | 'words' | 'abbreviation' | 'typing-error'

export interface Hit {
  readonly procedure: string
  /** 0 to 2, comparable within one answer only. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

interface Indexed { readonly of: Findable; readonly phrases: readonly Phrase[] }

/** Less than this part of the best hit is not worth a look. */
const WORTH_A_LOOK = 0.4
/** A bundle that fits no better than a procedure comes after it. */
const OF_A_BUNDLE = 0.9
/** Below this a hit is far-fetched, however alone it stands. */
const FAR_FETCHED = 0.25

/**
 * Makes a search over procedures. The answer: by code, whole or its digits; else by words, best first, at most `limit`.
 * Marks may be missing, wrong or in two parts (NFD), a word shortened as offices do, run together or one letter off,
 * and the order free; words that only ask ("thủ tục", "ở đâu") do not count. An answer is empty rather than
 * far-fetched. Pure; some two milliseconds a search over 56 procedures.
 */
export function openSearch(findables: readonly Findable[]): (text: string, limit?: number) => Hit[] {
  const index = findables.map((of): Indexed => ({ of, phrases: phrasesOf(of) }))
  const vocabulary = vocabularyOf(index.map(({ phrases }) => phrases.flatMap(({ words }) => words)))
  return (text, limit = 20) => {
    const byCode = findByCode(findables, text)
    if (byCode.length > 0) return byCode.slice(0, limit)
    const asked = understand(text, vocabulary)
    if (asked.words.every(isSmall)) return []
    const hits = index.flatMap(({ of, phrases }): Hit[] => {
      const best = scoreOf(asked.words, phrases, vocabulary)
      if (!best) return []
      const reasons: Reason[] = [best.kind]
      if (asked.isSpelledOut) reasons.push('abbreviation')
      if (best.hasTypingError || asked.isMended) reasons.push('typing-error')
      return [{ procedure: of.procedure, score: of.isBundle ? best.score * OF_A_BUNDLE : best.score, reasons }]
    })
    const inOrder = hits.sort((a, b) => b.score - a.score)
    const least = Math.max(FAR_FETCHED, WORTH_A_LOOK * (inOrder[0]?.score ?? 0))
    return inOrder.filter(({ score }) => score >= least).slice(0, limit)
  }
}

/** A result that is written “Thẻ BHYT” must not keep the short form from meaning the words in all other names. */
function phrasesOf({ name, result, synonyms }: Findable): Phrase[] {
  const inFull = (text: string) => wordsOf(text).flatMap(spelledOut)
  const own: Phrase[] = [
    { kind: 'name', words: inFull(name) },
    ...synonyms.map((text): Phrase => ({ kind: 'synonym', words: inFull(text) })),
    { kind: 'result', words: inFull(result) },
  ]
  return [...own, { kind: 'words', words: own.flatMap(({ words }) => words) }]
}

/** `1.999999`, with the suffix of a province, without its dot, or from the fourth digit on. */
function findByCode(findables: readonly Findable[], text: string): Hit[] {
  const [, first = '', second = ''] = /^\s*(\d)\.?(\d{3,6})(?:\.[\w.]{0,20})?\s*$/.exec(text.slice(0, 60)) ?? []
  if (first === '') return []
  const digits = first + second
  return findables.filter(({ code }) => code?.replace('.', '').startsWith(digits))
    .map(({ procedure, code }) => ({ procedure, score: code?.length === digits.length + 1 ? 2 : 1, reasons: ['code'] }))
}

/**
 * The question as words of the vocabulary, as far as possible: short forms spelled out, run-together words taken apart.
 */
function understand(text: string, vocabulary: Vocabulary) {
  let [isSpelledOut, isMended] = [false, false]
  const words = withoutChatter(wordsOf(text)).flatMap((word): readonly Word[] => {
    if (vocabulary.has(word.folded)) return [word]
    const meaning = spelledOut(word)
    if (meaning[0] !== word) {
      isSpelledOut = true
      return meaning
    }
    const parts = takenApart(word, vocabulary)
    if (parts.length > 1) isMended = true
    return parts
  })
  return { words, isSpelledOut, isMended }
}

/** `khaisinh` is two words of the vocabulary, if each has two letters or more. */
function takenApart(word: Word, vocabulary: Vocabulary): readonly Word[] {
  for (let cut = 2; cut <= word.folded.length - 2; cut += 1) {
    const parts = [word.folded.slice(0, cut), word.folded.slice(cut)]
    // Marks are dropped: where a letter takes two code points, the places in the written word would be others.
    if (parts.every((part) => vocabulary.has(part))) return parts.map((part) => ({ written: part, folded: part }))
  }
  return [word]
}
