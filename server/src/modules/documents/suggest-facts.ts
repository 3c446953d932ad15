import type { Db } from '../../platform/db.ts'
import type { Storage } from '../../platform/storage.ts'
import { CopyFaulty } from '../../platform/store/copy.ts'
import { type FieldRules, suggestFields } from './domain/suggest-fields.ts'
import { readTextOf } from './read-text-of.ts'
import { readAnew } from './store/reading-store.ts'
import { listUnsuggested, setSuggested } from './store/review-store.ts'

/** A personal number (12 digits), however it is grouped; longer rows of digits are something else. */
const PERSONAL = /(?<![\d/-])\d(?:[ .]?\d){11}(?![\d/-])/gu

/** Personal numbers that stand in a text, once each. */
export function personalNumbersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PERSONAL)].map(([found]) => found.replace(/\D/g, '')))]
}

/**
 * Looks in what was read of scanned papers for what they say, a batch: suggestions that wait for a person (soát dữ liệu
 * nhận dạng). Nothing is suggested of what could not be read. A text that is lost holds up no other paper: it is made
 * anew, and looked at then. Answers how many papers it looked at. Throws last where a store did not answer.
 */
export async function suggestFacts(
  rooms: { readonly db: Db; readonly storage: Pick<Storage, 'open'> }, rules: FieldRules, now: Date, limit = 20,
): Promise<number> {
  const found = await listUnsuggested(rooms.db, limit)
  const failures: unknown[] = []
  for (const { paperId, documentType, sha256 } of found) {
    try {
      const pages = await readTextOf(rooms, sha256) ?? []
      await setSuggested(rooms.db, paperId, {
        fields: suggestFields(pages, documentType, rules),
        numbers: personalNumbersIn(pages.map(({ text }) => text).join('\n')),
      }, now)
    } catch (error) {
      if (isLost(error)) await readAnew(rooms.db, sha256, 'text', now)
      else failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return found.length
}

/** In no copy as it was put there, or no text at all. */
function isLost(error: unknown): boolean {
  return error instanceof CopyFaulty || error instanceof SyntaxError
}
