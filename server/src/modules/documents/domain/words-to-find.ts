import { fold } from '../../../kernel/vietnamese-text.ts'

/** Of more words than that the first are looked for. */
const MOST = 12

/**
 * The words of what somebody looks for, as the words of papers are kept (`documents.words_of`): Latin letters and
 * digits, without marks, each once. `Khai sinh số 12/2019` gives khai, sinh, so, 12, 2019.
 */
export function wordsToFind(text: string): string[] {
  return [...new Set(fold(text).split(/[^a-z0-9]+/).filter((word) => word !== '').map((word) => word.slice(0, 60)))]
    .slice(0, MOST)
}
