import { fold } from '../../../kernel/vietnamese-text.ts'
import type { PublishedEntry } from './entry.ts'

/** A word in the title says most of what an entry is about, one in its body least. */
const [IN_TITLE, IN_SUMMARY, IN_BODY] = [9, 4, 1]
const MOST_WORDS = 12

/**
 * Entries in which all words stand, best first; with and without marks alike. `bodyOf` gives a body without its marks.
 * No words: none.
 */
export function findEntries<E extends Pick<PublishedEntry, 'content'>>(
  entries: readonly E[], text: string, bodyOf: (entry: E) => string,
): E[] {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, MOST_WORDS)
  if (words.length === 0) return []
  return entries.map((entry, place) => {
    const { title, titleEn, summary } = entry.content
    const parts = [[`${title} ${titleEn}`, IN_TITLE], [summary, IN_SUMMARY], [bodyOf(entry), IN_BODY]] as const
    const folded = parts.map(([part, weight]) => ({ part: ` ${fold(part).replace(/[^\p{L}\p{N}]+/gu, ' ')} `, weight }))
    const scores = words.map((word) =>
      folded.reduce((sum, { part, weight }) => sum + (part.includes(` ${word}`) ? weight : 0), 0))
    return { entry, place, score: scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0) }
  }).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.place - b.place).map(({ entry }) => entry)
}
